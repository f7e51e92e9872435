package org.soulstyler.segmentation;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.soulstyler.bundle.MaskOutput;
import org.soulstyler.bundle.SegmenterSection;
import org.soulstyler.device.DeviceWish;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.onnx.GraphCache;
import org.soulstyler.onnx.OnnxRuntime;
import org.soulstyler.tensorfile.TensorFile;
import org.soulstyler.vocabulary.OneOfSeveral;
import org.soulstyler.vocabulary.PartOfThing;

/**
 * A segmentation graph in ONNX Runtime: a square picture and a sentence go in,
 * probabilities come out. What a graph needs is said by {@link OnnxSegmenter}.
 */
final class SegmentationGraph implements AutoCloseable {

	/** The output, where there is one, that tells what kinds of things it saw. */
	private static final String KINDS = "seen";

	/**
	 * ONNX Runtime checks the whole graph again after each of these, which for
	 * thousands of nodes takes longer than what they spare in a run.
	 */
	private static final String LEFT_OUT = String.join(";",
		"GatherSliceToSplitFusion", "SkipLayerNormFusion", "BiasGeluFusion",
		"GeluFusionL1", "GeluFusionL2", "MatMulScaleFusion",
		"MatmulTransposeFusion");

	/** For messages. */
	private final Path graph;
	private final OrtEnvironment environment;
	private final OrtSession session;
	private final Sentences sentences;
	private final SegmenterDescription description;
	private final List<String> notices;

	private SegmentationGraph(final Path graph, final OrtEnvironment environment,
		final OrtSession session, final Sentences sentences,
		final SegmenterDescription description, final List<String> notices)
	{
		this.graph = graph;
		this.environment = environment;
		this.session = session;
		this.sentences = sentences;
		this.description = description;
		this.notices = notices;
	}

	/**
	 * Takes over the sentences when all goes well.
	 *
	 * @param model says how the graph is used; its file names are not looked at
	 * @param weights for a graph that ships without; else null
	 */
	static SegmentationGraph open(final SegmenterSection model, final Path graph,
		final @Nullable TensorFile weights, final Sentences sentences,
		final DeviceWish device) throws SoulstylerException, OrtException
	{
		final OrtEnvironment environment = OnnxRuntime.environment();
		final List<String> notices = new ArrayList<>();
		final OrtSession session;
		try (OrtSession.SessionOptions options = OnnxRuntime.options()) {
			// What goes wrong is told by our exceptions, not on stderr.
			options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
			options.addConfigEntry("optimization.disable_specified_optimizers",
				LEFT_OUT);
			final boolean gpu = chooseGpu(options, device, notices);
			session = weights != null ? CheckpointInitializers.createSession(
				environment, graph, weights, options) : gpu ? environment.createSession(
					graph.toString(), options) : GraphCache.open(environment, graph,
						options, LEFT_OUT);
		}
		boolean whole = false;
		try {
			final SegmentationGraph opened = new SegmentationGraph(graph, environment,
				session, sentences, SegmenterDescription.read(session, model, graph),
				List.copyOf(notices));
			whole = true;
			return opened;
		}
		finally {
			if (!whole) session.close();
		}
	}

	/** How the graph is used. */
	SegmenterDescription description() {
		return description;
	}

	/** What was chosen when it was opened, and not as wished. */
	List<String> notices() {
		return notices;
	}

	/** As {@link Sentences#part(String)}. */
	@Nullable
	PartOfThing part(final String expression) {
		return sentences.part(expression);
	}

	/** As {@link Sentences#oneOfSeveral(String)}. */
	@Nullable
	OneOfSeveral oneOfSeveral(final String expression) {
		return sentences.oneOfSeveral(expression);
	}

	/**
	 * @param square the picture, normalised, (3, side, side)
	 * @throws SoulstylerException ({@link Failure#MODEL}) if the graph does not run
	 *           or answers no finite numbers
	 */
	GraphAnswer run(final float[] square, final String expression)
		throws SoulstylerException
	{
		final Map<String, OnnxTensor> inputs = new HashMap<>();
		try {
			final Sentences.Fed fed = sentences.feed(environment, expression,
				description, session.getInputInfo());
			inputs.putAll(fed.inputs());
			final int side = description.side();
			inputs.put(description.image().input(), OnnxTensor.createTensor(
				environment, FloatBuffer.wrap(square), new long[] { 1, 3, side,
					side }));
			try (OrtSession.Result result = session.run(inputs)) {
				return answer(result, fed);
			}
		}
		catch (final OrtException exc) {
			throw new SoulstylerException(Failure.MODEL,
				"The segmenter's graph does not run (" + exc.getMessage() + ").", exc);
		}
		finally {
			inputs.values().forEach(OnnxTensor::close);
		}
	}

	@Override
	public void close() {
		sentences.close();
		OnnxRuntime.close(session);
	}

	// -- Helper methods --

	private GraphAnswer answer(final OrtSession.Result result,
		final Sentences.Fed fed) throws SoulstylerException
	{
		final MaskOutput output = description.output();
		final float[] values = floats((OnnxTensor) result.get(output.output())
			.orElseThrow());
		if (output.sigmoid()) for (int i = 0; i < values.length; i++)
			values[i] = sigmoid(values[i]);
		final double presence = result.get(output.presence()).map(
			logit -> (double) sigmoid(floats((OnnxTensor) logit)[0])).orElse(1.);
		boolean finite = Double.isFinite(presence);
		for (final float value : values)
			finite &= Float.isFinite(value);
		if (!finite) throw new SoulstylerException(Failure.MODEL,
			"The segmenter's network in " + graph +
				" is damaged: what it makes of a picture are not finite numbers. " +
				"Install the model again.");
		final float[] kinds = result.get(KINDS).map(logits -> floats(
			(OnnxTensor) logits)).orElse(null);
		return new GraphAnswer(values, (int) Math.round(Math.sqrt(values.length)),
			presence, kinds == null ? List.of() : sentences.others(kinds, fed
				.meant()), kinds == null ? 0 : rank(kinds, fed.meant()), fed.notices());
	}

	/** The place of the largest logit of a kind that is meant, or 0. */
	private static int rank(final float[] logits, final float[] meant) {
		float best = Float.NEGATIVE_INFINITY;
		for (int i = 0; i < meant.length; i++)
			if (meant[i] > 0) best = Math.max(best, logits[i]);
		if (best == Float.NEGATIVE_INFINITY) return 0;
		int rank = 1;
		for (final float logit : logits)
			if (logit > best) rank++;
		return rank;
	}

	private static float[] floats(final OnnxTensor tensor) {
		final FloatBuffer buffer = tensor.getFloatBuffer();
		final float[] values = new float[buffer.remaining()];
		buffer.get(values);
		return values;
	}

	private static float sigmoid(final float logit) {
		return (float) (1 / (1 + Math.exp(-logit)));
	}

	/**
	 * Adds CUDA if it is wished for and can be had; says so if it is wished for in
	 * so many words and can't.
	 *
	 * @return whether it was added
	 */
	private static boolean chooseGpu(final OrtSession.SessionOptions options,
		final DeviceWish device, final List<String> notices)
	{
		if (device.kind() == DeviceWish.Kind.CPU) return false;
		String why = "this ONNX Runtime was built without CUDA";
		if (OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
			try {
				options.addCUDA(device.index());
				return true;
			}
			catch (final OrtException exc) {
				why = exc.getMessage();
			}
		}
		if (device.kind() == DeviceWish.Kind.GPU) notices.add(
			"The segmenter runs on the CPU, not on " + device + ": " + why + ".");
		return false;
	}
}
