package org.soulstyler.instruction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.soulstyler.instruction.InstructionText.Piece;
import org.soulstyler.instruction.SplitterTask.Example;

/**
 * Where the parts of an instruction may stand, as far as the words around them tell:
 * a sequence of tags, one for each piece (averaged structured perceptron; Collins
 * 2002), learnt from examples. It knows how things are said and next to nothing of
 * what they mean; that is left to a language model, which chooses among the likeliest
 * readings. Learns the same every time. Immutable.
 */
final class PhraseTagger {

	/** What a piece is; a part begins with the one and goes on with the other. */
	private static final int OUTSIDE = 0, OBJECT = 1, OBJECT_ON = 2, STYLE = 3,
			STYLE_ON = 4, TAGS = 5;

	/** So many of the commonest words are told apart in contexts. */
	private static final int COMMON_WORDS = 600;

	private static final int EPOCHS = 6;

	private static final String OTHER = "*", NONE = "<>";

	private static final Comparator<Path> BY_SCORE = Comparator.comparingDouble(
		Path::score);

	/**
	 * A way to read an instruction.
	 *
	 * @param objects in the order of the sentence
	 * @param styles in the order of the sentence
	 * @param score the higher, the likelier; comparable within an instruction
	 */
	record Reading(List<Span> objects, List<Span> styles, double score) {
	}

	private final Set<String> common;
	private final Map<String, Integer> places = new HashMap<>();
	/** A weight for each tag, one feature after the other, in their places' order. */
	private double[] weights = {};
	/** From a tag, or from the beginning (the last row), to the next. */
	private final double[][] steps = new double[TAGS + 1][TAGS];

	/** @param examples those whose parts are not in them are left out */
	PhraseTagger(final List<Example> examples) {
		final List<InstructionText> texts = new ArrayList<>();
		final List<int[]> tags = new ArrayList<>();
		for (final Example example : examples) {
			final InstructionText text = InstructionText.of(example.instruction(),
				Languages.standard());
			tags(text, example).ifPresent(right -> {
				texts.add(text);
				tags.add(right);
			});
		}
		common = common(texts);
		learn(texts, tags);
	}

	/**
	 * The likeliest readings of an instruction, the likeliest first.
	 *
	 * @param count at most
	 */
	List<Reading> readings(final InstructionText text, final int count) {
		return best(scores(places(text, false)), count).stream().map(
			PhraseTagger::reading).toList();
	}

	// -- Learning --

	private static Optional<int[]> tags(final InstructionText text,
		final Example example)
	{
		final InstructionGrammar grammar = InstructionGrammar.of(text);
		final int[] tags = new int[text.pieces().size()];
		for (final Target target : example.answer().targets()) {
			if (!place(grammar, tags, target.objects(), OBJECT) || !place(grammar,
				tags, target.style(), STYLE)) return Optional.empty();
		}
		return Optional.of(tags);
	}

	/** Tags the first free place of a part. */
	private static boolean place(final InstructionGrammar grammar,
		final int[] tags, final String part, final int tag)
	{
		if (part.isEmpty()) return true;
		for (final Span span : grammar.spans(part)) {
			if (!Arrays.stream(tags, span.first(), span.last() + 1).allMatch(
				t -> t == OUTSIDE)) continue;
			Arrays.fill(tags, span.first(), span.last() + 1, tag + 1);
			tags[span.first()] = tag;
			return true;
		}
		return false;
	}

	private static Set<String> common(final List<InstructionText> texts) {
		final Map<String, Long> counts = texts.stream().flatMap(t -> t.pieces()
			.stream()).collect(Collectors.groupingBy(Piece::lowerCase, Collectors
				.counting()));
		return counts.entrySet().stream().sorted(Map.Entry
			.<String, Long> comparingByValue().reversed().thenComparing(Map.Entry
				.comparingByKey())).limit(COMMON_WORDS).map(Map.Entry::getKey).collect(
					Collectors.toSet());
	}

	/** The mean of the weights over all steps is kept. */
	private void learn(final List<InstructionText> texts,
		final List<int[]> tags)
	{
		final List<int[][]> features = texts.stream().map(text -> places(text,
			true)).toList();
		weights = new double[places.size() * TAGS];
		final double[] sums = new double[weights.length];
		final double[][] stepSums = new double[TAGS + 1][TAGS];
		final List<Integer> order = new ArrayList<>();
		for (int i = 0; i < texts.size(); i++)
			order.add(i);
		final Random random = new Random(1);
		int time = 0;
		for (int epoch = 0; epoch < EPOCHS; epoch++) {
			Collections.shuffle(order, random);
			for (final int i : order) {
				time++;
				final int[] right = tags.get(i);
				final int[] guess = best(scores(features.get(i)), 1).get(0).tags();
				for (int p = 0; p < right.length; p++) {
					final int from = p == 0 ? TAGS : right[p - 1];
					final int guessedFrom = p == 0 ? TAGS : guess[p - 1];
					add(steps[from], stepSums[from], right[p], 1, time);
					add(steps[guessedFrom], stepSums[guessedFrom], guess[p], -1, time);
					if (right[p] == guess[p]) continue;
					for (final int place : features.get(i)[p]) {
						add(weights, sums, place + right[p], 1, time);
						add(weights, sums, place + guess[p], -1, time);
					}
				}
			}
		}
		average(weights, sums, time);
		for (int i = 0; i < steps.length; i++)
			average(steps[i], stepSums[i], time);
	}

	private static void add(final double[] values, final double[] sums,
		final int i, final int change, final int time)
	{
		values[i] += change;
		sums[i] += change * time;
	}

	private static void average(final double[] values, final double[] sums,
		final int time)
	{
		for (int i = 0; i < values.length; i++)
			values[i] -= sums[i] / Math.max(1, time);
	}

	// -- Reading --

	/** Where the weights of each piece's features begin. */
	private int[][] places(final InstructionText text, final boolean learning) {
		final String[][] features = features(text);
		final int[][] known = new int[features.length][];
		for (int i = 0; i < known.length; i++) {
			known[i] = Arrays.stream(features[i]).map(feature -> learning ? places
				.computeIfAbsent(feature, f -> TAGS * places.size()) : places.get(
					feature)).filter(Objects::nonNull).mapToInt(p -> p).toArray();
		}
		return known;
	}

	private double[][] scores(final int[][] features) {
		final double[][] scores = new double[features.length][TAGS];
		for (int i = 0; i < features.length; i++) {
			for (final int place : features[i]) {
				for (int tag = 0; tag < TAGS; tag++)
					scores[i][tag] += weights[place + tag];
			}
		}
		return scores;
	}

	/** @param before the path up to the piece before; null at the beginning */
	private record Path(@Nullable Path before, int tag, double score,
			int length) {

		int[] tags() {
			final int[] tags = new int[length];
			Path path = this;
			for (int i = length - 1; path != null; i--, path = path.before)
				tags[i] = path.tag;
			return tags;
		}
	}

	/** Viterbi's search, with so many paths kept for each tag. */
	private List<Path> best(final double[][] scores, final int count) {
		List<Path> paths = new ArrayList<>();
		for (int i = 0; i < scores.length; i++) {
			final List<Path> longer = new ArrayList<>();
			for (int tag = 0; tag < TAGS; tag++) {
				final List<Path> ways = new ArrayList<>();
				if (i == 0 && follows(OUTSIDE, tag)) ways.add(new Path(null, tag,
					scores[0][tag] + steps[TAGS][tag], 1));
				for (final Path path : paths) {
					if (follows(path.tag(), tag)) ways.add(new Path(path, tag, path
						.score() + steps[path.tag()][tag] + scores[i][tag], i + 1));
				}
				longer.addAll(best(ways, count));
			}
			paths = longer;
		}
		return best(paths, count);
	}

	private static List<Path> best(final List<Path> paths, final int count) {
		if (paths.isEmpty()) return paths;
		if (count == 1) return List.of(Collections.max(paths, BY_SCORE));
		paths.sort(BY_SCORE.reversed());
		return paths.subList(0, Math.min(count, paths.size()));
	}

	private static boolean follows(final int tag, final int next) {
		return switch (next) {
			case OBJECT_ON -> tag == OBJECT || tag == OBJECT_ON;
			case STYLE_ON -> tag == STYLE || tag == STYLE_ON;
			default -> true;
		};
	}

	private static Reading reading(final Path path) {
		final int[] tags = path.tags();
		return new Reading(spans(tags, OBJECT), spans(tags, STYLE), path.score());
	}

	private static List<Span> spans(final int[] tags, final int begin) {
		final List<Span> spans = new ArrayList<>();
		for (int i = 0; i < tags.length; i++) {
			if (tags[i] != begin) continue;
			int last = i;
			while (last + 1 < tags.length && tags[last + 1] == begin + 1)
				last++;
			spans.add(new Span(i, last));
		}
		return spans;
	}

	// -- Features --

	/** Of each piece: the words around it, and the nearest common ones. */
	private String[][] features(final InstructionText text) {
		final List<Piece> pieces = text.pieces();
		final List<String> words = pieces.stream().map(Piece::lowerCase).toList();
		final List<String> known = words.stream().map(w -> common.contains(w) ? w
			: OTHER).toList();
		final String[][] features = new String[words.size()][];
		for (int i = 0; i < features.length; i++) {
			final String word = words.get(i), c = known.get(i);
			final String p = at(known, i - 1), n = at(known, i + 1);
			final int left = common(known, i, -1), right = common(known, i, 1);
			final String l = at(known, left), r = at(known, right);
			features[i] = new String[] { "", "word " + word, "end " + word.substring(
				Math.max(0, word.length() - 3)), "c " + c, "p " + p, "n " + n, "pp " +
					at(known, i - 2) + " " + p, "nn " + n + " " + at(known, i + 2),
				"pc " + p + " " + c, "cn " + c + " " + n, "pcn " + p + " " + c + " " +
					n, "ppc " + at(known, i - 2) + " " + p + " " + c, "cnn " + c + " " +
						n + " " + at(known, i + 2), "shape " + shape(pieces.get(i).text(),
							i), "first " + known.get(0), "l " + l, "r " + r, "lr " + l + " " +
								r, "rr " + r + " " + at(known, common(known, right, 1)), "ll " +
									at(known, common(known, left, -1)) + " " + l };
		}
		return features;
	}

	private static String at(final List<String> words, final int i) {
		return i < 0 || i >= words.size() ? NONE : words.get(i);
	}

	/** The next common word in a direction; outside if there is none. */
	private static int common(final List<String> known, final int from,
		final int step)
	{
		int i = from + step;
		while (i >= 0 && i < known.size() && known.get(i).equals(OTHER))
			i += step;
		return i;
	}

	private static String shape(final String word, final int place) {
		final int first = word.codePointAt(0);
		return (Character.isUpperCase(first) ? "A" : Character.isLetter(first) ? "a"
			: Character.toString(first)) + (place == 0 ? " first" : "");
	}
}
