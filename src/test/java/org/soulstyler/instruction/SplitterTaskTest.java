package org.soulstyler.instruction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.instruction.SplitterTask.Example;

class SplitterTaskTest {

	@ParameterizedTest
	@ValueSource(strings = { "", "null", "[]", "{}", "Sure! Here you are:",
		"{\"objects\":\"the green apple\",\"content\":\"fire\"}",
		"{\"objects\":\"the red apple\",\"content\":null}",
		"{\"objects\":\"the red apple\"", "{\"objects\":[],\"content\":\"fire\"}" })
	void anAnswerThatIsNotMadeOfTheInstructionIsNotBelieved(final String json) {
		final InstructionGrammar grammar = InstructionGrammar.of(
			"Turn the red apple into fire");
		assertEquals(Failure.MODEL, assertThrows(SoulstylerException.class,
			() -> SplitterTask.parse(json, grammar, "The model")).failure());
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
