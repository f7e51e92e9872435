package org.soulstyler.segmentation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.soulstyler.image.Mask;

/** What is said of an object that was not found, and of several objects. */
class SegmentationTest {

	private static final Mask NOTHING = Mask.of(new float[4], 2, 2);

	@ParameterizedTest
	@CsvSource({ "1.00, 0.12, only 12 % sure that it is there",
		"0.31, 1.00, only 31 % sure that it is there",
		"0.20, 0.40, only 20 % sure that it is there",
		"0.99, 0.004, sure that it is not there" })
	void itTellsTheDoubtThatDecided(final double maximum, final double presence,
		final String said)
	{
		assertEquals("The picture does not seem to show \u201cthe cat\u201d: " +
			"the model is " + said, new Segmentation("the cat", NOTHING, NOTHING,
				maximum, presence, false, List.of()).notFound());
	}

	@Test
	void itTellsWhatIsThereInstead() {
		final Segmentation none = new Segmentation("the dog", NOTHING, NOTHING, 0.9,
			0.12, false, "a cat", List.of());
		assertEquals(
			"The picture does not seem to show \u201cmy dog\u201d but a cat: the " +
				"model is only 12 % sure that it is there", none.answering("my dog",
					List.of()).notFound());
	}

	@Test
	void aSpeckIsNotFound() {
		final Segmentation speck = seen("the cat", 0.9, new float[40000]).answering(
			"the puss", List.of("puss \u2192 cat"));
		assertFalse(speck.found());
		assertEquals(List.of("puss \u2192 cat", "CPU"), speck.notices());
		assertEquals(
			"The picture does not seem to show \u201cthe puss\u201d: only a " +
				"speck of it was found", speck.notFound());
	}

	@Test
	void ofTwoThingsTheLessSureOneCounts() {
		final Segmentation both = seen("the cat", 0.9, 1, 0.5f, 0, 0).or(seen(
			"the dog", 0.7, 0, 0.2f, 0, 1));
		assertArrayEquals(new float[] { 1, 0.5f, 0, 1 }, both.mask().samples());
		assertEquals(0.7, both.certainty());
		assertEquals(List.of("CPU"), both.notices());
		assertTrue(both.found());
	}

	@Test
	void allButSomeIsTheComplement() {
		final Segmentation rest = Segmentation.everywhere(2, 2).butNot(seen(
			"the cat", 0.9, 1, 0.25f, 0, 0));
		assertArrayEquals(new float[] { 0, 0.75f, 1, 1 }, rest.mask().samples());
		assertArrayEquals(new float[] { 0, 0.75f, 1, 1 }, rest.probability()
			.samples());
		assertEquals(0.9, rest.certainty());
	}

	/** Else what the user wants to keep would be restyled with the rest. */
	@Test
	void whatIsSparedMustBeThere() {
		final Segmentation missing = new Segmentation("the dog", NOTHING, NOTHING,
			0.9, 0.03, false, List.of());
		for (final Segmentation all : List.of(Segmentation.everywhere(2, 2).butNot(
			missing), seen("the cat", 0.9, 1, 1, 0, 0).or(missing), missing.or(seen(
				"the cat", 0.9, 1, 1, 0, 0))))
		{
			assertFalse(all.found());
			assertEquals(
				"The picture does not seem to show \u201cthe dog\u201d: the " +
					"model is only 3 % sure that it is there", all.notFound());
		}
	}

	private static Segmentation seen(final String expression,
		final double maximum, final float... mask)
	{
		final int side = (int) Math.sqrt(mask.length);
		final Mask made = Mask.of(mask, side, side);
		return new Segmentation(expression, made, made, maximum, 1, true, List.of(
			"CPU"));
	}
}
