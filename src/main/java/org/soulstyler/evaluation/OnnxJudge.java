package org.soulstyler.evaluation;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.onnx.OnnxRuntime;

/**
 * An encoder of textures and words that was trained beside the product and that
 * nothing is optimised against. Its graph takes {@code image} (N, 3, S, S), RGB in
 * [0, 1], and {@code words} (M, V), how often each word of its list occurs, and
 * gives {@code image_embedding} (N, D) and {@code text_embedding} (M, D). Its
 * metadata has {@code words}, the list, separated by spaces, and
 * {@code description}.
 */
public final class OnnxJudge implements StyleJudge {

	private static final String IMAGE = "image", WORDS = "words";

	private final OrtEnvironment environment;
	private final OrtSession session;
	private final List<String> words;
	private final String description;
	private final int side;

	private OnnxJudge(final OrtEnvironment environment, final OrtSession session,
		final Path graph) throws OrtException, SoulstylerException
	{
		this.environment = environment;
		this.session = session;
		final Map<String, String> said = session.getMetadata().getCustomMetadata();
		if (!said.containsKey(WORDS) || !session.getInputNames().containsAll(List
			.of(IMAGE, WORDS))) throw new SoulstylerException(Failure.MODEL, graph +
				" is not a judge: a graph with the inputs image and words and the " +
				"metadata words.");
		words = List.of(said.get(WORDS).split(" "));
		description = said.getOrDefault("description", graph.getFileName()
			.toString());
		final long[] shape = ((TensorInfo) Objects.requireNonNull(session
			.getInputInfo().get(IMAGE)).getInfo()).getShape();
		side = (int) shape[3];
	}

	/** @throws SoulstylerException ({@link Failure#MODEL}) if it is no judge */
	public static OnnxJudge open(final Path graph) throws SoulstylerException {
		final OrtEnvironment environment = OnnxRuntime.environment();
		OrtSession session = null;
		OnnxJudge judge = null;
		try (OrtSession.SessionOptions options = OnnxRuntime.options()) {
			session = environment.createSession(graph.toString(), options);
			judge = new OnnxJudge(environment, session, graph);
			return judge;
		}
		catch (final OrtException exc) {
			throw new SoulstylerException(Failure.MODEL, "The judge " + graph +
				" is missing or damaged.", exc);
		}
		finally {
			if (judge == null && session != null) OnnxRuntime.close(session);
		}
	}

	@Override
	public String description() {
		return description;
	}

	/** The mean of the pieces' embeddings, each of length 1. */
	@Override
	public double[] embed(final ColorImage picture, final float[] object)
		throws SoulstylerException
	{
		final List<float[]> pieces = ObjectCrops.of(picture, object, side);
		final FloatBuffer images = FloatBuffer.allocate(pieces.size() * 3 * side *
			side);
		pieces.forEach(images::put);
		return mean(run(images.flip(), pieces.size(), FloatBuffer.allocate(words
			.size()), "image_embedding"));
	}

	@Override
	public double[] embed(final String text) throws SoulstylerException {
		final float[] counts = new float[words.size()];
		for (final String word : text.toLowerCase(Locale.ROOT).split(
			"[^a-z0-9]+"))
		{
			final int at = words.indexOf(word);
			if (at >= 0) counts[at]++;
		}
		return mean(run(FloatBuffer.allocate(3 * side * side), 1, FloatBuffer.wrap(
			counts), "text_embedding"));
	}

	@Override
	public void close() {
		OnnxRuntime.close(session);
	}

	// -- Helper methods --

	private float[][] run(final FloatBuffer images, final int count,
		final FloatBuffer counts, final String output) throws SoulstylerException
	{
		try (OnnxTensor image = OnnxTensor.createTensor(environment, images,
			new long[] { count, 3, side, side });
				OnnxTensor bag = OnnxTensor.createTensor(environment, counts,
					new long[] { 1, words.size() });
				OrtSession.Result result = session.run(Map.of(IMAGE, image, WORDS,
					bag)))
		{
			return (float[][]) ((OnnxTensor) result.get(output).orElseThrow())
				.getValue();
		}
		catch (final OrtException exc) {
			throw new SoulstylerException(Failure.MODEL,
				"The judge's graph does not run (" + exc.getMessage() + ").", exc);
		}
	}

	private static double[] mean(final float[][] vectors) {
		final double[] mean = new double[vectors[0].length];
		for (final float[] vector : vectors) {
			final double[] unit = new double[vector.length];
			for (int i = 0; i < unit.length; i++)
				unit[i] = vector[i];
			Vectors.normalise(unit);
			for (int i = 0; i < mean.length; i++)
				mean[i] += unit[i];
		}
		Vectors.normalise(mean);
		return mean;
	}
}
