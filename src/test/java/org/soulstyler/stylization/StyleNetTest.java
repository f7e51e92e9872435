package org.soulstyler.stylization;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;

import java.util.Random;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.soulstyler.settings.Preset;
import org.soulstyler.settings.StylizationSettings;
import org.soulstyler.torch.Autograd;

@Tag("models")
class StyleNetTest {

	@Test
	void hasAsManyParametersAsThePapers() throws Exception {
		try (Fixtures fixtures = Fixtures.open()) {
			final StyleNet net = StyleNet.create(fixtures.ops, fixtures.manager,
				Preset.PAPER.settings(), new Random(0));
			assertEquals(615_267, net.parameters().size());
		}
	}

	@Test
	void computesWhatPyTorchComputes() throws Exception {
		for (final String variant : new String[] { "paper", "starter" }) {
			try (Fixtures fixtures = Fixtures.open()) {
				final boolean starter = variant.equals("starter");
				// Not zero-initialised, so that the fixture sees every layer.
				final StylizationSettings settings = Preset.PAPER.settings().with(
					"baseChannels", 2).with("noiseChannels", starter ? 4 : 0);
				final float[] start = StyleNet.create(fixtures.ops, fixtures.manager,
					settings, new Random(5)).parameters().toFloatArray();
				final StyleNet net = StyleNet.create(fixtures.ops, fixtures.manager,
					settings.with("residual", starter), new Random(5));
				net.load(start);
				assertOrder(fixtures.expected.get(variant + ".parameters"), net);
				final NDArray picture = fixtures.array("picture");
				try (Autograd on = Autograd.on()) {
					final NDArray output = net.forward(net.input(picture, starter
						? fixtures.array("noise") : null), null);
					Fixtures.assertClose(variant, fixtures.values(variant + ".net"),
						output.toFloatArray(), 1e-5);
					Autograd.backward(output, picture);
				}
				Fixtures.assertClose(variant + "'s gradient", fixtures.values(variant +
					".net.gradient"), net.parameters().getGradient().toFloatArray(),
					1e-4);
			}
		}
	}

	private static void assertOrder(final JsonElement expected,
		final StyleNet net)
	{
		int i = 0;
		for (final JsonElement parameter : expected.getAsJsonArray()) {
			final JsonArray pair = parameter.getAsJsonArray();
			assertEquals(pair.get(0).getAsString(), net.names().get(i));
			final JsonArray sizes = pair.get(1).getAsJsonArray();
			final long[] shape = new long[sizes.size()];
			for (int k = 0; k < shape.length; k++)
				shape[k] = sizes.get(k).getAsLong();
			assertEquals(new Shape(shape), net.shapes().get(i++));
		}
		assertEquals(net.names().size(), i);
	}

	@Test
	void takesAnySize() throws Exception {
		try (Fixtures fixtures = Fixtures.open()) {
			final StyleNet net = StyleNet.create(fixtures.ops, fixtures.manager,
				Fixtures.small(), new Random(0));
			for (final int[] size : new int[][] { { 1, 1 }, { 2, 512 }, { 7, 9 }, { 8,
				8 }, { 15, 33 }, { 64, 1 } })
			{
				final NDArray picture = fixtures.manager.ones(new Shape(1, 3, size[0],
					size[1]));
				final NDArray output = net.forward(net.input(picture, null), null);
				assertEquals(picture.getShape(), output.getShape());
				for (final float value : output.toFloatArray())
					assertTrue(value >= 0 && value <= 1, "a color of " + value);
			}
		}
	}

	@Test
	void startsAsTheIdentityWhenResidual() throws Exception {
		try (Fixtures fixtures = Fixtures.open()) {
			final StyleNet net = StyleNet.create(fixtures.ops, fixtures.manager,
				Fixtures.starter(), new Random(0));
			final NDArray picture = fixtures.array("picture").clip(0.03, 0.97);
			assertArrayEquals(picture.toFloatArray(), net.forward(net.input(picture,
				fixtures.array("noise")), null).toFloatArray(), 1e-5f);
		}
	}

	@Test
	void aDownsampledNetGivesPicturesOfFullSizeForLess() throws Exception {
		try (Fixtures fixtures = Fixtures.open()) {
			final StylizationSettings settings = Fixtures.starter().with(
				"noiseChannels", 0);
			final StyleNet whole = StyleNet.create(fixtures.ops, fixtures.manager,
				settings, new Random(0));
			final StyleNet half = StyleNet.create(fixtures.ops, fixtures.manager,
				settings.with("netDownsampling", 2), new Random(0));
			final NDArray picture = fixtures.array("picture").clip(0.03, 0.97);
			// A net that starts as the identity still gives every pixel.
			assertArrayEquals(picture.toFloatArray(), half.forward(half.input(picture,
				null), null).toFloatArray(), 1e-5f);
			assertEquals(whole.operations(64, 96), 4 * half.operations(64, 96));
			final NDArray odd = fixtures.manager.ones(new Shape(1, 3, 31, 9));
			assertEquals(odd.getShape(), half.forward(half.input(odd, null), null)
				.getShape());
		}
	}

	@Test
	void startsInPyTorchsDefaultRange() throws Exception {
		try (Fixtures fixtures = Fixtures.open()) {
			final StyleNet net = StyleNet.create(fixtures.ops, fixtures.manager,
				Preset.PAPER.settings(), new Random(0));
			final float[] lift = java.util.Arrays.copyOf(net.parameters()
				.toFloatArray(), 16 * 3);
			double largest = 0;
			for (final float value : lift)
				largest = Math.max(largest, Math.abs(value));
			assertTrue(largest <= 1 / Math.sqrt(3) && largest > 0.8 / Math.sqrt(3));
		}
	}
}
