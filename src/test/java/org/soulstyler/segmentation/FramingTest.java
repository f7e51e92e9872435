package org.soulstyler.segmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.soulstyler.image.RandomSamples;

/** The checksums are of what networks have been shown ever since. */
class FramingTest {

	private static final float[] MEAN = { 0.48f, 0.45f, 0.4f };
	private static final float[] DEVIATION = { 0.26f, 0.26f, 0.27f };

	@ParameterizedTest
	@CsvSource({ "60, 40, 32, 76f2d0e4, 4f85c22e",
		"31, 77, 48, efd4a57a, f9aa6ab5", "16, 16, 16, b7488aeb, f42bc848",
		"300, 200, 64, 1f6da9b4, 484c5dd6", "9, 5, 40, 8bd04ef5, 8bbdf1" })
	void stretchesThereAndBack(final int width, final int height, final int side,
		final String there, final String back)
	{
		final Framing framing = new StretchFraming(width, height, side);
		assertEquals(there, RandomSamples.checksum(framing.enclose(RandomSamples.of(
			3 * width * height), MEAN, DEVIATION)));
		assertEquals(back, RandomSamples.checksum(framing.release(RandomSamples.of(
			side * side))));
	}

	@ParameterizedTest
	@CsvSource({ "60, 40, 32, 76b7bfa4, dda2ce4e",
		"31, 77, 48, f408deaa, 6dd99d8", "16, 16, 16, 62bff459, f42bc848",
		"300, 200, 64, d9dc38ae, 5939e49f", "9, 5, 40, 8e1aea8a, 477aff3f" })
	void letterboxesThereAndBack(final int width, final int height,
		final int side, final String there, final String back)
	{
		final Framing framing = new LetterboxFraming(width, height, side, true);
		assertEquals(there, RandomSamples.checksum(framing.enclose(RandomSamples.of(
			3 * width * height), MEAN, DEVIATION)));
		assertEquals(back, RandomSamples.checksum(framing.release(RandomSamples.of(
			side * side))));
	}
}
