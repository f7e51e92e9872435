package org.soulstyler.instruction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which expressions name several things, or all but some. */
class ObjectSetTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"everything but the teapot | the teapot", //
		"Everything except the dog | the dog", //
		"everything in the picture except for my sister | my sister", //
		"the whole picture, apart from the sky | the sky", //
		"all but the smallest cup | the smallest cup", //
		"anything that isn't the cat | the cat", //
		"the entire scene save for the man with the red hat | the man with the red hat", //
		"everything outside the window | the window", //
		"everything except the cat and the dog | the cat; the dog", //
		"everything but cats and dogs | cats and dogs" })
	void allButSome(final String expression, final String spared) {
		assertEquals(new ObjectSet(List.of(), things(spared)), ObjectSet.of(
			expression));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"all the balloons except the red one | all the balloons | the red balloons", //
		"the houses, but not the one with the blue door | the houses | the houses with the blue door", //
		"the cups on the left excluding the broken ones | the cups on the left | the broken cups", //
		"the black cat but not its nose | the black cat | the nose of the black cat", //
		"the man, except for his hat | the man | the hat of the man", //
		"the cat and the dog except for the tails | the cat; the dog | the tails" })
	void someButOthers(final String expression, final String wanted,
		final String spared)
	{
		// "Houses", not "house": the vocabulary knows both as one.
		assertEquals(new ObjectSet(things(wanted), things(spared)), ObjectSet.of(
			expression));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"the cat and the dog | the cat; the dog", //
		"both the apple and the pear | the apple; the pear", //
		"the bride, the groom and the priest | the bride; the groom; the priest", //
		"the bride, the groom, and the priest | the bride; the groom; the priest", //
		"the man on the left and the woman on the far right | the man on the left; the woman on the far right", //
		"the cups as well as the saucers | the cups; the saucers", //
		"the man in the hat and the dog in the basket | the man in the hat; the dog in the basket", //
		"a bowl of fruit and the jug | a bowl of fruit; the jug", //
		"the neighbour's car & my bike | the neighbour's car; my bike", //
		"me and my dog | me; my dog", //
		"my wife and me | my wife; me", //
		"him and the horse | him; the horse", //
		"everything alone except the turtle | the turtle", //
		"everything as it is apart from the cat and the dog | the cat; the dog", //
		"The Cat AND The Dog on the sofa | The Cat; The Dog on the sofa" })
	void severalThings(final String expression, final String wanted) {
		assertEquals(new ObjectSet(things(wanted), List.of()), ObjectSet.of(
			expression));
	}

	@ParameterizedTest
	@ValueSource(strings = { "the red apple", "apple", "",
		"the boy with the hat and the glasses",
		"the girl between the cat and the dog",
		"the house with the red door and the ivy on the wall",
		"the man in the black and white suit", "the black and white cow",
		"the salt and pepper shakers", "the left and the right boat",
		"the man who waves and the dog", "the first and second boat",
		"the dog and its shadow", "the book on the table and the chair",
		"the big, friendly dog",
		"the tallest silo apart from the one with the ladder",
		"the man without a hat", "the bison that stands apart from the herd",
		"everything", "everything else",
		"the shop on the corner of the street and the square", "Marks and Spencer",
		"the smaller of the two cows", "except the dog", "the bar" })
	void oneThingStaysOne(final String expression) {
		assertEquals(new ObjectSet(List.of(expression), List.of()), ObjectSet.of(
			expression));
	}

	@Test
	void theUserIsToldHowItWasRead() {
		assertEquals("the whole picture without \u201cthe dog\u201d", ObjectSet.of(
			"everything but the dog").reading());
		assertEquals(
			"\u201cthe cat\u201d, \u201cthe dog\u201d and \u201cthe bird\u201d",
			ObjectSet.of("the cat, the dog and the bird").reading());
	}

	private static List<String> things(final String list) {
		return List.of(list.strip().split("; "));
	}
}
