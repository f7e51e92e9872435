package org.soulstyler.stylization;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("models")
class ReliefTest {

	private static final int WIDTH = 50, HEIGHT = 40;

	private static float[] plain(final float value) {
		final float[] samples = new float[3 * WIDTH * HEIGHT];
		Arrays.fill(samples, value);
		return samples;
	}

	/** A plain picture with a spot of another value in its middle. */
	private static float[] spot(final float value, final float inside) {
		final float[] samples = plain(value);
		for (int c = 0; c < 3; c++)
			for (int y = 18; y < 22; y++)
				for (int x = 23; x < 27; x++)
					samples[(c * HEIGHT + y) * WIDTH + x] = inside;
		return samples;
	}

	private static float[] laid(final float[] original, final double amount,
		final float[] restyled) throws Exception
	{
		try (Fixtures fixtures = Fixtures.open()) {
			return Relief.of(fixtures.ops, fixtures.manager, original, WIDTH, HEIGHT,
				amount).on(restyled);
		}
	}

	@Test
	void whatIsDarkDarkensAndWhatIsLightLightens() throws Exception {
		final float[] style = plain(0.5f);
		final int middle = 20 * WIDTH + 25;
		final float[] darker = laid(spot(0.7f, 0.1f), 1, style);
		final float[] lighter = laid(spot(0.3f, 0.9f), 1, style);
		assertTrue(darker[middle] < 0.35, "" + darker[middle]);
		assertTrue(lighter[middle] > 0.65, "" + lighter[middle]);
		final float[] half = laid(spot(0.7f, 0.1f), 0.5, style);
		assertTrue(half[middle] > darker[middle] && half[middle] < 0.5);
	}

	@Test
	void staysWithinBlackAndWhite() throws Exception {
		for (final float style : new float[] { 0, 1 }) {
			for (final float sample : laid(spot(0.5f, 0.9f), 2, plain(style)))
				assertTrue(sample >= 0 && sample <= 1);
		}
	}

	@Test
	void ofAPlainObjectThereIsNone() throws Exception {
		assertArrayEquals(plain(0.4f), laid(plain(0.8f), 1, plain(0.4f)), 1e-4f);
	}

	@Test
	void noneIsAskedForNoneIsLaid() throws Exception {
		final float[] style = plain(0.5f);
		assertSame(style, laid(spot(0.7f, 0.1f), 0, style));
		assertEquals(0.5f, style[0]);
	}
}
