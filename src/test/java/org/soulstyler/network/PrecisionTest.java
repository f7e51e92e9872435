package org.soulstyler.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.soulstyler.tensorfile.SafeTensors;
import org.soulstyler.tensorfile.TensorFile;
import org.soulstyler.torch.Precision;

/** What is multiplied in fewer digits stays near what is not. */
class PrecisionTest extends NetworkTest {

	/** A bfloat16 has 8 bits: each product is off by up to 0.4 %. */
	private static final double NEAR = 0.02;
	/** And a ReLU of nearly nothing lets a gradient through or does not. */
	private static final double SWITCHED = 0.15;

	private Clip clip(final Precision precision) throws Exception {
		return Clip.open(Golden.file("clip-huggingface.safetensors"), Golden.file(
			"tokenizer.json"), precision, ops, scope);
	}

	private FeatureNetwork features(final Precision precision) throws Exception {
		return FeatureNetwork.open(Golden.file("features.safetensors"), precision,
			ops, scope);
	}

	@Test
	void whatIsAskedForIsTaken() {
		assertEquals(Precision.FLOAT32, Precision.choose("float32", Device.cpu()));
		assertEquals(Precision.BFLOAT16, Precision.choose("bfloat16", Device
			.cpu()));
		assertThrows(IllegalArgumentException.class, () -> Precision.choose("int8",
			Device.cpu()));
	}

	@Test
	void theProcessorsFlagsDecide() {
		assertTrue(Precision.isFast("fpu avx512f avx512_bf16 vaes"));
		assertTrue(Precision.isFast("fpu amx_bf16"));
		assertFalse(Precision.isFast("fpu avx512f avx512bw"));
		assertFalse(Precision.isFast(""));
	}

	@Test
	void imagesAreEmbeddedNearlyTheSame() throws Exception {
		try (Clip exact = clip(Precision.FLOAT32);
				Clip fast = clip(Precision.BFLOAT16))
		{
			assertEquals(Precision.BFLOAT16, fast.precision());
			final TensorFile golden = SafeTensors.open(Golden.file(
				"clip-golden.safetensors"));
			final NDArray images = exact.normalise(read(golden, "rgb"));
			final float[] one = exact.encodeImages(images).toFloatArray();
			final float[] other = fast.encodeImages(images).toFloatArray();
			assertFalse(Arrays.equals(one, other), "both are float32");
			assertTrue(Golden.relativeError(other, one) < NEAR);
			final NDArray direction = read(golden, "direction");
			Golden.assertClose("gradient", gradient(images.duplicate(), x -> fast
				.encodeImages(x).mul(direction).sum()), read(golden, "gradient"), NEAR);
		}
	}

	@Test
	void textsAreEmbeddedExactly() throws Exception {
		// These weights are all float16's numbers, as OpenAI's matrices are.
		try (Clip exact = clip(Precision.FLOAT32);
				Clip fast = clip(Precision.BFLOAT16))
		{
			Golden.assertClose("texts", fast.encodeTexts(java.util.List.of("fire")),
				exact.encodeTexts(java.util.List.of("fire")), 0);
		}
	}

	@Test
	void featuresAreNearlyTheSame() throws Exception {
		try (FeatureNetwork exact = features(Precision.FLOAT32);
				FeatureNetwork fast = features(Precision.BFLOAT16))
		{
			final TensorFile golden = SafeTensors.open(Golden.file(
				"features-golden.safetensors"));
			final NDArray picture = exact.normalise(read(golden, "rgb"));
			for (int i = 0; i < 2; i++) {
				Golden.assertClose("layer", fast.features(picture, 0, 12).get(i), exact
					.features(picture, 0, 12).get(i), NEAR);
			}
			final NDArray direction = read(golden, "direction");
			Golden.assertClose("gradient", gradient(picture.duplicate(), x -> fast
				.features(x, 12).get(0).mul(direction).sum()), read(golden, "gradient"),
				SWITCHED);
		}
	}

	@Test
	void aSmallTowerKeepsItsDigits() throws Exception {
		try (Clip clip = Clip.open(Golden.file("style/clip.safetensors"), Golden
			.file("style/tokenizer.json"), Precision.BFLOAT16, ops, scope))
		{
			assertEquals(Precision.FLOAT32, clip.precision());
		}
	}

	@Test
	void operationsAreCountedLayerByLayer() throws Exception {
		try (FeatureNetwork network = features(Precision.FLOAT32)) {
			final long first = network.operations(16, 16, 0);
			assertEquals(2L * 16 * 16 * 27 * channels(network), first);
			assertTrue(network.operations(16, 16, 12) > first);
			assertEquals(4 * first, network.operations(32, 32, 0));
		}
	}

	private long channels(final FeatureNetwork network) {
		try (NDArray image = ops.scale(scope.ones(new Shape(1, 3, 8, 8)), 1);
				NDArray out = network.features(image, 0).get(0))
		{
			return out.getShape().get(1);
		}
	}
}
