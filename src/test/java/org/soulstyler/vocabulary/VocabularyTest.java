package org.soulstyler.vocabulary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/** Words a small model does not know, and what they are taken for. */
@Tag("models")
class VocabularyTest {

	private Vocabulary styles;
	private Vocabulary objects;

	@BeforeEach
	void read() throws Exception {
		styles = Vocabulary.read(resource("styles.json"));
		objects = Vocabulary.read(resource("objects.json"));
	}

	@AfterEach
	void close() {
		styles.close();
		objects.close();
	}

	@ParameterizedTest
	@CsvSource({ "fire", "the art on fire", "a Mosaic", "red stained glass",
		"blue wave" })
	void knownTextsStayAsTheyAre(final String text) throws Exception {
		final Understanding understood = styles.understand(text);
		assertEquals(text, understood.text());
		assertTrue(understood.notices().isEmpty());
	}

	@ParameterizedTest
	@CsvSource({ "inferno, fire", "blaze, fire", "flames, fire", "frost, ice",
		"drawing, pencil sketch" })
	void unknownStyleIsTheNearestKnownOne(final String text,
		final String expected) throws Exception
	{
		final Understanding understood = styles.understand(text);
		assertEquals(expected, understood.text());
		assertEquals(1, understood.notices().size());
		assertTrue(understood.notices().get(0).contains(expected));
	}

	@ParameterizedTest
	@CsvSource({ "ruby, red crystal", "garnet, red crystal",
		"a big ruby, a red crystal" })
	void anAliasIsReadAsTheWordsItStandsForAsAreItsNeighbours(final String text,
		final String expected, @TempDir final Path folder) throws Exception
	{
		final Path file = Files.writeString(folder.resolve("aliases.json"), """
				{"words": ["red", "crystal", "fire"], "ignored": ["a"],
				"names": ["crystal", "fire", "red"], "attributes": ["red"],
				"aliases": {"ruby": "red crystal"}}""");
		try (Vocabulary aliased = Vocabulary.read(file)) {
			final Understanding understood = aliased.understand(text);
			assertEquals(expected, understood.text());
			assertTrue(understood.notices().get(0).contains("red crystal"));
		}
	}

	@ParameterizedTest
	@CsvSource({ "🔥, fire, fire", "the art on 🔥, the art on fire, fire",
		"🧱, brick, brick" })
	void anEmojiIsReadAsItsNameAndTold(final String text, final String expected,
		final String name) throws Exception
	{
		final Understanding understood = styles.understand(text);
		assertEquals(expected, understood.text());
		assertTrue(understood.notices().get(0).contains("is read as \u201c" + name +
			"\u201d"), understood.notices().toString());
	}

	@ParameterizedTest
	@CsvSource({ "the blue yacht, the blue boat", "a kettle, a teapot",
		"the left automobile, the left car", "the red appel, the red apple" })
	void unknownNounKeepsItsAttributes(final String text, final String expected)
		throws Exception
	{
		assertEquals(expected, objects.understand(text).text());
	}

	/** The letters of "plate" are nearly those of "plane"; the things are not alike. */
	@ParameterizedTest
	@CsvSource({ "the plate, plane", "the flame, plane", "the cat's, s" })
	void takesNoWordForOneOfLikeLetters(final String text, final String other)
		throws Exception
	{
		assertFalse(List.of(objects.understand(text).text().split(" ")).contains(
			other), objects.understand(text).text());
	}

	@Test
	void detailThatIsNotKnownIsLeftOutAndTold() throws Exception {
		final Understanding understood = objects.understand("the shiny red apple");
		assertEquals("the red apple", understood.text());
		assertTrue(understood.notices().get(0).contains("shiny"));
	}

	@Test
	void whatHasNoNearNameFallsBackOrIsRefused() throws Exception {
		assertEquals("the red object", objects.understand("the red qzxv").text());
		final SoulstylerException e = assertThrows(SoulstylerException.class,
			() -> Vocabulary.read(resource("styles.json")).understand("1729"));
		assertEquals(Failure.INSTRUCTION, e.failure());
	}

	/** A colour beside it must not make the noun pass for detail. */
	@ParameterizedTest
	@CsvSource({ "style, purple hurricane" })
	void theStartersWordsKeepWhatStandsBesideAColour(final String part,
		final String text) throws Exception
	{
		try (Vocabulary shipped = Vocabulary.read(Path.of("models", "starter", part,
			"vocabulary.json")))
		{
			final Understanding understood = shipped.understand(text);
			assertTrue(understood.notices().toString().contains("is read as"), text +
				": " + understood);
		}
	}

	@Test
	void anUnlimitedVocabularyChangesNothing() throws Exception {
		try (Vocabulary any = Vocabulary.unlimited()) {
			assertEquals("a glorpish Inferno!", any.understand("a glorpish Inferno!")
				.text());
		}
	}

	@Test
	void aBrokenFileIsTold(@TempDir final Path folder) throws Exception {
		final Path file = Files.writeString(folder.resolve("v.json"),
			"{\"words\":");
		final SoulstylerException e = assertThrows(SoulstylerException.class,
			() -> Vocabulary.read(file));
		assertEquals(Failure.MODEL, e.failure());
	}

	private static Path resource(final String name) throws Exception {
		return Path.of(VocabularyTest.class.getResource(name).toURI());
	}
}
