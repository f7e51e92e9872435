package org.soulstyler.instruction;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The quotation marks of a text: straight, typographic, guillemets, backticks,
 * corner brackets, single and double. Apostrophes and signs for inches are none.
 */
final class Quotations {

	/** Opening marks, each with those that may close it. */
	private static final String[] PAIRS = { "\"\"", "\u201c\u201d\u201c\"",
		"\u201d\u201d", "\u201e\u201c\u201d\"", "\u00ab\u00bb",
		"\u00bb\u00ab\u00bb", "\u2039\u203a", "\u203a\u2039", "`'`", "''",
		"\u2018\u2019'", "\u2019\u2019", "\u201a\u2018\u2019", "\u300c\u300d",
		"\u300e\u300f", "\u300a\u300b" };

	private static final String SINGLE = "'\u2018\u2019\u201a`";

	private final List<Quotation> pairs = new ArrayList<>();
	private final BitSet marks = new BitSet();

	/**
	 * A passage in quotation marks.
	 *
	 * @param open where the opening mark stands
	 * @param close where the closing mark stands
	 */
	record Quotation(int open, int close) {
	}

	private Quotations() {}

	static Quotations of(final String text) {
		final Quotations quotations = new Quotations();
		for (int i = 0; i < text.length(); i++) {
			if (quotations.marks.get(i) || !opens(text, i)) continue;
			final int close = quotations.close(text, i);
			if (close < 0) continue;
			quotations.pairs.add(new Quotation(i, close));
			quotations.marks.set(i);
			quotations.marks.set(close);
		}
		for (int i = 0; i < text.length(); i++)
			if (isDouble(text.charAt(i))) quotations.marks.set(i);
		return quotations;
	}

	/** In the order in which they begin; one may lie in another. */
	List<Quotation> pairs() {
		return pairs;
	}

	/** Whether a character is a quotation mark, of a pair or not. */
	boolean isMark(final int at) {
		return marks.get(at);
	}

	// -- Helper methods --

	private static boolean opens(final String text, final int at) {
		return !closers(text.charAt(at)).isEmpty() && (!isWord(text, at - 1) ||
			hasNoSpaces(text.charAt(at - 1))) && at + 1 < text.length() && text
				.charAt(at + 1) != ' ';
	}

	/** The mark that closes the passage, or -1. */
	private int close(final String text, final int open) {
		final String closers = closers(text.charAt(open));
		final boolean single = SINGLE.indexOf(text.charAt(open)) >= 0;
		int plural = -1;
		for (int i = open + 2; i < text.length(); i++) {
			// Another passage opens: this one has ended before.
			if (plural >= 0 && text.charAt(i) == text.charAt(open) && opens(text, i))
				return plural;
			if (marks.get(i) || closers.indexOf(text.charAt(i)) < 0 || text.charAt(i -
				1) == ' ' || isStraight(text.charAt(i)) && isWord(text, i + 1))
				continue;
			// "the boys' tent": what follows an s may be an apostrophe.
			if (!single || "sS".indexOf(text.charAt(i - 1)) < 0) return i;
			if (plural < 0) plural = i;
		}
		return plural;
	}

	/** Whether a letter is of a script that puts no spaces between words. */
	private static boolean hasNoSpaces(final char letter) {
		return switch (Character.UnicodeScript.of(letter)) {
			case HAN, HIRAGANA, KATAKANA, THAI -> true;
			default -> false;
		};
	}

	/** The marks that may close what this one opens; empty if it opens nothing. */
	private static String closers(final char open) {
		for (final String pair : PAIRS)
			if (pair.charAt(0) == open) return pair.substring(1);
		return "";
	}

	private static boolean isDouble(final char c) {
		return "\"\u201c\u201d\u201e\u00ab\u00bb\u2039\u203a`".indexOf(c) >= 0;
	}

	/** Marks that open, close and stand within words. */
	private static boolean isStraight(final char c) {
		return "\"'\u2019`".indexOf(c) >= 0;
	}

	private static boolean isWord(final String text, final int at) {
		return at >= 0 && at < text.length() && Character.isLetterOrDigit(text
			.charAt(at));
	}
}
