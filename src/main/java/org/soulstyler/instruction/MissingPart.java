package org.soulstyler.instruction;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

import org.soulstyler.instruction.InstructionGrammar.Span;
import org.soulstyler.instruction.InstructionText.Piece;

/**
 * Judges a part that a model found only when it was told that there is one. It
 * is believed where the words around it say so: a style after "into" or "out
 * of", an object after "the".
 */
final class MissingPart {

	/** Between an object and the style that follows. */
	private static final Set<String> BEFORE_STYLE = Set.of("into", "in", "as",
		"like", "of", "from", "with", "by", "for", "become", "becomes", "became",
		"becoming", "be", "look", "looks", "looking", "all", "pure", "but", "via",
		"after", "wear", "wears", "gets", "resemble", "resembles", "goes", "made");

	/** Between a style and the object that follows. */
	private static final Set<String> AFTER_STYLE = Set.of("for", "on", "onto",
		"over", "across", "instead", "style", "look", "effect", "texture", "vibes",
		"suits", "covers");

	/** "Make the balloon terracotta": verbs with nothing between the parts. */
	private static final Set<String> MAKING = Set.of("make", "paint", "turn",
		"render");

	/** What a wish without a style is made of. */
	private static final Set<String> NO_STYLE = Set.of("something", "anything",
		"nothing", "it", "me", "you", "us", "this", "that", "here", "there",
		"better", "nicer", "nice", "good", "great", "cool", "new", "different",
		"else", "find", "picture", "photo", "image", "scene", "look", "style");

	/** With which an object begins that cannot be a style. */
	static final Set<String> BEFORE_OBJECT = Set.of("the", "my", "your",
		"our", "his", "her", "their", "this", "that", "these", "those", "both",
		"each", "every", "all", "whichever");

	private static final Set<String> NO_OBJECT = Set.of("look", "style", "effect",
		"texture", "picture", "photo", "image", "scene", "way", "rest", "thing");

	private MissingPart() {}

	/** "The red apple" and no more names a thing in the picture, not a style. */
	static boolean isObjectAlone(final InstructionText text, final Span part) {
		final List<Piece> pieces = text.pieces();
		for (int i = 0; i < pieces.size(); i++)
			if (pieces.get(i).word() && (i < part.first() || i > part.last()))
				return false;
		return BEFORE_OBJECT.contains(word(pieces, part.first()));
	}

	/** Whether words outside the objects are likely to be their style. */
	static boolean isStyle(final InstructionText text, final Span objects,
		final Span style)
	{
		final List<Piece> pieces = text.pieces();
		for (int i = style.first(); i <= style.last(); i++)
			if (NO_STYLE.contains(word(pieces, i))) return false;
		if (style.first() > objects.last()) {
			if (style.first() == objects.last() + 1 && endsWith(pieces, style)) //
				return BEFORE_OBJECT.contains(word(pieces, objects.first())) && IntStream
					.range(0, objects.first()).anyMatch(i -> MAKING.contains(word(pieces,
						i)));
			final Piece before = pieces.get(style.first() - 1);
			return before.breaks() || BEFORE_STYLE.contains(word(pieces, style
				.first() - 1));
		}
		for (int i = style.last() + 1; i < objects.first(); i++)
			if (AFTER_STYLE.contains(word(pieces, i))) return true;
		return false;
	}

	/** Whether words outside the style are likely to be its object. */
	static boolean isObject(final InstructionText text, final Span objects,
		final Span style)
	{
		final List<Piece> pieces = text.pieces();
		for (int i = objects.first(); i <= objects.last(); i++)
			if (NO_OBJECT.contains(word(pieces, i))) return false;
		if (BEFORE_OBJECT.contains(word(pieces, objects.first()))) return true;
		if (isLabel(pieces, style, objects)) return true;
		if (objects.first() > 0 || objects.last() >= style.first()) return false;
		// "boat: fire", "boat but in fire"
		for (int i = objects.last() + 1; i < style.first(); i++)
			if (pieces.get(i).word() && !BEFORE_STYLE.contains(word(pieces, i)))
				return false;
		return objects.last() + 1 < style.first();
	}

	/** "Steampunk helicopter, please": a style, its object, and no more. */
	private static boolean isLabel(final List<Piece> pieces, final Span style,
		final Span objects)
	{
		return style.first() == 0 && objects.first() == style.last() + 1 &&
			endsWith(pieces, objects);
	}

	/** Whether but for "please" and the like nothing comes after. */
	private static boolean endsWith(final List<Piece> pieces, final Span span) {
		return pieces.subList(span.last() + 1, pieces.size()).stream().noneMatch(
			p -> p.begins() || p.ends());
	}

	private static String word(final List<Piece> pieces, final int at) {
		return pieces.get(at).text().toLowerCase(Locale.ROOT);
	}
}
