package org.soulstyler.segmentation;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.soulstyler.bundle.ImageInput;
import org.soulstyler.bundle.MaskOutput;
import org.soulstyler.bundle.SegmenterSection;
import org.soulstyler.bundle.TextInput;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * How a segmentation graph wants to be used: what the bundle says of it, and what
 * it says itself.
 *
 * @param image how it takes its picture
 * @param text how it takes its sentence
 * @param output what it answers
 * @param threshold the probability above which a pixel is the object's, in
 *          [0, 1); 0.35 for CRIS
 * @param side of the square that it looks at, in pixels; 416 for CRIS
 * @param contextLength how many tokens it reads, the start and end tokens among
 *          them; 17 for CRIS; 0 where it reads any number
 * @param antialias whether pictures larger than the graph's square are averaged
 *          before they are shrunk; CRIS samples them as they are
 * @param refine whether the outline is fitted to the picture's colours; CRIS's is
 *          only interpolated
 */
record SegmenterDescription(ImageInput image, TextInput text, MaskOutput output,
		double threshold, int side, int contextLength, boolean antialias,
		boolean refine) {

	/** Entries of the graph's metadata, {@code true} or absent. */
	static final String ANTIALIAS = "soulstyler.antialias";
	static final String REFINE = "soulstyler.refine";

	/**
	 * Looks whether the graph is what the bundle says.
	 *
	 * @param graph its file, for messages
	 * @throws SoulstylerException ({@link Failure#MODEL}) if it is not
	 */
	static SegmenterDescription read(final OrtSession session,
		final SegmenterSection model, final Path graph) throws SoulstylerException,
		OrtException
	{
		if (!(model.threshold() >= 0 && model.threshold() < 1)) throw refused(graph,
			"is to be used with the threshold " + model.threshold() +
				", which is not a probability from 0 to below 1.");
		final Map<String, String> wishes = session.getMetadata()
			.getCustomMetadata();
		shape(session.getOutputInfo(), model.output().output(), graph);
		return new SegmenterDescription(model.image(), model.text(), model.output(),
			model.threshold(), side(session, model.image(), graph), model
				.nouns() == null ? contextLength(session, model.text(), graph)
					: meanings(session, graph), Boolean.parseBoolean(wishes.get(
						ANTIALIAS)), Boolean.parseBoolean(wishes.get(REFINE)));
	}

	/** How a picture of this size comes into the square. */
	Framing framing(final int width, final int height) {
		return image.stretch() ? new StretchFraming(width, height, side)
			: new LetterboxFraming(width, height, side, antialias);
	}

	/** The mean of each channel. */
	float[] mean() {
		return floats(image.mean());
	}

	/** The deviation of each channel. */
	float[] deviation() {
		return floats(image.std());
	}

	// -- Helper methods --

	private static int side(final OrtSession session, final ImageInput image,
		final Path graph) throws SoulstylerException, OrtException
	{
		final long[] shape = shape(session.getInputInfo(), image.input(), graph);
		if (shape.length != 4 || shape[1] > 0 && shape[1] != 3 ||
			shape[2] != shape[3] || shape[2] >= 0 && shape[2] < 4)
		{
			throw refused(graph, "wants images of shape " + Arrays.toString(shape) +
				"; (1, 3, S, S) is needed.");
		}
		if (shape[2] > 0) return (int) shape[2];
		if (image.size() < 4) throw refused(graph, "takes pictures of any size, " +
			"and bundle.json does not say which is meant (segmenter.image.size).");
		return image.size();
	}

	private static int contextLength(final OrtSession session,
		final TextInput text, final Path graph) throws SoulstylerException,
		OrtException
	{
		final long[] shape = shape(session.getInputInfo(), text.input(), graph);
		if (shape.length != 2 || shape[1] >= 0 && shape[1] < 3) throw refused(graph,
			"wants sentences of shape " + Arrays.toString(shape) +
				"; (1, number of tokens) is needed.");
		return (int) Math.max(0, shape[1]);
	}

	/** A graph that reads meanings reads any number of them: 0. */
	private static int meanings(final OrtSession session, final Path graph)
		throws SoulstylerException, OrtException
	{
		final long[] words = shape(session.getInputInfo(), MeaningSentences.WORDS,
			graph);
		for (final String input : List.of(MeaningSentences.CLASSES,
			MeaningSentences.COLORS, MeaningSentences.BOXED, MeaningSentences.WORN,
			MeaningSentences.SIDE))
		{
			shape(session.getInputInfo(), input, graph);
		}
		if (words.length != 3) throw refused(graph, "wants sentences of shape " +
			Arrays.toString(words) + "; (1, number of tokens, 384) is needed.");
		return 0;
	}

	private static long[] shape(final Map<String, NodeInfo> nodes,
		final String name, final Path graph) throws SoulstylerException
	{
		final NodeInfo node = nodes.get(name);
		if (node == null || !(node.getInfo() instanceof TensorInfo)) throw refused(
			graph, "has no tensor \"" + name + "\": it is not the graph that " +
				"bundle.json describes.");
		return ((TensorInfo) node.getInfo()).getShape();
	}

	private static float[] floats(final List<Double> values) {
		final float[] floats = new float[values.size()];
		for (int i = 0; i < floats.length; i++)
			floats[i] = values.get(i).floatValue();
		return floats;
	}

	private static SoulstylerException refused(final Path graph,
		final String why)
	{
		return new SoulstylerException(Failure.MODEL, "The segmenter's file " +
			graph + " " + why);
	}
}
