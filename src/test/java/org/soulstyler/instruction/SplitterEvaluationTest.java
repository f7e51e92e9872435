package org.soulstyler.instruction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.instruction.SplitterEvaluation.Case;
import org.soulstyler.instruction.SplitterEvaluation.Outcome;

class SplitterEvaluationTest {

	private static final Case APPLE = new Case("imperative",
		"Turn the red apple into a mosaic", "the red apple", "a mosaic");

	@Test
	void articlesCaseAndFinalPunctuationDoNotCount() {
		assertTrue(outcome("red apple", "Mosaic.").isRight());
		assertTrue(outcome("The red apple", "a mosaic").isRight());
	}

	@Test
	void bothPartsMustBeRight() {
		assertFalse(outcome("red apple", "").isRight());
		assertFalse(outcome("apple", "mosaic").isRight());
		assertFalse(outcome("red apple into", "mosaic").isRight());
	}

	private static Outcome outcome(final String objects, final String style) {
		return new Outcome(APPLE, List.of(new Target(objects, style)));
	}

	@Test
	void allTargetsMustBeRightInWhateverOrder() {
		final Target boat = new Target("the boat", "fire");
		final Target sky = new Target("the sky", "Starry Night");
		final Case both = new Case("several", "…", List.of(boat, sky));
		assertTrue(new Outcome(both, List.of(sky, boat)).isRight());
		assertFalse(new Outcome(both, List.of(boat)).isRight());
		assertFalse(new Outcome(both, List.of(boat, sky, new Target("it", "ice")))
			.isRight());
		assertFalse(new Outcome(both, List.of(new Target("the boat",
			"Starry Night"), new Target("the sky", "fire"))).isRight());
	}

	@Test
	void casesAreReadFromLines(@TempDir final Path folder) throws Exception {
		final Path file = folder.resolve("cases.tsv");
		Files.writeString(file, "# by hand\nnone\tmake it ice\t\tice\n\n" +
			"several\tboat: ice, sky: gold\tboat || sky\tice || gold\n");
		assertEquals(List.of(new Case("none", "make it ice", "", "ice"), new Case(
			"several", "boat: ice, sky: gold", List.of(new Target("boat", "ice"),
				new Target("sky", "gold")))), SplitterEvaluation.read(file));
		for (final String bad : List.of("a\tb\tc", "a\tb\tc || d\te")) {
			Files.writeString(file, bad);
			assertEquals(Failure.INSTRUCTION, assertThrows(SoulstylerException.class,
				() -> SplitterEvaluation.read(file)).failure());
		}
		assertThrows(SoulstylerException.class, () -> SplitterEvaluation.read(folder
			.resolve("missing.tsv")));
	}

	@Test
	void scoresAreGivenByShape() {
		final Case question = new Case("question", "?", "a", "b");
		final SplitterEvaluation evaluation = new SplitterEvaluation().ask(List.of(
			APPLE, APPLE, question), i -> List.of(new Target("red apple", "mosaic")));
		assertEquals("2/3 = 66.7 %", evaluation.score().toString());
		assertEquals(1.0, evaluation.scoresByShape().get("imperative").fraction());
		assertEquals(0.0, evaluation.scoresByShape().get("question").fraction());
	}
}
