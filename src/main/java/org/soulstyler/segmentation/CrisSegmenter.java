package org.soulstyler.segmentation;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;

import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;
import org.soulstyler.network.ClipTokenizer;

/**
 * A referring segmenter of CRIS's signature, on ONNX Runtime: inputs
 * {@code image} (1, 3, S, S) and {@code tokens} (1, 17), output {@code logits}
 * (1, 1, S/4, S/4) and, where the graph has it, {@code presence} (1, 1), the
 * logit of the object being in the picture. S is read from the graph.
 * <p>
 * The way of a picture (CRIS, CVPR 2022, and its published code): into a square
 * by {@link Letterbox}, through the graph, sigmoid, bicubically to S × S, back to
 * the picture's size, threshold. One thing more than CRIS does a graph's metadata
 * may ask for: {@code soulstyler.antialias}, {@code true} or absent.
 * </p>
 * <p>
 * Not thread-safe. The native session is freed by {@link #close()}.
 * </p>
 */
public final class CrisSegmenter implements ReferringSegmenter {

	static final String IMAGE = "image";
	static final String TOKENS = "tokens";
	static final String LOGITS = "logits";
	static final String PRESENCE = "presence";

	/** An entry of the graph's metadata, see {@link SegmenterDescription}. */
	static final String ANTIALIAS = "soulstyler.antialias";

	/** The mask rises from 0 at the threshold to 1 this much above it. */
	private static final float SOFTNESS = 0.15f;

	private final OrtEnvironment environment;
	private final OrtSession session;
	private final ClipTokenizer tokenizer;
	private final SegmenterDescription description;
	private final List<String> notices;
	private final int side;
	private boolean closed;

	private CrisSegmenter(final OrtEnvironment environment,
		final OrtSession session, final ClipTokenizer tokenizer,
		final SegmenterDescription description, final List<String> notices,
		final int side)
	{
		this.environment = environment;
		this.session = session;
		this.tokenizer = tokenizer;
		this.description = description;
		this.notices = notices;
		this.side = side;
	}

	/**
	 * Opens a graph on the CPU.
	 *
	 * @param threshold the probability above which a pixel is the object's
	 * @throws SoulstylerException ({@link Failure#MODEL}) if a file is missing,
	 *           damaged, or not such a graph
	 */
	public static CrisSegmenter open(final Path graph, final Path tokenizer,
		final double threshold) throws SoulstylerException
	{
		return open(graph, tokenizer, threshold, "cpu");
	}

	/**
	 * Opens a graph.
	 *
	 * @param threshold the probability above which a pixel is the object's
	 * @param device "cpu"; "auto": a GPU where this ONNX Runtime can use one; "gpu"
	 *          or "cuda:N": the CPU, with a notice, if that cannot be had
	 * @throws SoulstylerException ({@link Failure#MODEL}) if a file is missing,
	 *           damaged, or not such a graph
	 */
	public static CrisSegmenter open(final Path graph, final Path tokenizer,
		final double threshold, final String device) throws SoulstylerException
	{
		if (!Files.isRegularFile(graph)) throw new SoulstylerException(
			Failure.MODEL, "The segmenter's file " + graph +
				" is missing. Install the model again.");
		final OrtEnvironment environment = OrtEnvironment.getEnvironment();
		final List<String> notices = new ArrayList<>();
		final ClipTokenizer words = ClipTokenizer.open(tokenizer);
		OrtSession session = null;
		try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
			// What goes wrong is told by our exceptions, not on stderr.
			options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
			chooseDevice(options, device, notices);
			session = environment.createSession(graph.toString(), options);
			return open(environment, session, graph, words, threshold, notices);
		}
		catch (final OrtException exc) {
			if (session == null) words.close();
			throw new SoulstylerException(Failure.MODEL, "The segmenter's file " +
				graph + " is damaged or of an unknown kind. Install the model again.",
				exc);
		}
	}

	/**
	 * Takes over a session and a tokenizer: both are closed with the segmenter, or
	 * at once if the graph is not of CRIS's signature.
	 */
	static CrisSegmenter open(final OrtEnvironment environment,
		final OrtSession session, final Path graph, final ClipTokenizer tokenizer,
		final double threshold, final List<String> notices)
		throws SoulstylerException, OrtException
	{
		boolean opened = false;
		try {
			final int side = side(session, graph);
			final long[] tokens = shape(session.getInputInfo(), TOKENS, graph);
			final int context = tokens.length == 2 && tokens[1] > 2 ? (int) tokens[1]
				: SegmenterDescription.CRIS_CONTEXT_LENGTH;
			shape(session.getOutputInfo(), LOGITS, graph);
			final Map<String, String> wishes = session.getMetadata()
				.getCustomMetadata();
			final SegmenterDescription description = new SegmenterDescription(context,
				threshold, Boolean.parseBoolean(wishes.get(ANTIALIAS)));
			final CrisSegmenter segmenter = new CrisSegmenter(environment, session,
				tokenizer, description, List.copyOf(notices), side);
			opened = true;
			return segmenter;
		}
		finally {
			if (!opened) {
				session.close();
				tokenizer.close();
			}
		}
	}

	/** The side S of the square that the graph looks at, in pixels. */
	int side() {
		return side;
	}

	/**
	 * {@inheritDoc}
	 * <p>
	 * The mask is 0 where the probability is at or below the threshold t, rises
	 * linearly above it and is 1 from t + 0.15 on; it is 0 everywhere when the
	 * object is not found. Found means: some pixel is above the threshold, and the
	 * graph's presence output, where it has one, says at least even odds.
	 * </p>
	 */
	@Override
	public Segmentation segment(final ColorImage image, final String expression)
		throws SoulstylerException
	{
		if (closed) throw new IllegalStateException("The segmenter is closed.");
		final int width = image.width(), height = image.height();
		final Letterbox letterbox = new Letterbox(width, height, side);
		final float[] square = letterbox.enclose(image.samples(), description
			.antialias());
		final long[] tokens = tokenizer.encode(expression, description
			.contextLength());
		final Seen seen = run(square, tokens);
		final float[] coarse = Bicubic.resizeAlignedCorners(seen.probabilities,
			seen.side, side);
		final float[] probability = letterbox.release(coarse);
		float maximum = 0;
		for (final float p : probability)
			maximum = Math.max(maximum, p);
		final boolean found = maximum > description.threshold() && seen.present;
		final float[] mask = new float[probability.length];
		if (found) {
			final float threshold = (float) description.threshold();
			final float softness = Math.min(SOFTNESS, 1 - threshold);
			for (int i = 0; i < mask.length; i++)
				mask[i] = Math.max(0, Math.min(1, (probability[i] - threshold) /
					softness));
		}
		return new Segmentation(Mask.of(probability, width, height), Mask.of(mask,
			width, height), maximum, found, notices);
	}

	@Override
	public void close() {
		if (closed) return;
		closed = true;
		tokenizer.close();
		try {
			session.close();
		}
		catch (final OrtException exc) {
			throw new IllegalStateException(exc);
		}
	}

	// -- Helper methods --

	/** What the graph said: probabilities (side, side), and presence. */
	private record Seen(float[] probabilities, int side, boolean present) {}

	private Seen run(final float[] square, final long[] tokens)
		throws SoulstylerException
	{
		try (OnnxTensor image = OnnxTensor.createTensor(environment, FloatBuffer
			.wrap(square), new long[] { 1, 3, side, side });
				OnnxTensor words = OnnxTensor.createTensor(environment, LongBuffer.wrap(
					tokens), new long[] { 1, tokens.length });
				OrtSession.Result result = session.run(Map.of(IMAGE, image, TOKENS,
					words)))
		{
			final OnnxTensor logits = (OnnxTensor) result.get(LOGITS).orElseThrow();
			final float[] values = floats(logits);
			for (int i = 0; i < values.length; i++)
				values[i] = sigmoid(values[i]);
			final boolean present = !result.get(PRESENCE).isPresent() || floats(
				(OnnxTensor) result.get(PRESENCE).get())[0] >= 0;
			return new Seen(values, (int) Math.round(Math.sqrt(values.length)),
				present);
		}
		catch (final OrtException exc) {
			throw new SoulstylerException(Failure.MODEL,
				"The segmenter's graph does not run (" + exc.getMessage() + ").", exc);
		}
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

	private static int side(final OrtSession session, final Path graph)
		throws SoulstylerException, OrtException
	{
		final long[] shape = shape(session.getInputInfo(), IMAGE, graph);
		if (shape.length != 4 || shape[1] != 3 || shape[2] < 4 ||
			shape[2] != shape[3])
		{
			throw new SoulstylerException(Failure.MODEL, "The segmenter's file " +
				graph + " wants images of shape " + Arrays.toString(shape) +
				"; (1, 3, S, S) is needed.");
		}
		return (int) shape[2];
	}

	private static long[] shape(final Map<String, NodeInfo> nodes,
		final String name, final Path graph) throws SoulstylerException
	{
		final NodeInfo node = nodes.get(name);
		if (node == null || !(node.getInfo() instanceof TensorInfo)) {
			throw new SoulstylerException(Failure.MODEL, "The segmenter's file " +
				graph + " has no tensor \"" + name +
				"\": it is not a graph of CRIS's kind.");
		}
		return ((TensorInfo) node.getInfo()).getShape();
	}

	/**
	 * Adds CUDA if it is wished for and can be had; says so if it is wished for in
	 * so many words and can't.
	 */
	static void chooseDevice(final OrtSession.SessionOptions options,
		final String wish, final List<String> notices)
	{
		final String device = wish == null || wish.isBlank() ? "auto" : wish.strip()
			.toLowerCase(Locale.ROOT);
		if (device.equals("cpu")) return;
		String why = "this ONNX Runtime was built without CUDA";
		if (OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
			try {
				final String number = device.replaceAll("\\D", "");
				options.addCUDA(number.isEmpty() ? 0 : Integer.parseInt(number));
				return;
			}
			catch (final OrtException | NumberFormatException exc) {
				why = exc.getMessage();
			}
		}
		if (!device.equals("auto")) notices.add(
			"The segmenter runs on the CPU, not on " + device + ": " + why + ".");
	}
}
