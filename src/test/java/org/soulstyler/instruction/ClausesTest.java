package org.soulstyler.instruction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.soulstyler.instruction.SplitterTask.Answer;

/** With a model that knows one wish at a time, and only those listed here. */
class ClausesTest {

	private static final Map<String, Answer> WISHES = Map.ofEntries(//
		wish("Turn the boat into fire", "the boat", "fire"), //
		wish("Turn the sky into ice", "the sky", "ice"), //
		wish("the sky into ice", "the sky", "ice"), //
		wish("the hill to gold", "the hill", "gold"), //
		wish("Turn the hill to gold", "the hill", "gold"), //
		wish("Make the shirt denim", "the shirt", "denim"), //
		wish("Make the trousers leather please", "the trousers", "leather"), //
		wish("Make a shirt denim", "a shirt", "denim"), //
		wish("trousers leather please", "trousers", "leather"), //
		wish("Turn the man in the suit", "the man", "the suit"), //
		wish("the dog into clay", "the dog", "clay"), //
		wish("Turn the dog into clay", "the dog", "clay"), //
		wish("Fire for the boat", "the boat", "Fire"), //
		wish("ice for the sky", "the sky", "ice"), //
		wish("Turn the mat into moss", "the mat", "moss"), //
		wish("leave the boat in peace", "the boat", "peace"));

	@Test
	void wishesAreReadOneByOne() throws Exception {
		assertEquals(List.of(new Target("the boat", "fire"), new Target("the sky",
			"ice")), targets("Turn the boat into fire and the sky into ice"));
		assertEquals(List.of(new Target("the boat", "fire"), new Target("the sky",
			"ice"), new Target("the hill", "gold")), targets(
				"Turn the boat into fire, the sky into ice and the hill to gold"));
		assertEquals(List.of(new Target("the boat", "Fire"), new Target("the sky",
			"ice")), targets("Fire for the boat, ice for the sky"));
	}

	@Test
	void aVerbSaidOnceCountsForAll() throws Exception {
		assertEquals(List.of(new Target("the shirt", "denim"), new Target(
			"the trousers", "leather")), targets(
				"Make the shirt denim and the trousers leather please"));
	}

	@Test
	void styleRightAfterItsObjectIsASecondWishOnlyWhereTheObjectIsClear()
		throws Exception
	{
		assertEquals(List.of(), targets(
			"Make a shirt denim and trousers leather please"));
	}

	@Test
	void andWithinAnObjectOrAStyleIsNoJoint() throws Exception {
		assertEquals(List.of(), targets(
			"Turn the man in the suit and the dog into clay"));
		assertEquals(List.of(), targets("Turn the mat into moss and flowers"));
	}

	@Test
	void whatIsToBeLeftAloneIsNoTarget() throws Exception {
		assertEquals(List.of(), targets(
			"Turn the sky into ice and leave the boat in peace"));
	}

	@Test
	void whatHasNoTwoWordsIsNoWishAndIsNotAskedAbout() throws Exception {
		assertEquals(Optional.empty(), Clauses.split(InstructionText.of(
			"Might the trombone be turned to ruby, please?"), 2, 300, clause -> {
				throw new AssertionError(clause.text());
			}));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"Turn the boat into fire and the sky into ice | 3", // one joint, two wishes
		"Nice photo, right | 2", // nothing ties two parts
		"Cats and dogs | 2" })
	void whatCannotBeSoManyWishesIsNotAskedAbout(final String instruction,
		final int fewest) throws Exception
	{
		assertEquals(Optional.empty(), Clauses.split(InstructionText.of(
			instruction), fewest, 300, clause -> {
				throw new AssertionError(clause.text());
			}));
	}

	@Test
	void aModelIsNotAskedWithoutEnd() throws Exception {
		final String wish = "the boat into fire and ";
		final InstructionText text = InstructionText.of("Turn " + wish.repeat(9) +
			"the sky into ice");
		final int most = 300;
		final int[] asked = { 0 };
		assertEquals(Optional.empty(), Clauses.split(text, 2, most, clause -> {
			asked[0] += clause.bytes();
			return new Answer("the boat", "fire");
		}));
		assertTrue(asked[0] > 0 && asked[0] <= most, asked[0] + " bytes");
	}

	private static List<Target> targets(final String instruction)
		throws Exception
	{
		final Optional<Answer> answer = Clauses.split(InstructionText.of(
			instruction), 2, 1000, clause -> WISHES.getOrDefault(clause.text(),
				new Answer("", "")));
		return answer.map(Answer::targets).orElse(List.of());
	}

	private static Map.Entry<String, Answer> wish(final String text,
		final String objects, final String style)
	{
		return Map.entry(text, new Answer(objects, style));
	}
}
