package org.soulstyler.instruction;

import java.util.List;
import java.util.regex.Pattern;

import org.soulstyler.instruction.Quotations.Quotation;

/**
 * A text without its quotation marks, as language models read it best, that
 * knows where they were. A passage in quotation marks is not taken apart.
 */
final class QuotedText {

	/** Longer passages are speech, which may hold a whole instruction. */
	private static final int MOST_WORDS = 8;

	/** In letters, in the languages of Europe. */
	private static final int LONGEST_ARTICLE = 3;

	private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

	private final String original;
	private final String plain;

	/** Where each character of the plain text stands in the original. */
	private final int[] places;

	/** Those that are not taken apart. */
	private final List<Quotation> passages;

	private QuotedText(final String original, final String plain,
		final int[] places, final List<Quotation> pairs)
	{
		this.original = original;
		this.plain = plain;
		this.places = places;
		final int words = words(original);
		passages = pairs.stream().filter(q -> {
			final int within = words(original.substring(q.open() + 1, q.close()));
			return within > 0 && within <= MOST_WORDS && within < words;
		}).toList();
	}

	/** @param original with single spaces */
	static QuotedText of(final String original) {
		final Quotations quotations = Quotations.of(original);
		final StringBuilder plain = new StringBuilder();
		final int[] places = new int[original.length()];
		for (int i = 0; i < original.length(); i++) {
			char c = original.charAt(i);
			if (quotations.isMark(i)) {
				if (!isBetweenWords(original, i)) continue;
				c = ' ';
			}
			else if (c == '\u2019' || c == '\u02bc') c = '\'';
			final int length = plain.length();
			if (c == ' ' && (length == 0 || plain.charAt(length - 1) == ' '))
				continue;
			places[length] = i;
			plain.append(c);
		}
		final int length = plain.length();
		if (length > 0 && plain.charAt(length - 1) == ' ') plain.setLength(length -
			1);
		return new QuotedText(original, plain.toString(), places, quotations
			.pairs());
	}

	/** Without quotation marks, and with straight apostrophes. */
	String plain() {
		return plain;
	}

	/** As the user wrote it. */
	String original() {
		return original;
	}

	/** Whether the character at a place of the plain text is in a passage. */
	boolean isQuoted(final int place) {
		return passages.stream().anyMatch(q -> q.open() < places[place] &&
			places[place] < q.close());
	}

	/**
	 * Some of the plain text as the user wrote it: with all of a passage of which it
	 * has a part, and with its marks unless it is nothing but that passage.
	 *
	 * @param begin in the plain text
	 * @param end behind the last character
	 * @param otherBegin what the part must not reach into
	 * @param otherEnd behind that; no more than otherBegin for nothing
	 */
	String restore(final int begin, final int end, final int otherBegin,
		final int otherEnd)
	{
		int first = places[begin], last = places[end - 1];
		boolean changes = true;
		while (changes) {
			changes = false;
			for (final Quotation q : passages) {
				final boolean apart = q.close() < first || last < q.open();
				final boolean taken = otherBegin < otherEnd && places[otherBegin] < q
					.close() && q.open() < places[otherEnd - 1];
				if (apart || taken || first <= q.open() && q.close() <= last) continue;
				if (q.open() < first && last < q.close()) {
					// Within the passage: all of it, without its marks.
					if (first == q.open() + 1 && last == q.close() - 1) continue;
					first = q.open() + 1;
					last = q.close() - 1;
				}
				else {
					first = Math.min(first, q.open());
					last = Math.max(last, q.close());
				}
				changes = true;
			}
		}
		return withoutMarks(original.substring(first, last + 1));
	}

	/** Of an article and a passage: the "red apple". */
	private static String withoutMarks(final String part) {
		final List<Quotation> marks = Quotations.of(part).pairs();
		final int space = part.indexOf(' ');
		if (marks.size() != 1 || space < 0 || space > LONGEST_ARTICLE || marks.get(
			0).open() != space + 1 || marks.get(0).close() != part.length() - 1)
			return part;
		return part.substring(0, space + 1) + part.substring(space + 2, part
			.length() - 1);
	}

	private static boolean isBetweenWords(final String text, final int at) {
		return at > 0 && at + 1 < text.length() && Character.isLetterOrDigit(text
			.charAt(at - 1)) && Character.isLetterOrDigit(text.charAt(at + 1));
	}

	private static int words(final String text) {
		return (int) WORD.matcher(text).results().count();
	}
}
