package org.soulstyler.stylization;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.soulstyler.settings.StylizationSettings;
import org.soulstyler.torch.Autograd;

@Tag("models")
class ResidualPyramidTest {

	private static ResidualPyramid pyramid(final Fixtures fixtures,
		final int height, final int width, final long seed)
	{
		return ResidualPyramid.create(fixtures.ops, fixtures.manager, height, width,
			1, new Random(seed));
	}

	@Test
	void startsAsALittleNoise() throws Exception {
		try (Fixtures fixtures = Fixtures.open()) {
			final float[] change = pyramid(fixtures, 40, 50, 1).change()
				.toFloatArray();
			double sum = 0, squares = 0;
			for (final float value : change) {
				sum += value;
				squares += value * value;
			}
			assertEquals(0, sum / change.length, 0.2);
			final double deviation = Math.sqrt(squares / change.length);
			assertTrue(deviation > 0.05 && deviation < 0.4, "a deviation of " +
				deviation);
		}
	}

	@Test
	void isTheSameForTheSameSeedOnly() throws Exception {
		try (Fixtures fixtures = Fixtures.open()) {
			final float[] one = pyramid(fixtures, 16, 24, 3).parameters()
				.toFloatArray();
			assertArrayEquals(one, pyramid(fixtures, 16, 24, 3).parameters()
				.toFloatArray());
			assertTrue(!Arrays.equals(one, pyramid(fixtures, 16, 24, 4).parameters()
				.toFloatArray()));
		}
	}

	@Test
	void takesAnySize() throws Exception {
		try (Fixtures fixtures = Fixtures.open()) {
			for (final int[] size : new int[][] { { 1, 1 }, { 2, 90 }, { 15, 33 }, {
				65, 64 } })
			{
				assertEquals(new Shape(1, 3, size[0], size[1]), pyramid(fixtures,
					size[0], size[1], 0).change().getShape());
			}
		}
	}

	@Test
	void everyGridTakesPartInAChange() throws Exception {
		try (Fixtures fixtures = Fixtures.open()) {
			final ResidualPyramid pyramid = pyramid(fixtures, 64, 64, 0);
			try (Autograd on = Autograd.on()) {
				Autograd.backward(pyramid.change(), fixtures.manager.ones(new Shape(1,
					3, 64, 64)));
			}
			final float[] gradient = pyramid.parameters().getGradient()
				.toFloatArray();
			for (final float value : gradient)
				assertTrue(value > 0, "a gradient of " + value);
			// One cell of the coarsest grid moves all 64 x 64 pixels.
			assertTrue(gradient[gradient.length - 1] > 1000 * gradient[0]);
		}
	}

	@Test
	void aFewStepsBringThePictureNearerToTheText() throws Exception {
		try (Fixtures fixtures = Fixtures.open();
				NDManager manager = fixtures.manager.newSubManager())
		{
			final int side = 48;
			final float[] picture = new float[3 * side * side];
			Arrays.fill(picture, 0.4f);
			final float[] mask = new float[side * side];
			Arrays.fill(mask, 1);
			final StylizationSettings settings = Fixtures.starter().with(
				"pyramidRate", 0.05).with("learningRate", 0.01).with("tvWeight", 0)
				.with("contentWeight", 0);
			final double[] totals = new double[20];
			try (StylizationRun run = StylizationRun.begin(fixtures.networks(),
				fixtures.ops, manager, Scene.picture(manager, picture, mask, side,
					side), Fixtures.TEXT, settings, stage -> {}))
			{
				for (int i = 0; i < totals.length; i++) {
					final int step = i;
					run.step((losses, output) -> {
						totals[step] = losses.values().stream().mapToDouble(v -> v).sum();
						return true;
					});
				}
			}
			final double first = Arrays.stream(totals, 0, 3).sum();
			final double last = Arrays.stream(totals, 17, 20).sum();
			assertTrue(last < 0.95 * first, first + " to " + last);
		}
	}
}
