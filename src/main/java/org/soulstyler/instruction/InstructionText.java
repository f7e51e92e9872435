package org.soulstyler.instruction;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;

import org.jspecify.annotations.Nullable;

/**
 * An instruction cleaned and cut into pieces: words, and what stands between
 * them. "apple->fire, please" has the pieces {@code apple}, {@code ->},
 * {@code fire}, {@code ,} and {@code please}. Letters of scripts that write no
 * spaces are a word each.
 *
 * @param text for language models: composed (NFC), without control characters and
 *          quotation marks, with single spaces and straight apostrophes
 * @param pieces the text cut up, in order
 * @param source the same with its quotation marks
 * @param language what it is written in
 */
record InstructionText(String text, List<Piece> pieces, QuotedText source,
		Language language) {

	/**
	 * @param text never blank, holds no space
	 * @param word whether it is one, not punctuation, nor the "'s" of a possessive or
	 *          the "-style" of "mosaic-style"
	 * @param begins whether a part of an instruction may begin here; so for words
	 *          but for some little ones
	 * @param ends whether a part may end here; so for words, but for some little
	 *          ones, and for the "'s" of a possessive
	 * @param breaks whether no part reaches across: the end of a sentence, a
	 *          colon, an arrow, a bracket; not so for commas, nor within quotation
	 *          marks
	 * @param spaced whether a space stands before it
	 * @param begin where it begins in the text
	 */
	record Piece(String text, boolean word, boolean begins, boolean ends,
			boolean breaks, boolean spaced, int begin) {

		/** Behind its last character. */
		int end() {
			return begin + text.length();
		}

		String lowerCase() {
			return text.toLowerCase(Locale.ROOT);
		}
	}

	InstructionText {
		pieces = List.copyOf(pieces);
	}

	static InstructionText of(final String raw) {
		final QuotedText source = QuotedText.of(clean(raw));
		return of(source, Languages.of(source.plain()));
	}

	/** A part of an instruction, which is in the same language. */
	static InstructionText of(final String raw, final Language language) {
		return of(QuotedText.of(clean(raw)), language);
	}

	private static InstructionText of(final QuotedText source,
		final Language language)
	{
		final String text = source.plain();
		final Grammar grammar = language.grammar();
		final Set<String> noBegin = grammar == null ? Set.of() : grammar.noBegin();
		final Set<String> noEnd = grammar == null ? Set.of() : grammar.noEnd();
		final List<Piece> pieces = new ArrayList<>();
		boolean spaced = false;
		for (int i = 0; i < text.length();) {
			if (text.charAt(i) == ' ') {
				spaced = true;
				i++;
				continue;
			}
			final int end = endOfPiece(text, i);
			final boolean word = !isPunctuation(text.codePointAt(i));
			final boolean possessive = word && isPossessive(text, i, end);
			final int stem = possessive ? end - 2 : word ? endOfStem(text, i, end,
				grammar) : end;
			final String piece = text.substring(i, stem);
			final boolean breaks = !word && breaks(piece, pieces) && !source.isQuoted(
				i);
			// A title may begin or end with anything: "To the Moon and Back".
			final boolean first = pieces.isEmpty() || pieces.get(pieces.size() - 1)
				.breaks();
			final String little = first ? piece.toLowerCase(Locale.ROOT) : piece;
			pieces.add(new Piece(piece, word, word && !noBegin.contains(little),
				word && !noEnd.contains(little), breaks, spaced, i));
			if (stem < end) {
				pieces.add(new Piece(text.substring(stem, end), false, false,
					possessive, false, false, stem));
			}
			spaced = false;
			i = end;
		}
		return new InstructionText(text, pieces, source, language);
	}

	/** How many words there are, the way a person counts. */
	int wordCount() {
		return (int) pieces.stream().filter(Piece::word).count();
	}

	/** Its length in UTF-8. */
	int bytes() {
		return text.getBytes(StandardCharsets.UTF_8).length;
	}

	/** The text from one piece to another, both included. */
	String span(final int first, final int last) {
		final StringBuilder span = new StringBuilder();
		for (int i = first; i <= last; i++) {
			if (i > first && pieces.get(i).spaced()) span.append(' ');
			span.append(pieces.get(i).text());
		}
		return span.toString();
	}

	/**
	 * The words from one piece to another, both included, as the user wrote them:
	 * with quotation marks, see {@link QuotedText#restore}.
	 *
	 * @param other the pieces of another part, which this does not reach into; null
	 *          for none
	 */
	String original(final Span part, final @Nullable Span other) {
		final int otherBegin = other == null ? 0 : pieces.get(other.first())
			.begin();
		return source.restore(pieces.get(part.first()).begin(), pieces.get(part
			.last()).end(), otherBegin, other == null ? 0 : pieces.get(other.last())
				.end());
	}

	/** Whether a piece is within quotation marks. */
	boolean isQuoted(final int piece) {
		return source.isQuoted(pieces.get(piece).begin());
	}

	/**
	 * Composes characters, drops what has no looks (control and formatting
	 * characters, lone surrogates) and makes all white space single spaces.
	 */
	private static String clean(final String raw) {
		final StringBuilder text = new StringBuilder();
		Normalizer.normalize(raw, Normalizer.Form.NFC).codePoints().forEach(c -> {
			if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
				if (text.length() > 0 && text.charAt(text.length() - 1) != ' ') //
					text.append(' ');
			}
			else if (isVisible(c)) text.appendCodePoint(c);
		});
		return text.toString().strip();
	}

	private static boolean isVisible(final int c) {
		// The zero-width joiner holds emoji together.
		if (c == 0x200d) return true;
		return switch (Character.getType(c)) {
			case Character.CONTROL, Character.FORMAT, Character.SURROGATE,
					Character.UNASSIGNED, Character.PRIVATE_USE -> false;
			default -> true;
		};
	}

	private static int endOfPiece(final String text, final int begin) {
		final int first = text.codePointAt(begin);
		int end = begin + Character.charCount(first);
		final boolean punctuation = isPunctuation(first);
		final boolean alone = standsAlone(first);
		while (end < text.length()) {
			final int c = text.codePointAt(end);
			if (c == ' ') break;
			if (!isAttached(c) && !isAttached(text.codePointBefore(end), c)) {
				if (alone || standsAlone(c)) break;
				if (isPunctuation(c) != punctuation && !joins(text, end, punctuation))
					break;
				// Brackets and quotes are pieces of their own.
				if (punctuation && (isBracket(c) || isBracket(first))) break;
			}
			end += Character.charCount(c);
		}
		return end;
	}

	private static boolean breaks(final String punctuation,
		final List<Piece> before)
	{
		if (punctuation.equals(".")) {
			// "St.", "J." and the like are not the end of a sentence.
			return before.isEmpty() || before.get(before.size() - 1).text()
				.length() > 3;
		}
		return punctuation.codePoints().anyMatch(c -> ",&%/".indexOf(c) < 0 &&
			!isQuote(c) && Character.getType(c) != Character.CURRENCY_SYMBOL);
	}

	private static boolean isPossessive(final String text, final int begin,
		final int end)
	{
		return end - begin > 2 && "sS".indexOf(text.charAt(end - 1)) >= 0 &&
			"'\u2019".indexOf(text.charAt(end - 2)) >= 0;
	}

	/** Where the "-style" of a word begins, or else the end of the word. */
	private static int endOfStem(final String text, final int begin,
		final int end, final @Nullable Grammar grammar)
	{
		if (grammar == null) return end;
		final Matcher suffix = grammar.suffix().matcher(text).region(begin + 1,
			end);
		return suffix.find() ? suffix.start() : end;
	}

	/** Accents, variation selectors, joiners: part of what they follow. */
	private static boolean isAttached(final int c) {
		return c == 0x200d || switch (Character.getType(c)) {
			case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK,
					Character.ENCLOSING_MARK, Character.MODIFIER_SYMBOL -> c > 0x7f;
			default -> false;
		};
	}

	private static boolean isAttached(final int before, final int c) {
		return before == 0x200d && !isPunctuation(c);
	}

	/** Apostrophes and hyphens inside a word: "cat's", "low-poly", "1.5". */
	private static boolean joins(final String text, final int at,
		final boolean punctuation)
	{
		if (punctuation || at + 1 >= text.length()) return false;
		final char c = text.charAt(at);
		final boolean digits = (c == '.' || c == ',') && Character.isDigit(text
			.charAt(at - 1)) && Character.isDigit(text.charAt(at + 1));
		return digits || "'\u2019-\u2010\u2011_".indexOf(c) >= 0 && Character
			.isLetterOrDigit(text.codePointAt(at + 1));
	}

	private static boolean isPunctuation(final int c) {
		return switch (Character.getType(c)) {
			case Character.CONNECTOR_PUNCTUATION, Character.DASH_PUNCTUATION,
					Character.START_PUNCTUATION, Character.END_PUNCTUATION,
					Character.INITIAL_QUOTE_PUNCTUATION,
					Character.FINAL_QUOTE_PUNCTUATION, Character.OTHER_PUNCTUATION,
					Character.MATH_SYMBOL, Character.CURRENCY_SYMBOL -> true;
			case Character.MODIFIER_SYMBOL -> c <= 0x7f;
			// Arrows; other symbols are pictures, which may name a style.
			case Character.OTHER_SYMBOL -> c >= 0x2190 && c < 0x2200 || c >= 0x27f0 &&
				c < 0x2800 || c >= 0x2900 && c < 0x2980;
			default -> false;
		};
	}

	private static boolean isBracket(final int c) {
		return switch (Character.getType(c)) {
			case Character.START_PUNCTUATION, Character.END_PUNCTUATION -> true;
			default -> isQuote(c);
		};
	}

	private static boolean isQuote(final int c) {
		return switch (Character.getType(c)) {
			case Character.INITIAL_QUOTE_PUNCTUATION,
					Character.FINAL_QUOTE_PUNCTUATION -> true;
			default -> c == '"' || c == '\'' || c == '`' || c == '\u201e';
		};
	}

	/** Letters of scripts without spaces between words. */
	private static boolean standsAlone(final int c) {
		if (Character.isIdeographic(c)) return true;
		return switch (Character.UnicodeScript.of(c)) {
			case HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR, TIBETAN -> true;
			default -> false;
		};
	}
}
