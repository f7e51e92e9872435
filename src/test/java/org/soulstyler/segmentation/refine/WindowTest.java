package org.soulstyler.segmentation.refine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.soulstyler.image.ColorImage;

/** Where an outline is refined. */
class WindowTest {

	private static final int WIDTH = 60, HEIGHT = 40;

	private static float[] object(final int left, final int top, final int right,
		final int bottom)
	{
		final float[] plane = new float[WIDTH * HEIGHT];
		for (int y = top; y < bottom; y++)
			for (int x = left; x < right; x++)
				plane[y * WIDTH + x] = 0.9f;
		return plane;
	}

	@Test
	void aSmallObjectIsRefinedWithItsSurroundings() {
		final Window window = Window.about(object(30, 20, 35, 23), WIDTH, HEIGHT,
			0.5);
		assertEquals(new Window(27, 17, 11, 9), window);
		final float[] plane = object(30, 20, 35, 23);
		assertArrayEquals(plane, window.placed(window.of(plane, 0, WIDTH), WIDTH,
			HEIGHT));
	}

	@Test
	void aPicturesCutHasAllOfItsColours() {
		final float[] samples = new float[3 * WIDTH * HEIGHT];
		for (int i = 0; i < samples.length; i++)
			samples[i] = i / (float) samples.length;
		final Window window = Window.about(object(30, 20, 35, 23), WIDTH, HEIGHT,
			0.5, 0);
		assertEquals(new Window(29, 19, 7, 5), window);
		final ColorImage cut = window.of(ColorImage.of(samples, WIDTH, HEIGHT));
		assertEquals(7, cut.width());
		assertEquals(5, cut.height());
		for (int c = 0; c < 3; c++)
			assertEquals(samples[(c * HEIGHT + 23) * WIDTH + 35], cut.samples()[(c *
				5 + 4) * 7 + 6]);
	}

	@Test
	void atThePicturesCornerTheWindowEnds() {
		assertEquals(new Window(0, 0, 5, 4), Window.about(object(0, 0, 3, 2), WIDTH,
			HEIGHT, 0.5));
	}

	@Test
	void ofALargeObjectAndOfNoneItIsAllOfThePicture() {
		final Window whole = new Window(0, 0, WIDTH, HEIGHT);
		assertEquals(whole, Window.about(object(10, 10, 50, 30), WIDTH, HEIGHT,
			0.5));
		assertEquals(whole, Window.about(object(0, 0, 0, 0), WIDTH, HEIGHT, 0.5));
	}
}
