package org.soulstyler.segmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

import com.google.gson.Gson;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.soulstyler.bundle.SegmenterSection;
import org.soulstyler.device.DeviceWish;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.tensorfile.TensorFile;

/**
 * A small CRIS, drawn by the same program as CRIS-R50, against what the public
 * PyTorch code computes with the same weights
 * ({@code models/reference/cris_parity.py --shape tiny --fixture}).
 */
@Tag("models")
class CrisGoldenTest {

	private static final int SIDE = 96;
	private static final double TOLERANCE = 1e-4;

	private static final Path GRAPH = resource(
		"/org/soulstyler/segmentation/cris-tiny.onnx");
	private static final Path TOKENIZER = resource(
		"/org/soulstyler/network/tokenizer.json");

	private static GraphWeights wanted;

	/** What {@code cris-tiny.json} holds. */
	private record Golden(Case[] cases) {
	}

	private record Case(long[] tokens, float[] logits) {
	}

	@BeforeAll
	static void readGraph() throws SoulstylerException {
		wanted = GraphWeights.read(GRAPH);
	}

	@Test
	void givesTheLogitsOfThePublicCode() throws Exception {
		final Golden golden = new Gson().fromJson(Files.readString(resource(
			"/org/soulstyler/segmentation/cris-tiny.json")), Golden.class);
		assertEquals(3, golden.cases.length);
		try (OrtSession session = open(checkpoint())) {
			// The weights' own memory may go: the session has what it needs.
			System.gc();
			for (int i = 0; i < golden.cases.length; i++) {
				final double difference = relativeDifference(logits(session, picture(i,
					SIDE), SIDE, golden.cases[i].tokens), golden.cases[i].logits);
				assertTrue(difference <= TOLERANCE, "picture " + i +
					" differs from the reference by " + difference + " (relative)");
			}
		}
	}

	@Test
	void segmentsAPictureWithTheWeightsOfACheckpoint() throws Exception {
		final SegmenterSection cris = new SegmenterSection(null, null, null, null,
			null, null, null, null);
		final float[] gray = new float[3 * 37 * 90];
		Arrays.fill(gray, 0.5f);
		try (OnnxSegmenter segmenter = OnnxSegmenter.open(cris, GRAPH, checkpoint(),
			TOKENIZER, DeviceWish.CPU))
		{
			assertEquals(SIDE, segmenter.description().side());
			assertEquals(17, segmenter.description().contextLength());
			final Segmentation seen = segmenter.segment(ColorImage.of(gray, 37, 90),
				"the red apple");
			assertEquals(37 * 90, seen.mask().samples().length);
			assertEquals(seen.found(), seen.maximumProbability() > 0.35);
			assertEquals(1, seen.presence(), "this graph does not say");
		}
		// Without them, it is a graph that cannot run.
		assertEquals(Failure.MODEL, assertThrows(SoulstylerException.class,
			() -> OnnxSegmenter.open(GRAPH, TOKENIZER, 0.35)).failure());
	}

	@Test
	void takesACheckpointWithTheNamesThatParallelTrainingLeaves()
		throws Exception
	{
		final Map<String, long[]> shapes = new LinkedHashMap<>();
		wanted.shapes().forEach((name, shape) -> shapes.put("module." + name,
			shape));
		shapes.put("module.backbone.logit_scale", new long[0]);
		shapes.put("module.neck.aggr.1.num_batches_tracked", new long[0]);
		assertEquals(wanted.shapes().size(), CheckpointInitializers.match(wanted,
			new GeneratedWeights(shapes)).size());
	}

	@Test
	void saysWhichTensorACheckpointLacks() throws Exception {
		assertRefused(checkpoint().without("proj.txt.bias"),
			"it lacks the tensor proj.txt.bias");
		assertRefused(checkpoint().without("proj.txt.bias").without(
			"neck.aggr.0.weight"), "it lacks 2 tensors, the first of them neck.aggr");
	}

	@Test
	void refusesTheCheckpointOfAnotherNetwork() throws Exception {
		assertRefused(checkpoint().with("backbone.visual.layer3.1.conv1.weight", 16,
			64, 1, 1), "backbone.visual.layer3.1.conv1.weight, which the network");
		assertRefused(checkpoint().with("proj.txt.bias", 2305),
			"its tensor proj.txt.bias has the shape 2305 where the network has 577");
	}

	@Test
	void refusesADamagedGraph(@TempDir final Path folder) throws Exception {
		final byte[] good = Files.readAllBytes(GRAPH);
		final Path half = Files.write(folder.resolve("half.onnx"), Arrays.copyOf(
			good, good.length / 2));
		final Path text = Files.writeString(folder.resolve("text.onnx"),
			"<html>Not found</html>", StandardCharsets.UTF_8);
		for (final Path graph : new Path[] { half, text, folder.resolve("none") }) {
			final SoulstylerException refusal = assertThrows(
				SoulstylerException.class, () -> GraphWeights.read(graph));
			assertEquals(Failure.MODEL, refusal.failure());
			assertTrue(refusal.getMessage().contains(graph.toString()), refusal
				.getMessage());
		}
	}

	// -- Helper methods --

	private static OrtSession open(final TensorFile weights) throws Exception {
		try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
			return CheckpointInitializers.createSession(OrtEnvironment
				.getEnvironment(), GRAPH, weights, options);
		}
	}

	static float[] logits(final OrtSession session, final float[] picture,
		final int side, final long[] tokens) throws OrtException
	{
		final OrtEnvironment environment = OrtEnvironment.getEnvironment();
		try (OnnxTensor image = OnnxTensor.createTensor(environment, FloatBuffer
			.wrap(picture), new long[] { 1, 3, side, side });
				OnnxTensor words = OnnxTensor.createTensor(environment, LongBuffer.wrap(
					tokens), new long[] { 1, tokens.length });
				OrtSession.Result result = session.run(Map.of("image", image, "tokens",
					words)))
		{
			final FloatBuffer buffer = ((OnnxTensor) result.get(0)).getFloatBuffer();
			final float[] logits = new float[buffer.remaining()];
			buffer.get(logits);
			return logits;
		}
	}

	/** Generated weights, with the running statistics that the pictures have. */
	private static GeneratedWeights checkpoint() throws IOException {
		final GeneratedWeights weights = new GeneratedWeights(wanted.shapes());
		final ByteBuffer statistics = ByteBuffer.wrap(Files.readAllBytes(resource(
			"/org/soulstyler/segmentation/cris-tiny-statistics.f32"))).order(
				ByteOrder.LITTLE_ENDIAN);
		for (final String name : wanted.shapes().keySet()) {
			if (!name.contains("running_")) continue;
			final float[] values = new float[(int) weights.shape(name)[0]];
			for (int i = 0; i < values.length; i++)
				values[i] = statistics.getFloat();
			weights.give(name, values);
		}
		assertEquals(0, statistics.remaining());
		return weights;
	}

	/** As {@code image()} in cris_parity.py: coarse squares under noise. */
	static float[] picture(final int number, final int side) {
		final float[] picture = GeneratedWeights.uniform("image " + number, 3 *
			side * side);
		final float[] coarse = GeneratedWeights.uniform("coarse image " + number,
			3 * 64);
		for (int i = 0; i < picture.length; i++) {
			final int c = i / (side * side);
			final int y = i / side % side * 8 / side;
			final int x = i % side * 8 / side;
			picture[i] = picture[i] * 0.5f + 1.5f * coarse[c * 64 + y * 8 + x];
		}
		return picture;
	}

	private static double relativeDifference(final float[] ours,
		final float[] theirs)
	{
		assertEquals(theirs.length, ours.length);
		double difference = 0;
		double largest = 0;
		for (int i = 0; i < theirs.length; i++) {
			difference = Math.max(difference, Math.abs((double) ours[i] - theirs[i]));
			largest = Math.max(largest, Math.abs(theirs[i]));
		}
		return difference / largest;
	}

	private static void assertRefused(final TensorFile weights,
		final String why)
	{
		final SoulstylerException refusal = assertThrows(SoulstylerException.class,
			() -> open(weights));
		assertEquals(Failure.MODEL, refusal.failure());
		assertTrue(refusal.getMessage().contains(why), refusal.getMessage());
	}

	private static Path resource(final String name) {
		try {
			return Path.of(CrisGoldenTest.class.getResource(name).toURI());
		}
		catch (final URISyntaxException exc) {
			throw new IllegalStateException(exc);
		}
	}
}
