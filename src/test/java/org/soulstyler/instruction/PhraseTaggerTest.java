package org.soulstyler.instruction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.soulstyler.instruction.InstructionText.Piece;
import org.soulstyler.instruction.PhraseTagger.Reading;

/** Where the parts of an instruction may stand. */
class PhraseTaggerTest {

	private static PhraseTagger tagger;

	/** How the program that trained it reads a sentence. */
	private record Trained(String text, List<String> pieces, int[] tags) {
	}

	@BeforeAll
	static void open() throws Exception {
		tagger = PhraseTagger.open();
	}

	@AfterAll
	static void close() {
		tagger.close();
	}

	private static List<Reading> read(final String instruction, final int count)
		throws Exception
	{
		return tagger.readings(InstructionText.of(instruction, Languages
			.standard()), count);
	}

	static List<Trained> trained() throws Exception {
		return Files.readAllLines(Path.of("models/starter/splitter/tagged.jsonl"))
			.stream().map(line -> new Gson().fromJson(line, Trained.class)).toList();
	}

	@ParameterizedTest
	@MethodSource("trained")
	void itReadsAsWhereItWasTrained(final Trained sentence) throws Exception {
		assertEquals(sentence.pieces(), InstructionText.of(sentence.text(),
			Languages.standard()).pieces().stream().map(Piece::text).toList());
		final Reading first = read(sentence.text(), 1).get(0);
		final int[] tags = new int[sentence.tags().length];
		first.objects().forEach(span -> set(tags, span, TagPath.OBJECT));
		first.styles().forEach(span -> set(tags, span, TagPath.STYLE));
		assertEquals(new Gson().toJson(sentence.tags()), new Gson().toJson(tags));
	}

	private static void set(final int[] tags, final Span span, final int begin) {
		for (int i = span.first(); i <= span.last(); i++)
			tags[i] = i == span.first() ? begin : begin + 1;
	}

	@ParameterizedTest
	@ValueSource(strings = { "Turn the yak into velvet",
		"Glorbify the snurf into plumbous zorn",
		"Turn the \ud83d\udc36 into \ud83d\udd25", "a boat" })
	void theLikeliestComesFirstAndNoneTwice(final String instruction)
		throws Exception
	{
		final List<Reading> readings = read(instruction, 5);
		assertEquals(5, readings.size());
		assertEquals(5, readings.stream().map(r -> List.of(r.objects(), r.styles()))
			.distinct().count());
		for (int i = 1; i < readings.size(); i++)
			assertTrue(readings.get(i - 1).score() >= readings.get(i).score());
	}

	@Test
	void wordsThatNobodyKnowsAreRecognisedByTheirPlaces() throws Exception {
		final Reading first = read("Turn the snurf into plumbous zorn", 1).get(0);
		assertEquals(List.of(new Span(1, 2)), first.objects());
		assertEquals(List.of(new Span(4, 5)), first.styles());
	}

	@Test
	void whatIsLongerThanTheEmbeddingReadsIsReadAllTheSame() throws Exception {
		final String talk = "and so on and so forth, ".repeat(150);
		assertEquals(5, read("Turn the boat into fire " + talk, 5).size());
	}

	@Test
	void theSameIsReadTheSameWhateverWasReadBefore() throws Exception {
		final List<Reading> first = read("Turn the yak into velvet", 5);
		read("the sky: gold", 3);
		assertEquals(first, read("Turn the yak into velvet", 5));
	}
}
