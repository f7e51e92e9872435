package org.soulstyler.instruction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.soulstyler.instruction.PhraseTagger.Reading;
import org.soulstyler.instruction.SplitterTask.Answer;
import org.soulstyler.instruction.SplitterTask.Example;

class PhraseTaggerTest {

	private static final List<String> THINGS = List.of("boat", "red apple",
		"small dog", "tower", "old oak");
	private static final List<String> STYLES = List.of("gold", "stained glass",
		"pencil", "blue ice", "moss");

	/** Each thing with each style, said in two ways. */
	private static PhraseTagger learnt() {
		final List<Example> examples = new ArrayList<>();
		for (final String thing : THINGS) {
			for (final String style : STYLES) {
				examples.add(example("Turn the " + thing + " into " + style, thing,
					style));
				examples.add(example("use " + style + " for the " + thing, thing,
					style));
			}
		}
		examples.add(example("Turn it", "what is not said", "gold"));
		return new PhraseTagger(TaggerLearning.learnt(examples));
	}

	private static Example example(final String instruction, final String thing,
		final String style)
	{
		return new Example(instruction, new Answer(instruction.contains(thing)
			? "the " + thing : thing, style));
	}

	private static List<Reading> read(final PhraseTagger tagger,
		final String instruction)
	{
		return tagger.readings(InstructionText.of(instruction, Languages
			.standard()), 5);
	}

	@Test
	void wordsThatWereNeverSeenStandWhereTheirLikesStood() {
		final Reading first = read(learnt(), "Turn the yak into velvet").get(0);
		assertEquals(List.of(new Span(1, 2)), first.objects());
		assertEquals(List.of(new Span(4, 4)), first.styles());
		final Reading other = read(learnt(), "use velvet for the yak").get(0);
		assertEquals(List.of(new Span(3, 4)), other.objects());
		assertEquals(List.of(new Span(1, 1)), other.styles());
	}

	@Test
	void theLikeliestComesFirstAndNoneTwice() {
		final List<Reading> readings = read(learnt(), "Turn the yak into velvet");
		assertEquals(5, readings.size());
		assertEquals(5, readings.stream().map(r -> List.of(r.objects(), r.styles()))
			.distinct().count());
		for (int i = 1; i < readings.size(); i++)
			assertTrue(readings.get(i - 1).score() >= readings.get(i).score());
	}

	@Test
	void itLearnsTheSameEveryTime() {
		assertEquals(read(learnt(), "Turn the yak into velvet"), read(learnt(),
			"Turn the yak into velvet"));
	}

	@Test
	void whatShipsIsWhatTheExamplesTeach() throws Exception {
		final Path learnt = Path.of("target/tagger.bin");
		try (OutputStream out = Files.newOutputStream(learnt)) {
			TaggerLearning.learnt(ExampleBank.standard().all()).write(out);
		}
		assertEquals(-1, Files.mismatch(learnt, Path.of(
			"src/main/resources/org/soulstyler/instruction/tagger.bin")),
			"The examples teach something else by now, which is in " + learnt + ".");
	}
}
