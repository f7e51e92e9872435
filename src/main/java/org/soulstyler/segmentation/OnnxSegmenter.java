package org.soulstyler.segmentation;

import ai.onnxruntime.OrtException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.soulstyler.bundle.ImageInput;
import org.soulstyler.bundle.MaskOutput;
import org.soulstyler.bundle.ModelBundle;
import org.soulstyler.bundle.SegmenterSection;
import org.soulstyler.bundle.TextInput;
import org.soulstyler.device.DeviceWish;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.Axis;
import org.soulstyler.image.Axis.Arithmetic;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Kernel;
import org.soulstyler.image.Mask;
import org.soulstyler.image.Resampler;
import org.soulstyler.segmentation.refine.CutRefinement;
import org.soulstyler.segmentation.refine.Window;
import org.soulstyler.tensorfile.TensorFile;
import org.soulstyler.tensorfile.TensorFiles;
import org.soulstyler.tokenizer.ClipTokenizer;
import org.soulstyler.vocabulary.OneOfSeveral;
import org.soulstyler.vocabulary.PartOfThing;

/**
 * A referring segmenter on ONNX Runtime: CRIS (CVPR 2022), as published or in
 * small, and any other graph of a picture and a sentence that a bundle describes,
 * such as CLIPSeg's.
 * <p>
 * CRIS's inputs are {@code image} (1, 3, S, S) and {@code tokens} (1, 17), its
 * output {@code logits} (1, 1, S/4, S/4) and, where the graph has it,
 * {@code presence} (1, 1), the logit of the object being in the picture. S is
 * read from the graph. The way of a picture (as in CRIS's published code): into a
 * square by {@link LetterboxFraming}, through the graph, sigmoid, bicubically to S × S,
 * back to the picture's size, threshold. A graph's metadata may ask for more
 * than CRIS does: {@code soulstyler.antialias} and {@code soulstyler.refine},
 * {@code true} or absent.
 * </p>
 * <p>
 * What differs for other graphs is said in the bundle, see
 * {@link SegmenterSection}. A graph that ships without weights is fed from a
 * checkpoint when it is opened.
 * </p>
 * <p>
 * Not thread-safe. The native session is freed by {@link #close()}.
 * </p>
 */
public final class OnnxSegmenter implements ReferringSegmenter {

	/** The mask rises from 0 at the threshold to 1 this much above it. */
	private static final float SOFTNESS = 0.15f;
	/** Presence from which on a thing is told that was not asked for. */
	private static final double SURELY = 0.7;
	/** What a close-up leaves about a thing, in shares of its longer side. */
	private static final double MARGIN = 0.12;

	private final SegmentationGraph graph;
	private final SegmenterDescription description;
	private boolean closed;

	private OnnxSegmenter(final SegmentationGraph graph) {
		this.graph = graph;
		description = graph.description();
	}

	/**
	 * Opens a bundle's segmenter.
	 *
	 * @param device a GPU that this ONNX Runtime cannot use becomes the CPU, with a
	 *          notice if it was asked for
	 * @throws SoulstylerException ({@link Failure#MODEL}) if a file is missing,
	 *           altered, damaged, or not what the bundle says it is
	 */
	public static OnnxSegmenter open(final ModelBundle bundle,
		final DeviceWish device) throws SoulstylerException
	{
		final SegmenterSection model = bundle.segmenter();
		final Path graph = bundle.file(model.graph());
		final TensorFile weights = model.weights() == null ? null : TensorFiles
			.open(bundle.file(model.weights()));
		if (model.nouns() == null) return open(model, graph, weights, bundle.file(
			model.tokenizer()), device);
		return open(model, graph, weights, MeaningSentences.open(bundle.file(model
			.nouns()), bundle.file(model.vectors())), device);
	}

	/**
	 * Opens a graph of CRIS's kind, with its weights, on the CPU.
	 *
	 * @param threshold the probability above which a pixel is the object's
	 * @throws SoulstylerException ({@link Failure#MODEL}) if a file is missing,
	 *           damaged, or not such a graph
	 */
	public static OnnxSegmenter open(final Path graph, final Path tokenizer,
		final double threshold) throws SoulstylerException
	{
		return open(graph, tokenizer, threshold, DeviceWish.CPU);
	}

	/**
	 * Opens a graph of CRIS's kind, with its weights.
	 *
	 * @param threshold the probability above which a pixel is the object's
	 * @param device as for a bundle
	 * @throws SoulstylerException ({@link Failure#MODEL}) if a file is missing,
	 *           damaged, or not such a graph
	 */
	public static OnnxSegmenter open(final Path graph, final Path tokenizer,
		final double threshold, final DeviceWish device) throws SoulstylerException
	{
		return open(new SegmenterSection(graph.toString(), null, null, null,
			threshold, ImageInput.CRIS, TextInput.CRIS, MaskOutput.CRIS), graph, null,
			tokenizer, device);
	}

	/**
	 * @param model says how the graph is used; its file names are not looked at
	 * @param weights for a graph that ships without; else null
	 */
	static OnnxSegmenter open(final SegmenterSection model, final Path graph,
		final @Nullable TensorFile weights, final Path tokenizer,
		final DeviceWish device) throws SoulstylerException
	{
		requireFile(graph);
		return open(model, graph, weights, new TokenSentences(ClipTokenizer.open(
			tokenizer)), device);
	}

	/** Takes over the sentences, and closes them when it fails. */
	static OnnxSegmenter open(final SegmenterSection model, final Path graph,
		final @Nullable TensorFile weights, final Sentences sentences,
		final DeviceWish device) throws SoulstylerException
	{
		boolean opened = false;
		try {
			requireFile(graph);
			final OnnxSegmenter segmenter = new OnnxSegmenter(SegmentationGraph.open(
				model, graph, weights, sentences, device));
			opened = true;
			return segmenter;
		}
		catch (final OrtException exc) {
			throw new SoulstylerException(Failure.MODEL, "The segmenter's file " +
				graph + " is damaged or of an unknown kind. Install the model again.",
				exc);
		}
		finally {
			if (!opened) sentences.close();
		}
	}

	private static void requireFile(final Path graph) throws SoulstylerException {
		if (!Files.isRegularFile(graph)) throw new SoulstylerException(
			Failure.MODEL, "The segmenter's file " + graph +
				" is missing. Install the model again.");
	}

	/** How the graph is used. */
	SegmenterDescription description() {
		return description;
	}

	/**
	 * {@inheritDoc}
	 * <p>
	 * The mask is 0 where the probability is at or below the threshold t, rises
	 * linearly above it and is 1 from t + 0.15 on. Where the graph asks for
	 * {@link CutRefinement}, that outline takes the place of the threshold's, with
	 * an edge that is soft on the inside. The mask is 0 everywhere when the object
	 * is not found. Found means: some pixel is above the threshold, and the
	 * graph's presence output, where it has one, says at least even odds or what
	 * the bundle asks for.
	 * </p>
	 */
	@Override
	public Segmentation segment(final ColorImage image, final String expression)
		throws SoulstylerException
	{
		final float[] square = square(image);
		final GraphAnswer answer = told(square, expression);
		final Segmentation seen = outline(image, square, expression, answer);
		return seen.found() ? seen : seen.showing(instead(square, answer.others()));
	}

	/**
	 * {@inheritDoc}
	 * <p>
	 * Where the expression names a part of a thing ("the man's beard") and the graph
	 * is one that reads sentences so, the part is looked for in a close-up of the
	 * thing, too, and that answer taken which the graph is surer of.
	 * Where it tells a thing from its like ("the dome on the left"), all that is like
	 * it is looked for, too, and the graph's outline taken only where it is that of
	 * one thing.
	 * </p>
	 */
	@Override
	public Segmentation outline(final ColorImage image, final String expression)
		throws SoulstylerException
	{
		final float[] square = square(image);
		return outline(image, square, expression, told(square, expression));
	}

	/**
	 * Classifies a picture: the place, from 1, of the likeliest kind of thing that
	 * an expression's noun means, among all kinds that the graph's trunk tells
	 * apart.
	 *
	 * @return 0 where the noun means none, or the graph tells none apart
	 */
	public int rankOfKind(final ColorImage image, final String expression)
		throws SoulstylerException
	{
		return graph.run(square(image), expression).rank();
	}

	@Override
	public void close() {
		if (closed) return;
		closed = true;
		graph.close();
	}

	// -- Helper methods --

	/** The picture as the graph sees it. */
	private float[] square(final ColorImage image) {
		if (closed) throw new IllegalStateException("The segmenter is closed.");
		return description.framing(image.width(), image.height()).enclose(image
			.samples(), description.mean(), description.deviation());
	}

	/** What the graph sees; of several like things the one that is meant. */
	private GraphAnswer told(final float[] square, final String expression)
		throws SoulstylerException
	{
		final GraphAnswer direct = graph.run(square, expression);
		final OneOfSeveral asked = graph.oneOfSeveral(expression);
		return asked == null ? direct : AmongLike.choose(asked, direct, graph.run(
			square, asked.thing()), description.threshold());
	}

	/**
	 * @param square the picture as the graph sees it
	 * @param whole what it said of that
	 */
	private Segmentation outline(final ColorImage image, final float[] square,
		final String expression, final GraphAnswer whole) throws SoulstylerException
	{
		final float[] probability = probability(whole, image);
		final boolean found = found(whole, probability);
		final PartOfThing asked = graph.part(expression);
		final Segmentation near = asked == null ? null : closeUp(image, square,
			expression, asked, found ? whole.presence() : 0);
		return near == null ? outline(image, expression, whole, probability, found)
			: near;
	}

	/**
	 * The part of a thing where the thing is; null where the one or the other is not
	 * found.
	 *
	 * @param least what the part's presence must be, at least
	 */
	private @Nullable Segmentation closeUp(final ColorImage image,
		final float[] square, final String expression, final PartOfThing asked,
		final double least) throws SoulstylerException
	{
		final int width = image.width(), height = image.height();
		final GraphAnswer thing = told(square, asked.thing());
		final float[] where = probability(thing, image);
		if (!found(thing, where)) return null;
		final Window window = Window.about(where, width, height, description
			.threshold(), MARGIN);
		final ColorImage cut = window.of(image);
		final GraphAnswer part = told(square(cut), asked.part());
		final float[] probability = probability(part, cut);
		return part.presence() >= least && found(part, probability) ? outline(cut,
			expression, part, probability, true).placed(window, width, height) : null;
	}

	private Segmentation outline(final ColorImage image, final String expression,
		final GraphAnswer seen, final float[] probability, final boolean found)
	{
		final int width = image.width(), height = image.height();
		final float[] mask = found ? mask(image, probability)
			: new float[probability.length];
		return new Segmentation(expression, Mask.of(probability, width, height),
			Mask.of(mask, width, height), maximum(probability), seen.presence(),
			found, joined(seen.notices()));
	}

	/** (height, width) in [0, 1] of a picture of that size. */
	private float[] probability(final GraphAnswer seen, final ColorImage image) {
		final Axis axis = Axis.cornered(Kernel.BICUBIC, seen.side(), description
			.side(), Arithmetic.UNROUNDED);
		return description.framing(image.width(), image.height()).release(
			new Resampler(axis, axis).apply(seen.probabilities()));
	}

	private static float maximum(final float[] probability) {
		float maximum = 0;
		for (final float p : probability)
			maximum = Math.max(maximum, p);
		return maximum;
	}

	private boolean found(final GraphAnswer seen, final float[] probability) {
		return maximum(probability) > description.threshold() && seen
			.presence() >= description.output().presenceThreshold();
	}

	/**
	 * What is seen in the place of something that isn't there: the first of some
	 * kinds that is found when it is asked for; null if none is.
	 */
	private @Nullable String instead(final float[] square,
		final List<String> others) throws SoulstylerException
	{
		for (final String other : others)
			if (graph.run(square, other).presence() >= SURELY) return other;
		return null;
	}

	/** (height, width) in [0, 1], above 0 where the object is. */
	private float[] mask(final ColorImage image, final float[] probability) {
		final float[] refined = description.refine() ? CutRefinement.refine(image
			.samples(), probability, image.width(), image.height(), description
				.threshold()) : null;
		if (refined != null) {
			final float[] mask = rise(refined, 0.5f, 0.85f);
			for (final float m : mask)
				if (m > 0) return mask;
		}
		final float threshold = (float) description.threshold();
		return rise(probability, threshold, Math.min(1, threshold + SOFTNESS));
	}

	/** 0 up to one value, 1 from another on, linear between. */
	private static float[] rise(final float[] values, final float from,
		final float to)
	{
		final float[] risen = new float[values.length];
		for (int i = 0; i < risen.length; i++)
			risen[i] = Math.max(0, Math.min(1, (values[i] - from) / (to - from)));
		return risen;
	}

	private List<String> joined(final List<String> more) {
		final List<String> all = new ArrayList<>(graph.notices());
		all.addAll(more);
		return List.copyOf(all);
	}
}
