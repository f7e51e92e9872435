package org.soulstyler.segmentation;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.opening.Opening;
import org.soulstyler.vocabulary.Nouns;
import org.soulstyler.vocabulary.OneOfSeveral;
import org.soulstyler.vocabulary.PartOfThing;
import org.soulstyler.vocabulary.SentenceEmbedder;

/**
 * Sentences as vectors of their tokens' meanings, {@code words} (1, T, 384), the
 * kinds of things that their noun means, {@code classes} (1, kinds), the
 * colours that it is to have, {@code colors} (1, 11); and by what the boxes of a
 * detector are chosen: its kinds that the noun means, {@code boxed} (1, 90), the
 * colours of what the thing wears, {@code worn} (1, 11), and where it is among its
 * like, {@code side} (1, 3).
 */
final class MeaningSentences implements Sentences {

	static final String WORDS = "words", CLASSES = "classes", COLORS = "colors",
			BOXED = "boxed", WORN = "worn", SIDE = "side";
	/** The most tokens in training; longer sentences are cut. */
	private static final int LONGEST = 24;
	/** How many kinds are told that may be in a picture. */
	private static final int OTHERS = 2;
	/** Probability below which a kind is a guess, as most are in drawings. */
	private static final double GUESS = 0.2;

	/** Opened while the graph is. */
	private final Opening<SentenceEmbedder> meaning;
	private final Nouns nouns;

	private MeaningSentences(final Opening<SentenceEmbedder> meaning,
		final Nouns nouns)
	{
		this.meaning = meaning;
		this.nouns = nouns;
	}

	/** @param file and vectors as {@link Nouns#read(Path, Path)} takes them */
	static MeaningSentences open(final Path file, final Path vectors)
		throws SoulstylerException
	{
		final Nouns nouns = Nouns.read(file, vectors);
		return new MeaningSentences(new Opening<>("sentence embedding",
			SentenceEmbedder::open), nouns);
	}

	@Override
	public Fed feed(final OrtEnvironment environment, final String expression,
		final SegmenterDescription description, final Map<String, NodeInfo> nodes)
		throws SoulstylerException, OrtException
	{
		final SentenceEmbedder embedder = meaning.get();
		final Nouns.Reading reading = nouns.read(expression, embedder);
		final float[][] tokens = embedder.tokens(reading.said());
		final float[][] read = tokens.length > LONGEST ? Arrays.copyOf(tokens,
			LONGEST) : tokens;
		final FloatBuffer flat = FloatBuffer.allocate(read.length * read[0].length);
		for (final float[] token : read)
			flat.put(token);
		final Map<String, OnnxTensor> inputs = new HashMap<>();
		inputs.put(WORDS, OnnxTensor.createTensor(environment, flat.flip(),
			new long[] { 1, read.length, read[0].length }));
		inputs.put(CLASSES, row(environment, reading.classes()));
		inputs.put(COLORS, row(environment, reading.colors()));
		inputs.put(BOXED, row(environment, reading.boxed()));
		inputs.put(WORN, row(environment, reading.worn()));
		inputs.put(SIDE, row(environment, reading.side()));
		return new Fed(inputs, reading.classes(), reading.notices());
	}

	@Override
	public @Nullable PartOfThing part(final String expression) {
		return PartOfThing.read(expression).orElse(null);
	}

	@Override
	public @Nullable OneOfSeveral oneOfSeveral(final String expression) {
		return OneOfSeveral.read(expression).orElse(null);
	}

	@Override
	public List<String> others(final float[] logits, final float[] meant) {
		final double[] odds = new double[logits.length];
		double sum = 0, largest = Double.NEGATIVE_INFINITY;
		for (final float logit : logits)
			largest = Math.max(largest, logit);
		for (int i = 0; i < odds.length; i++)
			sum += odds[i] = Math.exp(logits[i] - largest);
		final Map<String, Double> named = new HashMap<>();
		final Set<String> asked = new HashSet<>();
		for (int i = 0; i < odds.length; i++) {
			named.merge(nouns.commonName(i), odds[i] / sum, Double::sum);
			if (meant[i] > 0) asked.add(nouns.commonName(i));
		}
		return named.entrySet().stream().filter(e -> e.getValue() > GUESS && !asked
			.contains(e.getKey())).sorted(Map.Entry
				.<String, Double> comparingByValue().reversed()).limit(OTHERS).map(
					e -> withArticle(e.getKey())).toList();
	}

	@Override
	public void close() {
		try {
			meaning.get().close();
		}
		catch (final SoulstylerException exc) {
			// It was not opened, which was told where it was needed.
		}
	}

	// -- Helper methods --

	private static OnnxTensor row(final OrtEnvironment environment,
		final float[] values) throws OrtException
	{
		return OnnxTensor.createTensor(environment, FloatBuffer.wrap(values),
			new long[] { 1, values.length });
	}

	private static String withArticle(final String noun) {
		return ("aeiou".indexOf(noun.charAt(0)) < 0 ? "a " : "an ") + noun;
	}
}
