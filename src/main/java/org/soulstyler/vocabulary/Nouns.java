package org.soulstyler.vocabulary;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;

import java.io.IOException;
import java.io.Reader;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.tensorfile.TensorFiles;

/**
 * The kinds of things that a segmenter's trunk tells apart, and which of them a
 * noun means: those that the bundle's table gives it, else those whose names mean
 * about the same. A noun may mean none; then the sentence alone says what is
 * looked for.
 * <p>
 * Safe for use by several threads.
 * </p>
 */
public final class Nouns {

	private static final String VECTORS = "names";
	/**
	 * Cosine from which a name means the same, if it is also near the best one.
	 */
	private static final double SAME = 0.85, NEAR = 0.06;
	private static final int MOST = 8;
	/** Below this no kind of thing, known by name or not, is anything like it. */
	private static final double STRANGE = 0.55;
	private static final int TOLD = 3;

	private final Content content;
	private final Set<String> others;
	private final float[][] vectors;

	/**
	 * What an expression asks for.
	 *
	 * @param said the expression with a definite article, whichever it had
	 * @param noun the words that name the thing
	 * @param classes 1 for each kind that is meant, else 0; all 0 where none is
	 * @param colors 1 for each colour that it is to have, else 0: red, orange,
	 *          yellow, green, blue, purple, pink, brown, black, white, gray
	 * @param boxed 1 for each of the detector's kinds that is meant, else 0
	 * @param worn the same as {@code colors} for what the thing wears or has
	 * @param side where it is among its like, (x, y, size): 1 for right, bottom,
	 *          large, -1 for left, top, small, 0 where that is not said
	 * @param notices what the user should know of that, a sentence each
	 */
	public record Reading(String said, String noun, float[] classes,
			float[] colors, float[] boxed, float[] worn, float[] side,
			List<String> notices) {
	}

	/** The file's fields. */
	private record Content(List<String> names, List<String> common,
			Map<String, List<Integer>> nouns, List<String> others,
			Map<String, List<Integer>> boxed, int boxedKinds) {

		boolean isWhole() {
			return names != null && common != null && nouns != null &&
				others != null && boxed != null && names.size() == common.size() &&
				indicesBelow(nouns, names.size()) && indicesBelow(boxed, boxedKinds);
		}

		private static boolean indicesBelow(final Map<String, List<Integer>> table,
			final int count)
		{
			return table.values().stream().flatMap(List::stream).allMatch(
				i -> i != null && i >= 0 && i < count);
		}
	}

	private Nouns(final Content content, final float[][] vectors) {
		this.content = content;
		this.vectors = vectors;
		others = Set.copyOf(content.others);
	}

	/**
	 * @param file JSON with {@code names} (of the kinds), {@code common} (what each
	 *          is called when one was seen), {@code nouns} (nouns with the indices
	 *          of their kinds), {@code others} (the nouns among these that are
	 *          not the kinds' own, which a notice then reports), {@code boxed}
	 *          (nouns with the indices of the detector's kinds) and
	 *          {@code boxedKinds} (how many of these there are)
	 * @param embeddings the names' meanings, a tensor {@code names} (kinds, 384)
	 */
	public static Nouns read(final Path file, final Path embeddings)
		throws SoulstylerException
	{
		try (Reader reader = Files.newBufferedReader(file)) {
			final Content content = new Gson().fromJson(reader, Content.class);
			if (content == null || !content.isWhole()) throw new JsonParseException(
				"a field is missing or wrong");
			final FloatBuffer flat = TensorFiles.open(embeddings).read(VECTORS);
			final int count = content.names.size();
			if (flat.remaining() % count != 0) throw new JsonParseException(
				"the vectors are not those of the names");
			final float[][] vectors = new float[count][flat.remaining() / count];
			for (final float[] vector : vectors)
				flat.get(vector);
			return new Nouns(content, vectors);
		}
		catch (final IOException | JsonParseException e) {
			throw new SoulstylerException(Failure.MODEL, "The list of nouns " + file +
				" cannot be read; reinstall the models.", e);
		}
	}

	/** How many kinds there are. */
	public int size() {
		return content.names.size();
	}

	/**
	 * @param said a referring expression, e.g. "the rocket on the left"
	 * @param meaning of words, as vectors
	 */
	public Reading read(final String said, final SentenceEmbedder meaning)
		throws SoulstylerException
	{
		final String expression = HeadNoun.person(said);
		final String noun = HeadNoun.of(expression);
		final float[] classes = new float[size()];
		final List<String> notices = noun.isEmpty() ? List.of() : classify(noun,
			meaning, classes);
		final float[] boxed = new float[content.boxedKinds];
		final String detectable = listed(noun, content.boxed);
		if (detectable != null) Objects.requireNonNull(content.boxed.get(
			detectable)).forEach(i -> boxed[i] = 1);
		return new Reading(HeadNoun.definite(expression), noun, classes, HeadNoun
			.colors(expression), boxed, HeadNoun.worn(expression), HeadNoun.side(
				expression), notices);
	}

	/** @param index of a kind */
	public String name(final int index) {
		return content.names.get(index);
	}

	/**
	 * The commonest name of a kind, e.g. "cat" for a tabby.
	 *
	 * @param index of the kind
	 */
	public String commonName(final int index) {
		return content.common.get(index);
	}

	// -- Helper methods --

	/** Sets the classes of a noun to 1. */
	private List<String> classify(final String noun,
		final SentenceEmbedder meaning, final float[] classes)
		throws SoulstylerException
	{
		final String listed = listed(noun, content.nouns);
		final List<Integer> found;
		final List<String> notices = new ArrayList<>();
		if (listed != null) {
			found = Objects.requireNonNull(content.nouns.get(listed));
			if (others.contains(listed)) notices.add(lookedFor(listed, found));
		}
		else {
			final double[] alike = alike(meaning.embed("a photo of a " + noun));
			found = nearest(alike);
			final double best = IntStream.range(0, alike.length).mapToDouble(
				i -> alike[i]).max().orElse(0);
			if (!found.isEmpty()) notices.add(lookedFor(noun, found));
			else if (best < STRANGE && !meaning.knows(noun)) notices.add("\u201c" +
				noun + "\u201d is a word that the models do not know.");
		}
		found.forEach(i -> classes[i] = 1);
		return List.copyOf(notices);
	}

	/** The longest part at the phrase's end that a table has, or null. */
	private static @Nullable String listed(final String phrase,
		final Map<String, List<Integer>> table)
	{
		String rest = phrase;
		while (true) {
			for (final String form : Plural.forms(rest))
				if (table.containsKey(form)) return form;
			final int space = rest.indexOf(' ');
			if (space < 0) return null;
			rest = rest.substring(space + 1);
		}
	}

	/** The cosine of each kind's name. */
	private double[] alike(final float[] meaning) {
		final double[] alike = new double[vectors.length];
		for (int i = 0; i < alike.length; i++)
			for (int k = 0; k < meaning.length; k++)
				alike[i] += meaning[k] * vectors[i][k];
		return alike;
	}

	private static List<Integer> nearest(final double[] alike) {
		final List<Integer> order = IntStream.range(0, alike.length).boxed().sorted(
			Comparator.comparingDouble(i -> -alike[i])).limit(MOST).toList();
		final double line = Math.max(SAME, alike[order.get(0)] - NEAR);
		return order.stream().filter(i -> alike[i] >= line).toList();
	}

	private String lookedFor(final String noun, final List<Integer> found) {
		final Set<String> names = found.stream().map(content.names::get).collect(
			Collectors.toCollection(LinkedHashSet::new));
		final String first = names.stream().limit(TOLD).collect(Collectors.joining(
			", "));
		return "\u201c" + noun + "\u201d is looked for as " + first + (names
			.size() > TOLD ? " and the like." : ".");
	}
}
