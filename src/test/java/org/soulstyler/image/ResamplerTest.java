package org.soulstyler.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.soulstyler.image.Axis.Arithmetic;

/**
 * The checksums are of what the five resamplers gave that this one replaced: a
 * picture of a seed must not change.
 */
class ResamplerTest {

	@ParameterizedTest
	@CsvSource({ "40, 30, 17, 11, 9986d632", "224, 301, 96, 129, 55afb4bd",
		"33, 20, 33, 20, 30897981", "512, 384, 224, 168, 230a5674",
		"7, 5, 1, 1, 3b4a1446", "9, 9, 30, 4, 51cafcdd" })
	void averagesWhatFallsTogether(final int width, final int height,
		final int toWidth, final int toHeight, final String checksum)
	{
		final float[] planes = RandomSamples.of(2 * (width + 3) * (height + 2));
		final float[] small = new Resampler(Axis.antialiased(width, toWidth,
			Arithmetic.SINGLE), Axis.antialiased(height, toHeight, Arithmetic.SINGLE))
			.apply(planes, (width + 3) * (height + 2) + (width + 3) + 2, width + 3);
		assertEquals(checksum, RandomSamples.checksum(small));
	}

	@ParameterizedTest
	@CsvSource({ "17, 11, 40, 30, 45265a78", "224, 168, 512, 384, 901a3add",
		"1, 1, 7, 5, a88e934", "96, 129, 224, 301, 698ec3b5",
		"30, 4, 9, 9, 1c7d18f7" })
	void enlargesRowByRow(final int width, final int height, final int toWidth,
		final int toHeight, final String checksum)
	{
		final Resampler resampler = new Resampler(Axis.centred(Kernel.CATMULL_ROM,
			width, toWidth, Arithmetic.SINGLE), Axis.centred(Kernel.CATMULL_ROM,
				height, toHeight, Arithmetic.SINGLE));
		final float[] plane = RandomSamples.of(width * height);
		final float[] large = new float[toWidth * toHeight];
		final float[] row = new float[toWidth];
		for (int y = 0; y < toHeight; y++) {
			resampler.row(plane, y, row);
			System.arraycopy(row, 0, large, y * toWidth, toWidth);
		}
		assertEquals(checksum, RandomSamples.checksum(large));
	}

	@ParameterizedTest
	@CsvSource({ "26, 104, f79f3b62", "104, 416, 5ebf71a1", "1, 3, 162732af",
		"5, 1, e840fae8", "13, 7, 96ec73d9" })
	void keepsCorners(final int from, final int to, final String checksum) {
		final Axis axis = Axis.cornered(Kernel.BICUBIC, from, to,
			Arithmetic.UNROUNDED);
		final float[] plane = RandomSamples.of(from * from);
		final float[] made = new Resampler(axis, axis).apply(plane);
		assertEquals(plane[0], made[0]);
		assertEquals(checksum, RandomSamples.checksum(made));
	}

	@Test
	void repeatsTheBorderAndMixesNeighbours() {
		final float[] plane = { 0, 1, 2, 3 };
		assertEquals(0, Resampler.sample(plane, 0, 2, 2, -5, -5));
		assertEquals(3, Resampler.sample(plane, 0, 2, 2, 9, 1));
		assertEquals(1.5f, Resampler.sample(plane, 0, 2, 2, 0.5f, 0.5f));
		assertEquals(2, Resampler.sample(new float[] { 7, 2 }, 1, 1, 1, 4, 4));
	}

	@Test
	void takesTheNearestSample() {
		final Axis axis = Axis.centred(Kernel.NEAREST, 6, 3, Arithmetic.SINGLE);
		final Axis one = Axis.centred(Kernel.NEAREST, 1, 1, Arithmetic.SINGLE);
		assertArrayEquals(new float[] { 1, 3, 5 }, new Resampler(axis, one).apply(
			new float[] { 0, 1, 2, 3, 4, 5 }));
	}
}
