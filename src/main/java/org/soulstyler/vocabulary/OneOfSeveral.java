package org.soulstyler.vocabulary;

import com.google.gson.annotations.SerializedName;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * An expression that tells a thing from its like by where it is or how large:
 * "the cup on the left", "the largest cloud", "the second man from the right".
 *
 * @param thing what there are several of, e.g. "the man"
 * @param x 1 where the rightmost comes first, -1 where the leftmost does, else 0
 * @param y 1 where the lowest comes first, -1 where the highest does, else 0
 * @param size 1 where the largest comes first, -1 where the smallest does, else 0;
 *          with x and y 0, too, the one in the middle comes first
 * @param place of the one that is meant, from 0
 */
public record OneOfSeveral(String thing, int x, int y, int size, int place) {

	/**
	 * The words by which English is read.
	 *
	 * @param orders what comes first, (x, y, size) as above
	 * @param ordinals from the first on
	 * @param noThings nouns that stand for another, or for a stretch of one
	 * @param several plurals without an s
	 * @param oneInS nouns that end in s and are no plurals
	 */
	private record Words(Map<String, int[]> orders, List<String> ordinals,
			@SerializedName("no things") Set<String> noThings, Set<String> several,
			@SerializedName("one in s") Set<String> oneInS) {
	}

	private static final Words WORDS = WordLists.read("one-of-several.json",
		Words.class);
	private static final String ORDER = anyOf(WORDS.orders.keySet());
	private static final String ORDINAL = anyOf(WORDS.ordinals);
	private static final String DETERMINER =
		"(?<which>the|this|that|my|your|his|her|our|their)";
	/** "The second man from the left of the picture", "the cup in the top left corner". */
	private static final Pattern BEHIND = pattern(DETERMINER +
		"\\s+(?:(?<ordinal>" + ORDINAL +
		")\\s+)?(?<thing>.+?)\\s+(?:on|to|at|in|from)\\s+the\\s+" +
		"(?:(?:very|far)\\s+)?(?<first>" + ORDER + ")(?:[\\s-]+(?<second>" + ORDER +
		"))?(?:[\\s-]hand)?(?:\\s+(?:side|corner|edge|end))?" +
		"(?:\\s+(?:of|in)\\s+(?:the|this|my)\\s+(?<whole>\\w+))?");
	/** "The second largest cloud", "the upper left window", "the third bottle". */
	private static final Pattern BEFORE = pattern(DETERMINER +
		"\\s+(?:(?<ordinal>" + ORDINAL + ")[\\s-]+)?(?:(?<first>" + ORDER +
		")(?:[\\s-]+(?<second>" + ORDER +
		"))?(?:[\\s-]hand)?\\s+)?(?<thing>(?!of\\b).+?)(?<whole>)");

	/**
	 * @param expression a referring expression
	 * @return empty where it tells nothing of the kind, or means several things
	 */
	public static Optional<OneOfSeveral> read(final String expression) {
		return read(BEHIND.matcher(expression.trim())).or(() -> read(BEFORE.matcher(
			expression.trim())));
	}

	/**
	 * How early a thing comes.
	 *
	 * @param right of its middle, in shares of the picture's width
	 * @param down of its middle, in shares of the picture's height
	 * @param area in shares of the picture's
	 * @return the larger, the earlier; the one that is meant comes after
	 *         {@code place} others
	 */
	public double earliness(final double right, final double down,
		final double area)
	{
		return x == 0 && y == 0 && size == 0 ? -Math.hypot(right - 0.5, down - 0.5)
			: x * right + y * down + size * area;
	}

	/**
	 * @param seen how many things there are, not more than {@code place}
	 * @return what the user should know
	 */
	public String fewer(final int seen) {
		return String.format(Locale.ROOT,
			"Only %d of “%s” can be told apart, so there is no %s to count to", seen,
			thing, WORDS.ordinals.get(place));
	}

	// -- Helper methods --

	private static Optional<OneOfSeveral> read(final Matcher said) {
		if (!said.matches()) return Optional.empty();
		final int ordinal = said.group("ordinal") == null ? -1 : WORDS.ordinals
			.indexOf(said.group("ordinal").toLowerCase(Locale.ROOT));
		final String whole = said.group("whole");
		if (said.group("first") == null && ordinal < 0 || whole != null && !whole
			.isEmpty() && !HeadNoun.isWhole(whole) || !isOne(said.group("thing")))
			return Optional.empty();
		// "The third bottle" is counted as one reads.
		final int[] first = order(said.group("first"), "left");
		final int[] second = order(said.group("second"), "middle");
		return Optional.of(new OneOfSeveral(said.group("which") + " " + said.group(
			"thing"), first[0] + second[0], first[1] + second[1], first[2] +
				second[2], Math.max(0, ordinal)));
	}

	private static int[] order(final @Nullable String word, final String unsaid) {
		return Objects.requireNonNull(WORDS.orders.get(word == null ? unsaid : word
			.toLowerCase(Locale.ROOT)));
	}

	/** Whether a noun names one thing that may have its like. */
	private static boolean isOne(final String thing) {
		final String noun = HeadNoun.of(thing);
		final String last = noun.substring(noun.lastIndexOf(' ') + 1);
		final boolean many = WORDS.several.contains(last) || last.matches(
			".{2,}[^su]s") && !WORDS.oneInS.contains(last);
		return !noun.isEmpty() && !many && !WORDS.noThings.contains(last) &&
			!HeadNoun.isWhole(thing) && PartOfThing.read(thing).isEmpty();
	}

	private static String anyOf(final Collection<String> words) {
		return String.join("|", words);
	}

	private static Pattern pattern(final String regex) {
		return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
	}
}
