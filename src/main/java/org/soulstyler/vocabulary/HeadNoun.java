package org.soulstyler.vocabulary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of an expression that name the thing: what stands before the first
 * preposition, without articles, colours, sizes and sides before it. "The red cup
 * left of the teapot" is about a cup. ({@code classes.noun_of} of the segmenter's
 * training does the same.)
 */
final class HeadNoun {

	private static final Set<String> SKIPPED = words("the a an this that these " +
		"those my your his her its our their some any all both each every two " +
		"three four five six one red orange yellow green blue purple violet pink " +
		"brown black white gray grey golden silver dark light bright colorful " +
		"colourful wooden metal glass stone plastic striped spotted big large " +
		"huge small little tiny tall short long round old new young beautiful " +
		"shiny lovely nice single whole biggest largest smallest tallest larger " +
		"smaller bigger left right leftmost rightmost upper lower top bottom " +
		"highest lowest middle center central front rear first second last other " +
		"only main");
	private static final Set<String> STOPS = words("of on in with at by from near " +
		"under over above below beneath behind beside besides next to that which " +
		"who whose where between inside outside without wearing holding standing " +
		"sitting floating sailing flying lying riding driving walking running is " +
		"are was and or but for as against around along across through into onto " +
		"full made among amid towards toward");
	private static final Set<String> PLACES = words("left right here there");
	private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

	/** The colours that the graph takes as input, in its order. */
	static final List<String> COLORS = List.of("red", "orange", "yellow", "green",
		"blue", "purple", "pink", "brown", "black", "white", "gray");
	private static final Map<String, String> SYNONYMS = Map.of("grey", "gray",
		"violet", "purple", "golden", "yellow", "silver", "gray", "crimson", "red",
		"scarlet", "red", "beige", "brown", "tan", "brown", "turquoise", "blue",
		"lilac", "purple");

	private HeadNoun() {}

	/**
	 * The colours that stand before the noun.
	 *
	 * @param expression e.g. "the white sailboat with blue sails"
	 * @return for each of {@link #COLORS} 1 or 0, here 1 for white
	 */
	static float[] colors(final String expression) {
		final float[] colors = new float[COLORS.size()];
		final Matcher word = WORD.matcher(expression.toLowerCase(Locale.ROOT));
		while (word.find() && !STOPS.contains(word.group())) {
			final int color = COLORS.indexOf(SYNONYMS.getOrDefault(word.group(), word
				.group()));
			if (color >= 0) colors[color] = 1;
		}
		return colors;
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
			if (STOPS.contains(next) || !found.isEmpty() && PLACES.contains(next)) {
				if (!found.isEmpty() || !skipped.isEmpty()) break;
			}
			else if (SKIPPED.contains(next) && found.isEmpty()) skipped = next;
			else found.add(next);
		}
		return found.isEmpty() ? skipped : String.join(" ", found);
	}

	/** "The cat's tail" as "the cat tail"; no letter of an ending is left over. */
	static String withoutPossessives(final String text) {
		return text.replaceAll("['\u2019]s?(?=\\s|$)", "");
	}

	private static Set<String> words(final String list) {
		return Set.of(list.split(" "));
	}
}
