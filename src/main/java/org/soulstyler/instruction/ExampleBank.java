package org.soulstyler.instruction;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.soulstyler.instruction.SplitterEvaluation.Case;
import org.soulstyler.instruction.SplitterTask.Answer;
import org.soulstyler.instruction.SplitterTask.Example;

/**
 * Instructions with their right answers, and which of them are said most like
 * another one: cosine similarity over the words that many of them share, single
 * and two and three in a row, weighted by inverse document frequency. What is
 * between such words, the names of things and styles, is left out. Immutable.
 */
final class ExampleBank {

	/** More examples, of which each is read anew, cost time and gain nothing. */
	private static final int NEAREST = 2;

	/** So many of the commonest words are compared. */
	private static final int SHARED_WORDS = 250;

	/** What the starter's splitter was trained on, too: a file a voice, and their names. */
	private static final String WRITTEN = "written/", VOICES = "voices.txt";

	/** A dozen, of all kinds; the written ones among them are shown here only. */
	private static final String FIRST = "examples-first.tsv";

	private static final Pattern WORD = Pattern.compile(
		"[\\p{L}\\p{N}_']+|[^\\p{L}\\p{N}_'\\s]+");

	/** Stands for words that are not compared. */
	private static final String OTHER = "\u0000";
	private static final String BEGINNING = "\u0001";
	private static final String END = "\u0002";

	private final List<Example> examples;
	private final Set<String> shared;
	/** In how many examples each feature is. */
	private final Map<String, Long> frequencies;
	/** Unit length. */
	private final List<Map<String, Double>> vectors;

	ExampleBank(final List<Example> examples) {
		this.examples = List.copyOf(examples);
		shared = counts(e -> words(e)).entrySet().stream().sorted(Map.Entry
			.<String, Long> comparingByValue().reversed().thenComparing(Map.Entry
				.comparingByKey())).limit(SHARED_WORDS).map(Map.Entry::getKey).collect(
					Collectors.toSet());
		frequencies = counts(e -> new ArrayList<>(new HashSet<>(features(e))));
		vectors = this.examples.stream().map(e -> vector(e.instruction())).toList();
	}

	/** The examples that come with this class, in English. */
	static ExampleBank standard() {
		return Standard.BANK;
	}

	/** All of them. */
	List<Example> all() {
		return examples;
	}

	/** What a chat model is shown before an instruction. */
	static List<Example> examples(final InstructionText text) {
		final List<Example> examples = new ArrayList<>(first(text.language()));
		examples.addAll(nearest(text));
		return examples;
	}

	/**
	 * What it is shown first, whatever the instruction: a model that keeps the state
	 * this leaves reads it once.
	 */
	static List<Example> first(final Language language) {
		return language == Languages.standard() ? Standard.FIRST_SHOWN
			: SplitterTask.examples();
	}

	/**
	 * What it is shown after that: in English the examples that are said most like
	 * the instruction, the nearest last, where it weighs most.
	 */
	private static List<Example> nearest(final InstructionText text) {
		return text.language() == Languages.standard() ? standard().nearest(text
			.text(), NEAREST) : List.of();
	}

	/**
	 * The examples that are said most like an instruction.
	 *
	 * @param count how many, at most
	 * @return the nearest last; of equally near ones the first counts as nearer
	 */
	List<Example> nearest(final String instruction, final int count) {
		final Map<String, Double> vector = vector(instruction);
		final double[] similarity = vectors.stream().mapToDouble(v -> product(
			vector, v)).toArray();
		final List<Example> nearest = new ArrayList<>(IntStream.range(0, examples
			.size()).boxed().sorted(Comparator.comparingDouble(i -> -similarity[i]))
			.limit(count).map(examples::get).toList());
		Collections.reverse(nearest);
		return nearest;
	}

	// -- Helper methods --

	private Map<String, Long> counts(final Function<String, List<String>> parts) {
		return examples.stream().flatMap(e -> parts.apply(e.instruction()).stream())
			.collect(Collectors.groupingBy(Function.identity(), Collectors
				.counting()));
	}

	private static List<String> words(final String instruction) {
		final List<String> words = new ArrayList<>();
		final Matcher matcher = WORD.matcher(instruction.toLowerCase(Locale.ROOT));
		while (matcher.find())
			words.add(matcher.group());
		return words;
	}

	/** With those that come several times. */
	private List<String> features(final String instruction) {
		final List<String> frame = new ArrayList<>(List.of(BEGINNING));
		for (final String word : words(instruction)) {
			final String part = shared.contains(word) ? word : OTHER;
			if (!part.equals(OTHER) || !frame.get(frame.size() - 1).equals(OTHER))
				frame.add(part);
		}
		frame.add(END);
		final List<String> features = new ArrayList<>();
		for (int length = 1; length <= 3; length++) {
			for (int i = 0; i + length <= frame.size(); i++) {
				final List<String> part = frame.subList(i, i + length);
				if (length > 1 || !part.contains(OTHER)) features.add(String.join(" ",
					part));
			}
		}
		return features;
	}

	private Map<String, Double> vector(final String instruction) {
		final Map<String, Double> vector = new HashMap<>();
		for (final String feature : features(instruction)) {
			vector.merge(feature, Math.log(examples.size() / (1.0 + frequencies
				.getOrDefault(feature, 0L))), Double::sum);
		}
		final double length = Math.sqrt(product(vector, vector));
		if (length > 0) vector.replaceAll((feature, value) -> value / length);
		return vector;
	}

	private static double product(final Map<String, Double> a,
		final Map<String, Double> b)
	{
		double sum = 0;
		for (final var entry : a.entrySet()) {
			final Double other = b.get(entry.getKey());
			if (other != null) sum += entry.getValue() * other;
		}
		return sum;
	}

	/** Read once, when first asked for. */
	private static final class Standard {

		static final List<Example> FIRST_SHOWN = read(FIRST);
		static final ExampleBank BANK = new ExampleBank(written());

		private static List<Example> written() {
			final Set<String> shown = FIRST_SHOWN.stream().map(Example::instruction)
				.collect(Collectors.toSet());
			return lines(WRITTEN + VOICES).stream().flatMap(voice -> read(WRITTEN +
				voice).stream()).filter(e -> !shown.contains(e.instruction())).toList();
		}

		private static List<Example> read(final String resource) {
			return lines(resource).stream().map(SplitterEvaluation::parse).map(
				Standard::example).toList();
		}

		private static List<String> lines(final String resource) {
			try (InputStream in = ExampleBank.class.getResourceAsStream(resource);
					BufferedReader lines = new BufferedReader(new InputStreamReader(in,
						StandardCharsets.UTF_8)))
			{
				return lines.lines().toList();
			}
			catch (final IOException e) {
				throw new UncheckedIOException(e);
			}
		}

		private static Example example(final Case right) {
			return new Example(right.instruction(), new Answer(right.targets()));
		}
	}
}
