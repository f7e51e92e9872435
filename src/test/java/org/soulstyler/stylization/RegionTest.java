package org.soulstyler.stylization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;
import org.soulstyler.settings.Preset;

class RegionTest {

	private static Mask mask(final int width, final int height, final int left,
		final int top, final int right, final int bottom)
	{
		final float[] samples = new float[width * height];
		for (int y = top; y < bottom; y++) {
			for (int x = left; x < right; x++)
				samples[y * width + x] = 1;
		}
		return Mask.of(samples, width, height);
	}

	@Test
	void reachesBeyondTheObjectAndStaysInThePicture() {
		final Region region = Region.around(mask(1000, 800, 10, 300, 110, 400),
			Preset.PAPER.settings().with("margin", 0.25));
		assertEquals(new Region.Box(0, 275, 135, 150), region.box());
		assertTrue(region.isFullSize());
	}

	@Test
	void aLargeObjectIsShrunk() {
		final Region region = Region.around(mask(4000, 3000, 500, 500, 3500, 2500),
			Preset.PAPER.settings());
		assertEquals(512, Math.max(region.width(), region.height()));
		assertEquals(region.box().width() / (double) region.box().height(), region
			.width() / (double) region.height(), 0.01);
	}

	@Test
	void anEndlessMarginTakesTheWholePicture() {
		final Region region = Region.around(mask(100, 80, 50, 50, 51, 51),
			Preset.PAPER.settings().with("margin", 1e9));
		assertEquals(new Region.Box(0, 0, 100, 80), region.box());
	}

	@Test
	void anEmptyMaskHasNone() {
		assertNull(Region.around(mask(9, 9, 0, 0, 0, 0), Preset.PAPER.settings()));
	}

	@Test
	void shrinkingKeepsTheMean() {
		final int width = 640, height = 400;
		final float[] samples = new float[3 * width * height];
		for (int i = 0; i < samples.length; i++)
			samples[i] = i % width / (float) width;
		final Region region = Region.around(mask(width, height, 0, 0, width,
			height), Preset.PAPER.settings().with("workingSize", 64));
		final float[] small = region.shrink(ColorImage.of(samples, width, height));
		assertEquals(3 * 64 * 40, small.length);
		double sum = 0;
		for (final float value : small)
			sum += value;
		assertEquals(0.5, sum / small.length, 0.01);
		assertEquals(0.5, small[20 * 64 + 32], 0.02);
	}

	@Test
	void stripsOfAnyLengthAreTaken() {
		for (final int[] size : new int[][] { { 1, 1 }, { 16, 4000 }, { 4000,
			16 } })
		{
			final Region region = Region.around(mask(size[0], size[1], 0, 0, size[0],
				size[1]), Preset.PAPER.settings());
			assertTrue(region.width() >= 1 && region.height() >= 1);
			assertTrue(Math.max(region.width(), region.height()) <= 512);
		}
	}
}
