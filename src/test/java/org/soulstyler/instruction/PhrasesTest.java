package org.soulstyler.instruction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.soulstyler.instruction.SplitterTask.Answer;

/** Where an object's phrase ends. */
class PhrasesTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
		"Turn the man in the hat and the dog in the basket into gold | the man in the hat | the man in the hat and the dog in the basket", //
		"Turn the cat and the dog into gold | the cat | the cat and the dog", //
		"Take the cat and paint the dog in gold | the cat | the cat", //
		"Turn the cat, not the dog, into gold | the cat | the cat", //
		"The cat and the dog gold | The cat | The cat", //
		"Turn me and my dog into gold | my dog | me and my dog", //
		"Turn her and the horse into gold | the horse | her and the horse", //
		"Make for me and the children a cat of gold | a cat | a cat", //
		"Tell us about it, and turn the dog into gold | the dog | the dog" })
	void whatIsJoinedToTheObjectBelongsToIt(final String instruction,
		final String named, final String all)
	{
		assertEquals(new Answer(all, "gold"), Phrases.withJoined(InstructionText.of(
			instruction), new Answer(named, "gold")));
	}

	@Test
	void aPronounIsJoinedToEachOfSeveral() {
		final InstructionText text = InstructionText.of(
			"Turn the sky into fire and me and my dog into gold");
		assertEquals(List.of(new Target("the sky", "fire"), new Target(
			"me and my dog", "gold")), Phrases.withJoined(text, new Answer(List.of(
				new Target("the sky", "fire"), new Target("my dog", "gold"))))
				.targets());
	}
}
