package org.soulstyler.vocabulary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The words of an expression that name the thing: what stands before the first
 * preposition, without articles, colours, sizes and sides before it. "The red cup
 * left of the teapot" is about a cup. ({@code classes.noun_of} of the segmenter's
 * training does the same.)
 */
final class HeadNoun {

	/**
	 * The words by which English is read.
	 *
	 * @param determiners what says which one
	 * @param skipped what may stand before the noun
	 * @param stops with what the rest begins
	 * @param places where it may be, said after the noun
	 * @param colors that the graph takes as input, in its order
	 * @param colorNames further names of these
	 * @param worn after what a thing's clothes are said
	 * @param sides an axis (0 x, 1 y, 2 size) and a direction (1 or -1) for each
	 *          word that tells a thing from its like
	 * @param wholes of what a side is no other thing's side
	 * @param parts what is named as a part of something else, or as its clothes
	 * @param persons whom a pronoun means that is all of an expression
	 */
	private record Words(Set<String> determiners, Set<String> skipped,
			Set<String> stops, Set<String> places, List<String> colors,
			Map<String, String> colorNames, Set<String> worn,
			Map<String, int[]> sides, Set<String> wholes, Set<String> parts,
			Map<String, String> persons) {
	}

	private static final Words WORDS = WordLists.read("head-nouns.json",
		Words.class);
	private static final Pattern INDEFINITE = Pattern.compile("^an?\\s+",
		Pattern.CASE_INSENSITIVE);
	private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

	private HeadNoun() {}

	/**
	 * The colours that stand before the noun.
	 *
	 * @param expression e.g. "the white sailboat with blue sails"
	 * @return for each of the graph's colours 1 or 0, here 1 for white
	 */
	static float[] colors(final String expression) {
		final float[] colors = new float[WORDS.colors.size()];
		addColors(words(expression), 0, colors);
		return colors;
	}

	/**
	 * The colours of what a thing wears or has.
	 *
	 * @param expression e.g. "the man in the red shirt"
	 * @return for each of the graph's colours 1 or 0, here 1 for red
	 */
	static float[] worn(final String expression) {
		final float[] colors = new float[WORDS.colors.size()];
		final List<String> words = words(expression);
		for (int i = 0; i < words.size(); i++)
			if (WORDS.worn.contains(words.get(i))) addColors(words, i + 1, colors);
		return colors;
	}

	/**
	 * Where a thing is among its like. "Left of the table" says nothing of that.
	 *
	 * @param expression e.g. "the large cup on the left"
	 * @return (x, y, size): 1 for right, bottom, large, -1 for left, top, small, 0
	 *         where nothing is said; here (-1, 0, 1)
	 */
	static float[] side(final String expression) {
		final float[] side = new float[3];
		final List<String> words = words(expression);
		for (int i = 0; i < words.size(); i++) {
			final int[] way = WORDS.sides.get(words.get(i));
			if (way != null && !ofAnother(words, i + 1)) side[way[0]] = way[1];
		}
		return side;
	}

	/**
	 * @param expression e.g. "the left cup"
	 * @return e.g. "cup"; empty where there is no word at all
	 */
	static String of(final String expression) {
		final Matcher word = WORD.matcher(withoutPossessives(expression.toLowerCase(
			Locale.ROOT)));
		final List<String> found = new ArrayList<>();
		String skipped = "";
		while (word.find()) {
			final String next = word.group();
			if (WORDS.stops.contains(next) || !found.isEmpty() && WORDS.places
				.contains(next))
			{
				if (!found.isEmpty() || !skipped.isEmpty()) break;
			}
			else if (WORDS.skipped.contains(next) && found.isEmpty()) skipped = next;
			else found.add(next);
		}
		return found.isEmpty() ? skipped : String.join(" ", found);
	}

	/**
	 * @param expression e.g. "me" or "the cat"
	 * @return whom or what to look for: "the person", and any other expression as it
	 *         is
	 */
	static String person(final String expression) {
		return WORDS.persons.getOrDefault(expression.strip().toLowerCase(
			Locale.ROOT), expression);
	}

	/**
	 * @param expression e.g. "a cat" or "cat"
	 * @return the same with the definite article, here "the cat", unless another
	 *         word says which
	 */
	static String definite(final String expression) {
		final String said = INDEFINITE.matcher(expression.strip()).replaceFirst("");
		final List<String> words = words(said);
		return words.isEmpty() || WORDS.determiners.contains(words.get(0)) ? said
			: "the " + said;
	}

	/**
	 * @param expression e.g. "the left front wheel"
	 * @return whether that is a part of something, here of a car, or its clothes
	 */
	static boolean isPart(final String expression) {
		final String[] noun = of(expression).split(" ");
		final String last = noun[noun.length - 1];
		final String lastTwo = noun.length < 2 ? last : noun[noun.length - 2] +
			" " + last;
		return Stream.of(last, lastTwo).flatMap(phrase -> Plural.forms(phrase)
			.stream()).anyMatch(WORDS.parts::contains);
	}

	/**
	 * @param expression e.g. "the picture"
	 * @return whether it names all that is seen
	 */
	static boolean isWhole(final String expression) {
		return WORDS.wholes.contains(of(expression));
	}

	// -- Helper methods --

	private static List<String> words(final String expression) {
		return WORD.matcher(expression.toLowerCase(Locale.ROOT)).results().map(
			MatchResult::group).toList();
	}

	/** Adds the colours of the words from one on, up to the next preposition. */
	private static void addColors(final List<String> words, final int from,
		final float[] colors)
	{
		for (final String word : words.subList(from, words.size())) {
			if (WORDS.stops.contains(word)) return;
			final int color = WORDS.colors.indexOf(WORDS.colorNames.getOrDefault(word,
				word));
			if (color >= 0) colors[color] = 1;
		}
	}

	/** Whether there stands "of" and another thing. */
	private static boolean ofAnother(final List<String> words, final int at) {
		return at < words.size() && words.get(at).equals("of") && words.subList(at +
			1, Math.min(words.size(), at + 3)).stream().noneMatch(
				WORDS.wholes::contains);
	}

	/** "The cat's tail" as "the cat tail"; no letter of an ending is left over. */
	static String withoutPossessives(final String text) {
		return text.replaceAll("['\u2019]s?(?=\\s|$)", "");
	}
}
