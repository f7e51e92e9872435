package org.soulstyler.segmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.soulstyler.image.Mask;

/** What is said of an object that was not found. */
class SegmentationTest {

	private static final Mask NOTHING = Mask.of(new float[4], 2, 2);

	@ParameterizedTest
	@CsvSource({ "1.00, 0.12, only 12 % sure that it is there",
		"0.31, 1.00, only 31 % sure that it is there",
		"0.20, 0.40, only 20 % sure that it is there",
		"0.99, 0.004, sure that it is not there" })
	void itTellsTheDoubtThatDecided(final double maximum,
		final double presence, final String said)
	{
		assertEquals("the model is " + said, new Segmentation(NOTHING, NOTHING,
			maximum, presence, false, List.of()).doubt());
	}
}
