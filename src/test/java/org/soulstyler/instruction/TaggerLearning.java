package org.soulstyler.instruction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.soulstyler.instruction.InstructionText.Piece;
import org.soulstyler.instruction.SplitterTask.Example;

/**
 * Learns what a {@link PhraseTagger} knows from examples (averaged structured
 * perceptron; Collins 2002), the same every time.
 */
final class TaggerLearning {

	/** So many of the commonest words are told apart in contexts. */
	private static final int COMMON_WORDS = 600;

	private static final int EPOCHS = 6;

	/** A weight for each tag, and what it came to over all steps. */
	private static final class Weights {

		final float[] now = new float[TagPath.TAGS];
		final double[] sums = new double[TagPath.TAGS];

		void add(final int tag, final int change, final int time) {
			now[tag] += change;
			sums[tag] += (double) change * time;
		}

		/** Over all steps. */
		float[] mean(final int time) {
			final float[] mean = new float[TagPath.TAGS];
			for (int tag = 0; tag < mean.length; tag++)
				mean[tag] = (float) (now[tag] - sums[tag] / Math.max(1, time));
			return mean;
		}
	}

	private final List<InstructionText> texts = new ArrayList<>();
	/** Of each text's pieces. */
	private final List<int[]> tags = new ArrayList<>();
	/** From a tag, or from the beginning (the last). */
	private final List<Weights> steps = new ArrayList<>();
	private final Map<String, Weights> weights = new HashMap<>();

	private TaggerLearning(final List<Example> examples) {
		for (final Example example : examples) {
			final InstructionText text = InstructionText.of(example.instruction(),
				Languages.standard());
			tags(text, example).ifPresent(right -> {
				texts.add(text);
				tags.add(right);
			});
		}
		for (int i = 0; i <= TagPath.TAGS; i++)
			steps.add(new Weights());
	}

	/** @param examples those whose parts are not in them are left out */
	static TagWeights learnt(final List<Example> examples) {
		return new TaggerLearning(examples).learn();
	}

	// -- Helper methods --

	private static Optional<int[]> tags(final InstructionText text,
		final Example example)
	{
		final InstructionGrammar grammar = InstructionGrammar.of(text);
		final int[] tags = new int[text.pieces().size()];
		for (final Target target : example.answer().targets()) {
			if (!place(grammar, tags, target.objects(), TagPath.OBJECT) || !place(
				grammar, tags, target.style(), TagPath.STYLE)) return Optional.empty();
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
				t -> t == TagPath.OUTSIDE)) continue;
			Arrays.fill(tags, span.first(), span.last() + 1, tag + 1);
			tags[span.first()] = tag;
			return true;
		}
		return false;
	}

	private Set<String> common() {
		final Map<String, Long> counts = texts.stream().flatMap(t -> t.pieces()
			.stream()).collect(Collectors.groupingBy(Piece::lowerCase, Collectors
				.counting()));
		return counts.entrySet().stream().sorted(Map.Entry
			.<String, Long> comparingByValue().reversed().thenComparing(Map.Entry
				.comparingByKey())).limit(COMMON_WORDS).map(Map.Entry::getKey).collect(
					Collectors.toSet());
	}

	/** The mean of the weights over all steps is kept. */
	private TagWeights learn() {
		final PieceFeatures features = new PieceFeatures(common());
		final List<Weights[][]> known = texts.stream().map(text -> Arrays.stream(
			features.of(text)).map(this::weights).toArray(Weights[][]::new)).toList();
		final float[][] stepsNow = steps.stream().map(s -> s.now).toArray(
			float[][]::new);
		final List<Integer> order = new ArrayList<>();
		for (int i = 0; i < texts.size(); i++)
			order.add(i);
		final Random random = new Random(1);
		int time = 0;
		for (int epoch = 0; epoch < EPOCHS; epoch++) {
			Collections.shuffle(order, random);
			for (final int i : order) {
				time++;
				final int[] guess = TagPath.best(scores(known.get(i)), stepsNow, 1).get(
					0).tags();
				correct(known.get(i), tags.get(i), guess, time);
			}
		}
		final int end = time;
		final SortedMap<String, float[]> means = new TreeMap<>();
		weights.forEach((feature, learnt) -> means.put(feature, learnt.mean(end)));
		return TagWeights.of(features, steps.stream().map(s -> s.mean(end)).toArray(
			float[][]::new), means);
	}

	private Weights[] weights(final String[] features) {
		return Arrays.stream(features).map(feature -> weights.computeIfAbsent(
			feature, f -> new Weights())).toArray(Weights[]::new);
	}

	/** [pieces][{@link TagPath#TAGS}]. */
	private static float[][] scores(final Weights[][] pieces) {
		final float[][] scores = new float[pieces.length][TagPath.TAGS];
		for (int i = 0; i < pieces.length; i++) {
			for (final Weights feature : pieces[i]) {
				for (int tag = 0; tag < TagPath.TAGS; tag++)
					scores[i][tag] += feature.now[tag];
			}
		}
		return scores;
	}

	private void correct(final Weights[][] pieces, final int[] right,
		final int[] guess, final int time)
	{
		for (int i = 0; i < right.length; i++) {
			steps.get(i == 0 ? TagPath.TAGS : right[i - 1]).add(right[i], 1, time);
			steps.get(i == 0 ? TagPath.TAGS : guess[i - 1]).add(guess[i], -1, time);
			if (right[i] == guess[i]) continue;
			for (final Weights feature : pieces[i]) {
				feature.add(right[i], 1, time);
				feature.add(guess[i], -1, time);
			}
		}
	}
}
