package org.soulstyler.vocabulary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OneOfSeveralTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"the cup on the left | the cup | -1 0 0 0",
		"The white jeep on the far right | The white jeep | 1 0 0 0",
		"my cat in the middle | my cat | 0 0 0 0",
		"the upper piece of paper | the piece of paper | 0 -1 0 0",
		"the man in the hat on the right-hand side | the man in the hat | 1 0 0 0",
		"the tulip at the bottom right | the tulip | 1 1 0 0",
		"the star in the top left corner of the picture | the star | -1 -1 0 0",
		"the second man from the right | the man | 1 0 0 1",
		"the third bottle | the bottle | -1 0 0 2",
		"the second largest cloud | the cloud | 0 0 1 1",
		"the upper left window | the window | -1 -1 0 0",
		"the bus in the middle of the photo | the bus | 0 0 0 0",
		"the wine glass on the left | the wine glass | -1 0 0 0" })
	void aThingIsReadWithItsPlaceAmongItsLike(final String expression,
		final String thing, final String order)
	{
		final String[] o = order.split(" ");
		assertEquals(Optional.of(new OneOfSeveral(thing, Integer.parseInt(o[0]),
			Integer.parseInt(o[1]), Integer.parseInt(o[2]), Integer.parseInt(o[3]))),
			OneOfSeveral.read(expression));
	}

	@ParameterizedTest
	@ValueSource(strings = { "the man", "the two columns on the right",
		"the men on the left", "the cup on the left of the teapot",
		"the left side of the table", "the one on the left", "the top of the table",
		"the left half", "everything on the left", "the man's left hand",
		"the rock to the left of the tree",
		"the person in the middle of the street", "the left", "" })
	void whatMeansSeveralOrAStretchOrANeighbourIsNot(final String expression) {
		assertEquals(Optional.empty(), OneOfSeveral.read(expression));
	}

	@Test
	void theMiddleIsThePicturesMiddle() {
		final OneOfSeveral middle = OneOfSeveral.read("the gear in the middle")
			.orElseThrow();
		assertTrue(middle.earliness(0.5, 0.6, 0) > middle.earliness(0.2, 0.5, 1));
	}
}
