package org.soulstyler.vocabulary;

import com.google.gson.Gson;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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

	/**
	 * The words by which English is read.
	 *
	 * @param skipped what may stand before the noun
	 * @param stops with what the rest begins
	 * @param places where it may be, said after the noun
	 * @param colors that the graph takes as input, in its order
	 * @param colorNames further names of these
	 */
	private record Words(Set<String> skipped, Set<String> stops,
			Set<String> places, List<String> colors, Map<String, String> colorNames) {

		static Words read() {
			try (Reader reader = new InputStreamReader(Objects.requireNonNull(
				HeadNoun.class.getResourceAsStream("head-nouns.json")),
				StandardCharsets.UTF_8))
			{
				return new Gson().fromJson(reader, Words.class);
			}
			catch (final IOException exc) {
				throw new UncheckedIOException(exc);
			}
		}
	}

	private static final Words WORDS = Words.read();
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
		final Matcher word = WORD.matcher(expression.toLowerCase(Locale.ROOT));
		while (word.find() && !WORDS.stops.contains(word.group())) {
			final int color = WORDS.colors.indexOf(WORDS.colorNames.getOrDefault(word
				.group(), word.group()));
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

	/** "The cat's tail" as "the cat tail"; no letter of an ending is left over. */
	static String withoutPossessives(final String text) {
		return text.replaceAll("['\u2019]s?(?=\\s|$)", "");
	}
}
