package org.soulstyler.instruction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.soulstyler.instruction.SplitterEvaluation.Case;
import org.soulstyler.instruction.SplitterTask.Answer;
import org.soulstyler.instruction.SplitterTask.Example;

class ExampleBankTest {

	private static Example example(final String instruction) {
		return new Example(instruction, new Answer("", "x"));
	}

	@Test
	void whatIsSaidAlikeIsNearWhateverItIsAbout() {
		final ExampleBank bank = new ExampleBank(List.of(example(
			"Turn the car into gold"), example("turn the dog into ice"), example(
				"Could the tower be made of glass?"), example(
					"could the moon be made of cheese?"), example("boat -> fire"),
			example("tree -> snow")));
		assertEquals(List.of("could the moon be made of cheese?",
			"Could the tower be made of glass?"), bank.nearest(
				"Could the walrus be made of marzipan?", 2).stream().map(
					Example::instruction).sorted().sorted((a, b) -> b.compareTo(a))
				.toList());
		assertTrue(bank.nearest("zeppelin -> jelly", 1).get(0).instruction()
			.contains("->"));
		assertEquals(6, bank.nearest("anything", 10).size());
	}

	@Test
	void theFirstAreTheSameForAllInstructionsAndAreNotShownTwice() {
		final List<Example> boat = ExampleBank.examples(InstructionText.of(
			"Turn the boat into fire"));
		final List<Example> arrow = ExampleBank.examples(InstructionText.of(
			"teapot -> glass"));
		final List<Example> first = ExampleBank.first(Languages.standard());
		assertEquals(first, boat.subList(0, first.size()));
		assertEquals(first, arrow.subList(0, first.size()));
		assertNotEquals(boat, arrow);
		final List<Example> others = ExampleBank.standard().nearest("",
			Integer.MAX_VALUE);
		assertTrue(first.stream().noneMatch(others::contains));
	}

	@Test
	void theNearestComesLast() {
		final List<Example> nearest = ExampleBank.standard().nearest(
			"Turn the walrus into gelatin.", 6);
		assertEquals(6, nearest.size());
		assertTrue(nearest.get(5).instruction().startsWith("Turn the "), nearest
			.get(5).instruction());
	}

	@Test
	void everyVoiceIsHeard() throws Exception {
		final Path written = Path.of("models", "starter", "splitter", "written");
		try (Stream<Path> files = Files.list(written)) {
			assertEquals(files.map(file -> file.getFileName().toString()).filter(
				name -> name.endsWith(".tsv")).sorted().toList(), Files.readAllLines(
					written.resolve("voices.txt")));
		}
		final Set<String> shown = ExampleBank.first(Languages.standard()).stream()
			.map(Example::instruction).collect(Collectors.toSet());
		assertTrue(ExampleBank.standard().all().stream().noneMatch(e -> shown
			.contains(e.instruction())));
	}

	@Test
	void theExamplesAreRightAnswersThemselves() throws Exception {
		int clear = 0, all = 0;
		for (final String line : List.of("Turn the boat into fire",
			"make the sky Starry Night, please", "teapot -> glass"))
		{
			for (final Example example : ExampleBank.standard().nearest(line, 200)) {
				final InstructionGrammar grammar = InstructionGrammar.of(InstructionText
					.of(example.instruction()), AnswerForm.LINES);
				for (final Target target : example.answer().targets())
					assertTrue(example.instruction().contains(target.objects()) && example
						.instruction().contains(target.style()), example.toString());
				if (SplitterTask.isClear(example.answer(), grammar)) clear++;
				all++;
			}
		}
		assertTrue(clear >= 0.95 * all, clear + " of " + all);
	}

	@ParameterizedTest
	@ValueSource(strings = { "blind", "blind2", "evaluation", "development",
		"validation", "blind3", "blind4", "blind5", "awkward" })
	void noTestsSentenceIsAnExample(final String set) throws Exception {
		final Set<String> examples = new HashSet<>();
		ExampleBank.standard().nearest("", Integer.MAX_VALUE).forEach(e -> examples
			.add(e.instruction().toLowerCase()));
		ExampleBank.first(Languages.standard()).forEach(e -> examples.add(e
			.instruction().toLowerCase()));
		for (final Case asked : SplitterEvaluation.read(Path.of("models", "starter",
			"splitter", set + ".tsv")))
			assertFalse(examples.contains(asked.instruction().toLowerCase()), asked
				.instruction());
	}
}
