package org.soulstyler.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.tensorfile.SafeTensors;
import org.soulstyler.tensorfile.TensorFile;

/**
 * VGG features are torchvision's (models/reference/golden_features.py), at
 * convolutions, ReLUs and poolings.
 */
class FeatureNetworkTest extends NetworkTest {

	@Test
	void featuresAndGradientAreTheReferences() throws Exception {
		try (FeatureNetwork network = FeatureNetwork.open(Golden.file(
			"features.safetensors"), ops, scope))
		{
			final TensorFile golden = SafeTensors.open(Golden.file(
				"features-golden.safetensors"));
			final NDArray normalised = network.normalise(read(golden, "rgb"));
			final int[] layers = { 13, 12, 0, 7, 8, 9 };
			final List<NDArray> features = network.features(normalised, layers);
			for (int i = 0; i < layers.length; i++)
				Golden.assertClose("layer " + layers[i], features.get(i), read(golden,
					"out" + layers[i]), 1e-5);
			Golden.assertClose("layer 12 alone", network.features(normalised, 12).get(
				0), read(golden, "out12"), 1e-5);
			final NDArray direction = read(golden, "direction");
			Golden.assertClose("gradient", gradient(normalised.duplicate(),
				x -> network.features(x, 12).get(0).mul(direction).sum()), read(golden,
					"gradient"), 1e-4);
		}
	}

	@Test
	void theFileSaysWhichLayersThereAre() throws Exception {
		try (FeatureNetwork network = FeatureNetwork.open(Golden.file(
			"features.safetensors"), ops, scope))
		{
			assertTrue(network.hasLayer(0));
			assertTrue(network.hasLayer(13));
			assertFalse(network.hasLayer(14));
			assertFalse(network.hasLayer(-1));
			final NDArray image = scope.zeros(new ai.djl.ndarray.types.Shape(1, 3, 16,
				16));
			assertThrows(IllegalArgumentException.class, () -> network.features(image,
				30));
		}
	}

	@Test
	void anotherNetworkIsAModelFailure() {
		final SoulstylerException exc = assertThrows(SoulstylerException.class,
			() -> FeatureNetwork.open(Golden.file("clip-openclip.safetensors"), ops,
				scope));
		assertEquals(Failure.MODEL, exc.failure());
	}

	@Test
	void nothingIsLeftBehind() throws Exception {
		try (FeatureNetwork network = FeatureNetwork.open(Golden.file(
			"features.safetensors"), ops, scope))
		{
			final NDArray image = scope.ones(new ai.djl.ndarray.types.Shape(1, 3, 16,
				16));
			final int before = scope.getManagedArrays().size();
			for (int i = 0; i < 3; i++) {
				try (NDArray normalised = network.normalise(image)) {
					network.features(normalised, 12, 7).forEach(NDArray::close);
				}
			}
			assertEquals(before, scope.getManagedArrays().size());
		}
	}
}
