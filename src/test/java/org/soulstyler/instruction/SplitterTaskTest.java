package org.soulstyler.instruction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.instruction.SplitterTask.Answer;
import org.soulstyler.instruction.SplitterTask.Example;

class SplitterTaskTest {

	@ParameterizedTest
	@ValueSource(strings = { "", "null", "[]", "{}", "Sure! Here you are:",
		"{\"objects\":\"the green apple\",\"content\":\"fire\"}",
		"{\"objects\":\"the red apple\",\"content\":null}",
		"{\"objects\":\"the red apple\"", "{\"objects\":[],\"content\":\"fire\"}",
		"{\"objects\":\"the red apple\",\"content\":\"fire\"}\n{\"objects\":\"\",\"content\":\"fire\"}",
		"{\"objects\":\"the red apple\",\"content\":\"fire\"}\n{\"objects\":\"Turn\",\"content\":\"ice\"}" })
	void anAnswerThatIsNotMadeOfTheInstructionIsNotBelieved(final String json) {
		final InstructionGrammar grammar = InstructionGrammar.of(
			"Turn the red apple into fire");
		assertEquals(Failure.MODEL, assertThrows(SoulstylerException.class,
			() -> SplitterTask.parse(json, grammar, "The model")).failure());
	}

	@ParameterizedTest
	@ValueSource(strings = {
		"{\"objects\":\"the boat\",\"content\":\"fire\"}\n{\"objects\":\"the sky\",\"content\":\"ice\"}",
		"Here: [{\"objects\": \"the boat\", \"content\": \"fire\"},\n {\"objects\": \"the sky\", \"content\": \"ice\"}]" })
	void severalTargetsAreRead(final String json) throws Exception {
		final InstructionGrammar grammar = InstructionGrammar.of(
			"The boat into fire and the sky into ice");
		assertEquals(List.of(new Target("the boat", "fire"), new Target("the sky",
			"ice")), SplitterTask.parse(json.replace("the boat", "The boat"), grammar,
				"The model").targets().stream().map(t -> new Target(t.objects()
					.toLowerCase(), t.style())).toList());
	}

	@Test
	void anObjectNamedTwiceIsNotClear() {
		final InstructionGrammar grammar = InstructionGrammar.of(
			"the boat into fire and the sky into ice");
		final Target boat = new Target("the boat", "fire");
		assertTrue(SplitterTask.isClear(new Answer(List.of(boat, new Target(
			"the sky", "ice"))), grammar));
		assertFalse(SplitterTask.isClear(new Answer(List.of(boat, new Target(
			"the boat", "ice"))), grammar));
		assertFalse(SplitterTask.isClear(new Answer("the boat into", "into fire"),
			grammar));
	}

	@ParameterizedTest
	@ValueSource(strings = { "make it ice", "Everything in ice, please",
		"I want the whole photo in ice", "ice for this picture" })
	void aStyleForThePictureIsForAllOfIt(final String instruction)
		throws Exception
	{
		assertEquals(List.of(new Target("", "ice")), SplitterTask.requireComplete(
			InstructionText.of(instruction), new Answer("", "ice")).targets());
	}

	@ParameterizedTest
	@ValueSource(strings = { "ice", "ice please", "I'd love some ice!" })
	void aStyleAloneIsAskedAbout(final String instruction) {
		final SoulstylerException e = assertThrows(SoulstylerException.class,
			() -> SplitterTask.requireComplete(InstructionText.of(instruction),
				new Answer("", "ice")));
		assertEquals(Failure.INSTRUCTION, e.failure());
		assertTrue(e.getMessage().startsWith("What is to become \"ice\"?"), e
			.getMessage());
	}

	@Test
	void theExamplesForChatModelsAreRightAnswersThemselves() throws Exception {
		for (final Example example : SplitterTask.examples()) {
			final InstructionGrammar grammar = InstructionGrammar.of(example
				.instruction());
			final String json = example.answer().toJson();
			assertEquals(example.answer(), SplitterTask.parse(json, grammar,
				"The example"));
			assertTrue(new GbnfReader(grammar.toGbnf()).allows(json), json);
		}
	}
}
