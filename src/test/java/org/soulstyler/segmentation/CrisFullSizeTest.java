package org.soulstyler.segmentation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.soulstyler.tensorfile.TensorFile;
import org.soulstyler.tensorfile.TensorFiles;

/**
 * CRIS-R50 at full size, from a checkpoint on disk. Runs only when the property
 * {@value #CHECKPOINT} names one that
 * {@code models/reference/generated_checkpoint.py} wrote.
 */
@EnabledIfSystemProperty(named = CrisFullSizeTest.CHECKPOINT, matches = ".+")
class CrisFullSizeTest {

	static final String CHECKPOINT = "soulstyler.cris";

	private static final Path GRAPH = Path.of("models", "official", "cris",
		"cris-r50.onnx");
	private static final int SIDE = 416;

	@Test
	void readsACheckpointAsTrainingLeavesIt() throws Exception {
		final GraphWeights wanted = GraphWeights.read(GRAPH);
		final float[] fromFile = logits(TensorFiles.open(Path.of(System.getProperty(
			CHECKPOINT))));
		assertArrayEquals(logits(new GeneratedWeights(wanted.shapes())), fromFile);
	}

	private static float[] logits(final TensorFile weights) throws Exception {
		final long[] tokens = new long[17];
		tokens[0] = 49406;
		tokens[1] = 736;
		tokens[2] = 3055;
		tokens[3] = 49407;
		try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
				OrtSession session = CheckpointInitializers.createSession(OrtEnvironment
					.getEnvironment(), GRAPH, weights, options))
		{
			return CrisGoldenTest.logits(session, CrisGoldenTest.picture(0, SIDE),
				SIDE, tokens);
		}
	}
}
