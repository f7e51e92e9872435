package org.soulstyler.vocabulary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartOfThingTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "the man's beard | the beard | the man",
		"the cats\u2019 ears | the ears | the cats",
		"the boy\u2019s left hand | the left hand | the boy",
		"the car's number plate | the number plate | the car",
		"the roof of the tent on the right | the roof | the tent on the right",
		"the front wheels of a truck | the front wheels | a truck",
		"Her scarves of the woman | Her scarves | the woman" })
	void partsAndClothesAreReadWithTheirThing(final String expression,
		final String part, final String thing)
	{
		assertEquals(Optional.of(new PartOfThing(part, thing)), PartOfThing.read(
			expression));
	}

	@ParameterizedTest
	@ValueSource(strings = { "the man", "the man's dog", "a bunch of flowers",
		"the cup of tea", "the head of the picture", "the glass of the man",
		"the dog on the left of the table", "'s hand", "" })
	void nothingElseIsAPart(final String expression) {
		assertEquals(Optional.empty(), PartOfThing.read(expression));
	}
}
