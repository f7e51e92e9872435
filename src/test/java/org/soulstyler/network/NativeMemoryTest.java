package org.soulstyler.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.soulstyler.natives.ResidentMemory;

/** Encoding and going backward over and over does not use memory up. */
@Tag("models")
class NativeMemoryTest extends NetworkTest {

	private static final int ROUNDS = 150;
	private static final int WARM_UP = 50;

	/** One kept copy of a round's input would be 393 kB, 59 MB in a window. */
	private static final long ALLOWED_GROWTH_KB = 25_000;

	@Test
	void manyRoundsLeaveArraysAndMemoryAsTheyWere() throws Exception {
		try (Clip clip = Clip.open(Golden.file("style/clip.safetensors"), Golden
			.file("style/tokenizer.json"), ops, scope);
				FeatureNetwork features = FeatureNetwork.open(Golden.file(
					"features.safetensors"), ops, scope))
		{
			final NDArray picture = scope.randomUniform(0, 1, new Shape(8, 3, 64,
				64));
			picture.setRequiresGradient(true);
			round(clip, features, picture);
			final int arrays = scope.getManagedArrays().size();
			for (int i = 0; i < WARM_UP; i++)
				round(clip, features, picture);
			ResidentMemory.assertFlat(ROUNDS, ALLOWED_GROWTH_KB, () -> {
				round(clip, features, picture);
				assertEquals(arrays, scope.getManagedArrays().size());
			});
		}
	}

	/** An iteration: a sub-manager owns what is made in it. */
	private void round(final Clip clip, final FeatureNetwork features,
		final NDArray picture)
	{
		try (NDManager iteration = scope.newSubManager();
				GradientCollector collector = Engine.getEngine("PyTorch")
					.newGradientCollector())
		{
			// A view, so that what comes of it belongs to the iteration.
			final NDArray x = picture.reshape(picture.getShape());
			x.attach(iteration);
			final NDArray embeddings = clip.encodeImages(clip.normalise(x));
			final NDArray content = features.features(features.normalise(x), 12).get(
				0);
			collector.backward(embeddings.square().mean().add(content.square()
				.mean()));
		}
		try (NDArray gradient = picture.getGradient()) {
			assertTrue(gradient.getShape().equals(picture.getShape()));
		}
	}
}
