package org.soulstyler.stylization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MeanColorTest {

	/** A dark object, 0.05 to 0.25 from left to right, before white. */
	private static final int WIDTH = 10;
	private static final float[] MASK = new float[2 * WIDTH];
	private static final float[] PICTURE = new float[3 * MASK.length];
	static {
		for (int i = 0; i < MASK.length; i++) {
			MASK[i] = i < WIDTH ? 1 : 0;
			for (int c = 0; c < 3; c++)
				PICTURE[c * MASK.length + i] = i < WIDTH ? 0.05f + 0.02f * i : 1;
		}
	}

	@Test
	void theObjectsMeanIsWhatWasWishedFor() {
		final float[] wished = { 0.8f, 0.5f, 0.2f };
		final float[] moved = moved(PICTURE, MASK, wished, 1);
		for (int c = 0; c < 3; c++)
			assertEquals(wished[c], mean(moved, c), 1e-3);
		final float[] half = moved(PICTURE, MASK, wished, 0.5);
		for (int c = 0; c < 3; c++)
			assertEquals((mean(PICTURE, c) + wished[c]) / 2, mean(half, c), 1e-3);
	}

	@Test
	void shadeStaysAndTheRestIsUntouched() {
		final float[] moved = moved(PICTURE, MASK, new float[] { 0.9f, 0.9f, 0.9f },
			1);
		for (int i = 1; i < WIDTH; i++)
			assertTrue(moved[i] > moved[i - 1], "still brighter to the right");
		for (int i = WIDTH; i < MASK.length; i++)
			assertEquals(1, moved[i], 0);
	}

	/** The picture after the change of its logits. */
	private static float[] moved(final float[] picture, final float[] mask,
		final float[] target, final double share)
	{
		final float[] change = MeanColor.change(picture, mask, target, share);
		final float[] moved = picture.clone();
		for (int i = 0; i < moved.length; i++)
			if (change[i] != 0) moved[i] = (float) (1 / (1 + (1 / picture[i] - 1) *
				Math.exp(-change[i])));
		return moved;
	}

	private static double mean(final float[] picture, final int channel) {
		double sum = 0;
		for (int i = 0; i < WIDTH; i++)
			sum += picture[channel * MASK.length + i];
		return sum / WIDTH;
	}
}
