package org.soulstyler.instruction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.soulstyler.instruction.SplitterEvaluation.Case;
import org.soulstyler.instruction.SplitterEvaluation.Outcome;

class SplitterEvaluationTest {

	private static final Case APPLE = new Case("imperative",
		"Turn the red apple into a mosaic", "the red apple", "a mosaic");

	@Test
	void articlesCaseAndFinalPunctuationDoNotCount() {
		assertTrue(new Outcome(APPLE, "red apple", "Mosaic.").isRight());
		assertTrue(new Outcome(APPLE, "The red apple", "a mosaic").isRight());
	}

	@Test
	void bothPartsMustBeRight() {
		assertFalse(new Outcome(APPLE, "red apple", "").isRight());
		assertFalse(new Outcome(APPLE, "apple", "mosaic").isRight());
		assertFalse(new Outcome(APPLE, "red apple into", "mosaic").isRight());
	}

	@Test
	void scoresAreGivenByShape() {
		final Case question = new Case("question", "?", "a", "b");
		final SplitterEvaluation evaluation = new SplitterEvaluation().ask(List.of(
			APPLE, APPLE, question), i -> Map.entry("red apple", "mosaic"));
		assertEquals("2/3 = 66.7 %", evaluation.score().toString());
		assertEquals(1.0, evaluation.scoresByShape().get("imperative").fraction());
		assertEquals(0.0, evaluation.scoresByShape().get("question").fraction());
	}
}
