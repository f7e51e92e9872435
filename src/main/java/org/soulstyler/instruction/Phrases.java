package org.soulstyler.instruction;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

import org.jspecify.annotations.Nullable;
import org.soulstyler.instruction.InstructionText.Piece;
import org.soulstyler.instruction.SplitterTask.Answer;

/**
 * Makes whole phrases of the parts that a chat model names: such models find
 * the noun and miss where its phrase begins and ends. "tuba player" becomes
 * "the tuba player's hat", "the forest" becomes "the forest behind it", and
 * "Hokusai look" becomes "Hokusai". Nothing is changed that is part of another
 * target, nor in languages without a {@link Grammar}.
 */
final class Phrases {

	private final InstructionText text;
	private final List<Piece> pieces;
	private final Grammar grammar;

	private Phrases(final InstructionText text, final Grammar grammar) {
		this.text = text;
		pieces = text.pieces();
		this.grammar = grammar;
	}

	/** The answer with whole phrases. */
	static Answer complete(final InstructionText text, final Answer answer) {
		final Grammar grammar = text.language().grammar();
		if (grammar == null) return answer;
		final Phrases phrases = new Phrases(text, grammar);
		return answer.targets().size() == 1 ? new Answer(List.of(phrases.complete(
			answer.targets().get(0), true))) : new Answer(answer.targets().stream()
				.map(t -> phrases.complete(t, false)).toList());
	}

	/**
	 * The answer with what is joined to its only object and to nothing else: "the
	 * man in the hat <em>and the dog in the basket</em> into gold". Trained models
	 * miss this, too.
	 */
	static Answer withJoined(final InstructionText text, final Answer answer) {
		final Grammar grammar = text.language().grammar();
		if (grammar == null || answer.targets().size() > 1) return answer;
		final InstructionGrammar spans = InstructionGrammar.of(text);
		final Optional<Span> found = spans.objectsApartFrom(answer.objects(), answer
			.style());
		if (found.isEmpty()) return answer;
		final Span object = found.get();
		final Optional<Span> style = spans.spans(answer.style()).stream().filter(
			s -> s.first() > object.last()).findFirst();
		return style.isEmpty() ? answer : new Answer(text.span(object.first(),
			new Phrases(text, grammar).joined(object.last(), style.get().first())),
			answer.style());
	}

	// -- Helper methods --

	/** @param alone whether what follows cannot be another target's */
	private Target complete(final Target target, final boolean alone) {
		final InstructionGrammar.Parts parts = InstructionGrammar.of(text).parts(
			target);
		Span object = parts.object(), style = parts.style();
		if (object != null && style != null && object.overlaps(style))
			return target;
		if (areSwapped(object, style)) {
			final Span named = object;
			object = style;
			style = named;
		}
		final Span said = style;
		if (style != null) style = style(style, object);
		if (object != null) object = object(object, said, alone);
		return new Target(said(object), said(style));
	}

	private boolean areSwapped(final @Nullable Span object,
		final @Nullable Span style)
	{
		if (style == null) return false;
		// "The red apple", and nothing else: a style would have no article.
		if (object == null) return isDefinite(style) && begin(style.first(),
			null) == 0 && isEnd(style.last() + 1) && style.last() + 2 >= pieces
				.size();
		// "Neon for everything"
		if (grammar.objectSets().everything().matcher(said(style)).matches())
			return true;
		// "Village -> Monet"
		if (object.first() == style.last() + 2 && isArrow(style.last() + 1))
			return true;
		// "Clouds on the cars"
		final int tie = object.last() + 1;
		return tie < style.first() && style.first() <= tie + 2 && grammar.phrases()
			.ties().contains(word(tie)) && isDefinite(style) && !isDefinite(object);
	}

	private boolean isDefinite(final Span part) {
		return isDeterminer(begin(part.first(), null));
	}

	private String said(final @Nullable Span part) {
		return part == null ? "" : text.span(part.first(), part.last());
	}

	private @Nullable Span object(final Span named, final @Nullable Span style,
		final boolean alone)
	{
		int first = withoutVerb(named);
		if (grammar.pronouns().contains(word(first)) || grammar.phrases().wrappers()
			.contains(word(named.last()))) return null;
		if (first == named.first()) first = begin(first, style);
		int last = named.last();
		if (isOwner(last + 1) && isFree(last + 2, style)) {
			last += 2;
			while (isContent(last + 1, style))
				last++;
		}
		return new Span(first, alone ? end(last, style) : last);
	}

	/** Where it begins without the wish: "first render the walrus". */
	private int withoutVerb(final Span part) {
		final int before = part.first() - 1;
		if (before >= 0 && !pieces.get(before).breaks() && !grammar.clauses()
			.joints().contains(word(before))) return part.first();
		int verb = part.first();
		while (verb < part.last() && grammar.requests().fillers().contains(word(
			verb)))
			verb++;
		return verb < part.last() && grammar.clauses().verbs().contains(word(verb))
			? verb + 1 : part.first();
	}

	/** With the article, or the owner, in front: "the old piper's hat". */
	private int begin(final int named, final @Nullable Span style) {
		int first = named;
		while (isOwner(first - 1) && isFree(first - 2, style))
			first -= 2;
		int article = first - 1;
		while (first < named && isContent(article, style))
			article--;
		return isFree(article, style) && isDeterminer(article) && !isDeterminer(
			first) ? article : first;
	}

	private boolean isDeterminer(final int piece) {
		return grammar.clauses().objectDeterminers().contains(word(piece));
	}

	/** With the relation behind: "the forest behind it". */
	private int end(final int named, final @Nullable Span style) {
		final int next = named + 1;
		if (next >= pieces.size() || !pieces.get(next).word()) return named;
		int end = next;
		while (end < pieces.size() && isFree(end, style) && !isOver(end))
			end++;
		if (end == next) return named;
		final String rest = text.span(next, end - 1);
		final Matcher place = grammar.objectSets().place().matcher(" " + rest);
		final Matcher relation = grammar.phrases().relation().matcher(rest);
		if (!place.lookingAt() && !relation.lookingAt()) return named;
		int last = end - 1;
		while (last > named && (!pieces.get(last).ends() || isLittle(last) &&
			last == next))
			last--;
		// Else what begins the relation is what ties the style to the object.
		return style != null && style.first() == last + 1 ? named : last;
	}

	/**
	 * @param last of the object's pieces
	 * @param style its first piece
	 */
	private int joined(final int last, final int style) {
		if (last + 2 >= style || !grammar.objectSets().joint().matcher(" " + word(
			last + 1) + " ").matches() || !grammar.clauses().objectDeterminers()
				.contains(word(last + 2))) return last;
		int end = last + 2;
		while (end < style && pieces.get(end).word() && !isOver(end))
			end++;
		// Without a tie the joint may be between two wishes.
		return end < style && grammar.phrases().predicates().contains(word(end)) &&
			pieces.get(end - 1).ends() ? end - 1 : last;
	}

	/** Whether an object's phrase is over there. */
	private boolean isOver(final int piece) {
		return pieces.get(piece).breaks() || grammar.phrases().predicates()
			.contains(word(piece)) || grammar.phrases().wrappers().contains(word(
				piece)) || grammar.clauses().joints().contains(word(piece));
	}

	private Span style(final Span named, final @Nullable Span object) {
		int first = named.first(), last = styleEnd(named, object);
		if (first > 0 && grammar.clauses().articles().contains(word(first - 1)) &&
			isFree(first - 1, object)) first--;
		last = withoutWrapper(first, last);
		return new Span(first, last);
	}

	/** With the nouns behind, up to the end of the wish. */
	private int styleEnd(final Span named, final @Nullable Span object) {
		int end = named.last();
		while (isContent(end + 1, object) || goesOn(end + 1, object))
			end++;
		// "Brass pelican, please": it may be named twice.
		final boolean twice = object != null && end > named.last() && word(end)
			.equals(word(object.last()));
		return isEnd(end + 1) && !twice ? withoutWrapper(named.last(), end) : named
			.last();
	}

	private int withoutWrapper(final int least, final int end) {
		int last = end;
		while (last > least && grammar.phrases().wrappers().contains(word(last)))
			last--;
		return last;
	}

	/** "Starry Night <em>by</em> Vincent van Gogh", "a carpet <em>of</em> moss". */
	private boolean goesOn(final int piece, final @Nullable Span other) {
		return isFree(piece, other) && grammar.phrases().additions().contains(word(
			piece)) && isContent(piece + 1, other);
	}

	/** Whether a wish is over there: else what follows is something else. */
	private boolean isEnd(final int piece) {
		return piece == pieces.size() || !pieces.get(piece).word() || grammar
			.clauses().joints().contains(word(piece)) || grammar.phrases().closings()
				.contains(word(piece));
	}

	private boolean isContent(final int piece, final @Nullable Span other) {
		return isFree(piece, other) && pieces.get(piece).word() && pieces.get(piece)
			.begins() && pieces.get(piece).ends() && !isLittle(piece) && !grammar
				.phrases().predicates().contains(word(piece)) && !grammar.clauses()
					.joints().contains(word(piece)) && !grammar.phrases().closings()
						.contains(word(piece));
	}

	private boolean isLittle(final int piece) {
		return text.language().functionWords().contains(word(piece));
	}

	private boolean isOwner(final int piece) {
		return piece > 0 && piece < pieces.size() && !pieces.get(piece).word() &&
			word(piece).endsWith("s") && !pieces.get(piece).spaced() && !isLittle(
				piece - 1);
	}

	private boolean isArrow(final int piece) {
		return piece < pieces.size() && pieces.get(piece).breaks() && grammar
			.phrases().arrows().contains(word(piece));
	}

	private boolean isFree(final int piece, final @Nullable Span other) {
		return piece >= 0 && piece < pieces.size() && (other == null ||
			piece < other.first() || piece > other.last());
	}

	private String word(final int piece) {
		return pieces.get(piece).lowerCase();
	}
}
