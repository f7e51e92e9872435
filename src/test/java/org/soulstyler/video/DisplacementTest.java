package org.soulstyler.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Random;

import org.junit.jupiter.api.Test;

import boofcv.struct.image.GrayF32;

/** An object that has gone far is found again by what it looks like. */
class DisplacementTest {

	private static final int WIDTH = 100;
	private static final int HEIGHT = 80;

	@Test
	void howFarAnObjectHasGoneIsFound() {
		final Silhouette object = square(20, 30);
		final Displacement gone = new Displacement(17, -9);
		final GrayF32 from = picture(20, 30, 0), to = picture(37, 21, 12);
		assertEquals(gone, Displacement.of(from, to, object));
		assertSame(gone, gone.ifFar(from, to, object));
	}

	@Test
	void partOfItSufficesWhereItLeavesThePicture() {
		assertEquals(new Displacement(-14, 0), Displacement.of(picture(4, 30, 0),
			picture(-10, 30, 0), square(4, 30)));
	}

	@Test
	void shortWaysAreLeftToOpticalFlow() {
		final Silhouette object = square(20, 30);
		final GrayF32 from = picture(20, 30, 0), to = picture(21, 30, 0);
		final Displacement gone = Displacement.of(from, to, object);
		assertEquals(new Displacement(1, 0), gone);
		assertSame(Displacement.NONE, gone.ifFar(from, to, object));
	}

	@Test
	void whatIsNotThereHasGoneNowhere() {
		assertSame(Displacement.NONE, Displacement.of(picture(20, 30, 0), picture(
			40, 30, 0), new Silhouette(new boolean[WIDTH * HEIGHT], WIDTH)));
	}

	// -- Helper methods --

	private static final int SIDE = 28;

	private static Silhouette square(final int left, final int top) {
		final boolean[] square = new boolean[WIDTH * HEIGHT];
		for (int y = 0; y < SIDE; y++)
			for (int x = 0; x < SIDE; x++)
				square[(top + y) * WIDTH + left + x] = true;
		return new Silhouette(square, WIDTH);
	}

	/** A rough square before a rough wall that stands still. */
	private static GrayF32 picture(final int left, final int top,
		final float light)
	{
		final GrayF32 picture = new GrayF32(WIDTH, HEIGHT);
		final Random wall = new Random(1);
		for (int y = 0; y < HEIGHT; y += 4)
			for (int x = 0; x < WIDTH; x += 4)
				fill(picture, x, y, light + 60 * wall.nextFloat());
		final Random skin = new Random(2);
		for (int y = 0; y < SIDE; y += 4)
			for (int x = 0; x < SIDE; x += 4)
				fill(picture, left + x, top + y, light + 100 + 120 * skin.nextFloat());
		return picture;
	}

	private static void fill(final GrayF32 picture, final int left, final int top,
		final float value)
	{
		for (int y = top; y < top + 4; y++)
			for (int x = left; x < left + 4; x++)
				if (picture.isInBounds(x, y)) picture.unsafe_set(x, y, value);
	}
}
