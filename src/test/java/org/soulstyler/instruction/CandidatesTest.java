package org.soulstyler.instruction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.soulstyler.instruction.SplitterTask.Answer;

/** What a chat model may choose among. */
class CandidatesTest {

	private static Candidates of(final String instruction) {
		return Candidates.of(InstructionText.of(instruction));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Turn the white sailboat to the art on fire.",
		"boat -> fire; sky -> ice", "make it look like a mosaic",
		"The judge goes Daumier while the jury goes Muppets." })
	void allAreMadeOfTheInstructionsWords(final String instruction) {
		final Candidates candidates = of(instruction);
		final InstructionGrammar grammar = InstructionGrammar.of(instruction);
		assertTrue(candidates.answers().size() > 1);
		assertEquals(candidates.answers().size(), candidates.answers().stream()
			.distinct().count());
		for (final Answer answer : candidates.answers()) {
			assertTrue(SplitterTask.isClear(answer, grammar), answer.toString());
			for (final Target target : answer.targets()) {
				assertTrue(target.objects().isEmpty() || !grammar.spans(target
					.objects()).isEmpty(), target.toString());
				assertTrue(target.style().isEmpty() || !grammar.spans(target.style())
					.isEmpty(), target.toString());
			}
		}
	}

	@Test
	void theRightOneIsAmongThem() {
		assertTrue(of("Turn the white sailboat to the art on fire.").answers()
			.contains(new Answer("the white sailboat", "the art on fire")));
		assertTrue(of("Turn the boat into fire and the sky into ice").answers()
			.contains(new Answer(List.of(new Target("the boat", "fire"), new Target(
				"the sky", "ice")))));
		assertTrue(of("make it look like a mosaic").answers().contains(new Answer(
			"", "a mosaic")));
	}

	@Test
	void theOptionsAreTheAnswersAsAModelWritesThem() {
		final Candidates candidates = of("Turn the boat into fire");
		assertEquals(candidates.answers().stream().map(a -> SplitterPrompt.FORM
			.write(a.targets())).toList(), candidates.options().stream().map(o -> o
				.text()).toList());
	}

	@Test
	void otherLanguagesHaveNone() {
		assertTrue(of("Verwandle den roten Apfel in Feuer, bitte").isEmpty());
	}
}
