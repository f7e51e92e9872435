package org.soulstyler.vocabulary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/** Which kinds of things the starter's nouns mean, and what is told of that. */
class NounsTest {

	private static final Path FOLDER = Path.of("models", "starter", "segmenter");
	private static final Path FILE = FOLDER.resolve("nouns.json");
	private static final Path VECTORS = FOLDER.resolve("nouns.safetensors");

	private static Nouns nouns;
	private static SentenceEmbedder meaning;

	@BeforeAll
	static void open() throws SoulstylerException {
		nouns = Nouns.read(FILE, VECTORS);
		meaning = SentenceEmbedder.open();
	}

	@AfterAll
	static void close() {
		meaning.close();
	}

	@ParameterizedTest
	@CsvSource({ "the cat, cat", "the red cup left of the teapot, cup",
		"the left cup, cup", "the red one of the two, one", "the cat's, cat",
		"the cat\u2019s tail, cat tail", "the space shuttle, space shuttle",
		"the white sailboat with three blue sails floating on the sea, sailboat",
		"the tower of the church, tower", "two dogs, dogs", "the red, red",
		"the astronauts' helmet, astronauts helmet", "'', ''", "?, ''" })
	void namesTheThing(final String expression, final String noun) {
		assertEquals(noun, HeadNoun.of(expression));
	}

	@ParameterizedTest
	@CsvSource({ "me, the person, person", "Him, the man, man",
		"us, the people, people", "my me, my me, me" })
	void aPronounMeansAPerson(final String said, final String lookedFor,
		final String noun) throws SoulstylerException
	{
		final Nouns.Reading reading = nouns.read(said, meaning);
		assertEquals(lookedFor, reading.said());
		assertEquals(noun, reading.noun());
	}

	@ParameterizedTest
	@CsvSource({ "the cat, tabby cat", "cats, tabby cat", "the two dogs, beagle",
		"the plate, plate", "a spoon, wooden spoon",
		"the bridge, suspension bridge", "the plane, airliner", "the bug, ladybug",
		"the space shuttle, space shuttle", "the butterflies, monarch butterfly",
		"the sports car, sports car" })
	void knowsWhichKindsAreMeant(final String expression, final String kind)
		throws Exception
	{
		assertTrue(kinds(expression).contains(kind), kinds(expression).toString());
	}

	/** Likeness of letters is not likeness of things. */
	@ParameterizedTest
	@CsvSource({ "the plate, airliner", "the bug, leaf beetle mite",
		"the astronaut, planetarium", "the spoon, teapot", "the bridge, ferry",
		"the cat's, lens cap" })
	void takesNoWordForOneOfLikeLetters(final String expression,
		final String kind) throws Exception
	{
		assertFalse(kinds(expression).contains(kind), kinds(expression).toString());
	}

	/** Sides as (x, y, size), then colours before the noun and after it. */
	@ParameterizedTest
	@CsvSource({ "the woman on the left, '-1 0 0', 0, 0",
		"the large cup on the right of the picture, '1 0 1', 0, 0",
		"the cup left of the teapot, '0 0 0', 0, 0",
		"the left one of the two, '-1 0 0', 0, 0",
		"the man in the red shirt, '0 0 0', 0, 1",
		"the white boat with blue sails, '0 0 0', 1, 1",
		"the cat on the red sofa, '0 0 0', 0, 0" })
	void readsWhatTellsAThingFromItsLike(final String expression,
		final String side, final int colors, final int worn) throws Exception
	{
		final Nouns.Reading reading = nouns.read(expression, meaning);
		assertEquals(side, IntStream.range(0, 3).mapToObj(i -> String.valueOf(
			(int) reading.side()[i])).collect(Collectors.joining(" ")));
		assertEquals(colors, sum(reading.colors()));
		assertEquals(worn, sum(reading.worn()));
	}

	@ParameterizedTest
	@CsvSource({ "the armchair, 2", "two old men, 1", "the sky, 0", "'', 0" })
	void knowsWhichKindsADetectorMayBox(final String expression, final int kinds)
		throws Exception
	{
		assertEquals(kinds, sum(nouns.read(expression, meaning).boxed()));
	}

	@Test
	void tellsTheKindsThatAreNotTheWordItself() throws Exception {
		final String told = nouns.read("the spaceship", meaning).notices().get(0);
		assertTrue(told.contains("\u201cspaceship\u201d is looked for as "), told);
		assertEquals(List.of(), nouns.read("the cat", meaning).notices());
	}

	@ParameterizedTest
	@ValueSource(strings = { "the man on the left", "the sky", "the grass",
		"the one on the right" })
	void leavesToTheSentenceWhatNoKindShows(final String expression)
		throws Exception
	{
		assertEquals(List.of(), kinds(expression));
		assertEquals(List.of(), nouns.read(expression, meaning).notices());
	}

	@ParameterizedTest
	@ValueSource(strings = { "the glorpfrund", "the zzxqv" })
	void saysThatItDoesNotKnowAWord(final String expression) throws Exception {
		assertEquals(List.of(), kinds(expression));
		assertTrue(nouns.read(expression, meaning).notices().get(0).contains(
			"do not know"));
	}

	@ParameterizedTest
	@CsvSource({ "a cat, the cat", "cat, the cat", "An old car, the old car",
		"the cat, the cat", "my cat, my cat", "all dogs, all dogs",
		"anchor, the anchor" })
	void asksForOneThingInOneWay(final String expression, final String said)
		throws Exception
	{
		assertEquals(said, nouns.read(expression, meaning).said());
	}

	@Test
	void aBrokenFileIsTold(@TempDir final Path folder) throws Exception {
		final Path file = Files.writeString(folder.resolve("n.json"),
			"{\"names\": [\"cat\"]}");
		assertEquals(Failure.MODEL, assertThrows(SoulstylerException.class,
			() -> Nouns.read(file, VECTORS)).failure());
	}

	private static int sum(final float[] values) {
		int sum = 0;
		for (final float value : values)
			sum += (int) value;
		return sum;
	}

	private static List<String> kinds(final String expression)
		throws SoulstylerException
	{
		final float[] classes = nouns.read(expression, meaning).classes();
		return IntStream.range(0, classes.length).filter(i -> classes[i] > 0)
			.mapToObj(nouns::name).toList();
	}
}
