package org.soulstyler.stylization;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

class PicturePyramidTest {

	private static PicturePyramid pyramid(final Fixtures fixtures,
		final int height, final int width, final long seed)
	{
		return PicturePyramid.create(fixtures.ops, fixtures.manager, height, width,
			new Random(seed));
	}

	@Test
	void startsAsThePictureWithALittleNoise() throws Exception {
		try (Fixtures fixtures = Fixtures.open()) {
			final NDArray picture = fixtures.manager.full(new Shape(1, 3, 40, 50),
				0.5f);
			final float[] output = pyramid(fixtures, 40, 50, 1).forward(picture, null)
				.toFloatArray();
			double sum = 0, squares = 0;
			for (final float value : output) {
				sum += value - 0.5;
				squares += (value - 0.5) * (value - 0.5);
			}
			assertEquals(0, sum / output.length, 0.05);
			final double deviation = Math.sqrt(squares / output.length);
			assertTrue(deviation > 0.01 && deviation < 0.1, "a deviation of " +
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
				final NDArray picture = fixtures.manager.ones(new Shape(1, 3, size[0],
					size[1]));
				final NDArray output = pyramid(fixtures, size[0], size[1], 0).forward(
					picture, null);
				assertEquals(picture.getShape(), output.getShape());
			}
		}
	}

	/** A dark pixel asked to be light feels it on every grid. */
	@Test
	void everyGridTakesPartInAChange() throws Exception {
		try (Fixtures fixtures = Fixtures.open()) {
			final NDArray picture = fixtures.manager.full(new Shape(1, 3, 64, 64),
				0.2f);
			final PicturePyramid pyramid = pyramid(fixtures, 64, 64, 0);
			try (Autograd on = Autograd.on()) {
				Autograd.backward(pyramid.forward(picture, null), fixtures.manager.ones(
					picture.getShape()));
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
			final StylizationSettings settings = Fixtures.starter().with("pyramid",
				true).with("learningRate", 0.05).with("tvWeight", 0).with(
					"contentWeight", 0);
			final double[] totals = new double[20];
			try (StylizationRun run = StylizationRun.begin(fixtures.networks(),
				fixtures.ops, manager, picture, mask, side, side, Fixtures.TEXT,
				settings, new StageClock()))
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
