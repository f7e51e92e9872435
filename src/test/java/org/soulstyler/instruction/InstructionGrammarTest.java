package org.soulstyler.instruction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.soulstyler.instruction.InstructionText.Piece;
import org.soulstyler.instruction.SplitterTask.Answer;

class InstructionGrammarTest {

	@ParameterizedTest
	@ValueSource(strings = { "Turn the red apple into fire.", //
		"turn \"the cat\" into 'glass'!", //
		"the \\ backslash \\\\ and \\n into [brackets] {and} (more) ::= | root", //
		"make the 🦊 look like 🔥 👩‍🚀 ❤️", //
		"把红苹果变成火焰", //
		"リンゴを火に変えて", //
		"apple->fire;boat=>ice|dog~gold", //
		"l’été d'Anna, low-poly, 3.5 apples, naïve café", //
		"Зробіть човен схожим на вогонь", //
		"حوّل التفاحة إلى نار", //
		"a", "\"", "the  apple\n\tinto\u00a0fire\u0007", "x <s> </s> <|im_end|> y",
		"e\u0301cole -> a\u030a" })
	void everySpanOfWordsMayBeAnswered(final String instruction) {
		final InstructionText text = InstructionText.of(instruction);
		final InstructionGrammar grammar = InstructionGrammar.of(instruction);
		final GbnfReader reader = new GbnfReader(grammar.toGbnf());
		final List<Piece> pieces = text.pieces();
		assertTrue(reader.allows(new Answer("", "").toJson()));
		for (int first = 0; first < pieces.size(); first++) {
			for (int last = first; last < pieces.size() && !pieces.get(last)
				.breaks(); last++)
			{
				final String span = text.span(first, last);
				assertTrue(text.text().contains(span), span);
				if (!pieces.get(first).begins() || !pieces.get(last).ends()) continue;
				assertTrue(reader.allows(new Answer(span, "").toJson()), span);
				assertTrue(reader.allows(new Answer("", span).toJson()), span);
				assertTrue(grammar.spans(span).contains(new Span(first, last)), span);
			}
		}
	}

	@Test
	void nothingButSpansMayBeAnswered() {
		final InstructionGrammar grammar = InstructionGrammar.of(
			"Turn the red apple, please, into fire.");
		final GbnfReader reader = new GbnfReader(grammar.toGbnf());
		assertTrue(reader.allows(
			"{\"objects\":\"the red apple\",\"content\":\"fire\"}"));
		for (final String other : List.of("apple red", "the  red", "the red apple,",
			"the red apple,please", " fire", "fire.", "fir", "ice", "Fire", "."))
		{
			assertFalse(reader.allows(new Answer(other, "fire").toJson()), other);
			assertTrue(grammar.spans(other).isEmpty(), other);
		}
		assertFalse(reader.allows("{\"objects\":\"fire\"}"));
		assertFalse(reader.allows("fire"));
	}

	/** "A mosaic-style boat" names the style mosaic; see the splitter's card. */
	@ParameterizedTest
	@ValueSource(strings = { "Mosaic-style", "Tim Burton-esque",
		"steampunk-themed", "Ghibli-like", "Moomin-ise", "noir-ish" })
	void aLookIsWhatItIsNamedAfter(final String look) {
		final InstructionGrammar grammar = InstructionGrammar.of("The cat, " +
			look + " with low-poly edges");
		final String name = look.substring(0, look.lastIndexOf('-'));
		assertEquals(1, grammar.spans(name).size());
		assertTrue(grammar.spans(look).isEmpty());
		assertEquals(1, grammar.spans(look + " with low-poly edges").size());
		assertTrue(grammar.spans("poly").isEmpty());
	}

	@Test
	void severalTargetsMayFollowEachOtherIfNoPartIsMissing() {
		final InstructionGrammar grammar = InstructionGrammar.of(
			"The boat into fire and the sky into ice");
		final GbnfReader reader = new GbnfReader(grammar.toGbnf());
		final Target boat = new Target("The boat", "fire");
		final Target sky = new Target("the sky", "ice");
		assertTrue(reader.allows(new Answer(List.of(boat, sky)).toJson()));
		assertTrue(reader.allows(new Answer(Collections.nCopies(
			InstructionGrammar.MOST_TARGETS, boat)).toJson()));
		assertFalse(reader.allows(new Answer(Collections.nCopies(
			InstructionGrammar.MOST_TARGETS + 1, boat)).toJson()));
		for (final Target less : List.of(new Target("", "fire"), new Target(
			"The boat", ""), new Target("", "")))
		{
			assertTrue(reader.allows(new Answer(List.of(less)).toJson()));
			assertFalse(reader.allows(new Answer(List.of(less, sky)).toJson()));
			assertFalse(reader.allows(new Answer(List.of(sky, less)).toJson()));
		}
		final GbnfReader one = new GbnfReader(grammar.toGbnfOfOne());
		assertTrue(one.allows(new Answer(List.of(boat)).toJson()));
		assertFalse(one.allows(new Answer(List.of(boat, sky)).toJson()));
	}

	@ParameterizedTest
	@EnumSource(AnswerForm.class)
	void answersMayBeWrittenInEitherForm(final AnswerForm form) {
		final InstructionGrammar grammar = InstructionGrammar.of(InstructionText.of(
			"Turn the boat into a \"Starry Night\" and the sky into ice"), form);
		final GbnfReader reader = new GbnfReader(grammar.toGbnf());
		final Target boat = new Target("the boat", "a Starry Night");
		for (final Answer answer : List.of(new Answer(List.of(boat)), new Answer(
			List.of(boat, new Target("the sky", "ice"))), new Answer("", "ice"),
			new Answer("the sky", ""), new Answer("", "")))
		{
			final String written = form.write(answer.targets());
			assertTrue(reader.allows(written), written);
			assertEquals(answer.targets(), form.read(written));
		}
		assertFalse(reader.allows(form.write(List.of(new Target("the sea",
			"ice")))));
		assertFalse(reader.allows(form.write(List.of(boat, new Target("",
			"ice")))));
		final Span objects = grammar.spans("the sky").get(0);
		final GbnfReader rest = new GbnfReader(grammar.toGbnf(objects));
		assertTrue(rest.allows(form.write(List.of(new Target("the sky", "ice")))));
		assertFalse(rest.allows(form.write(List.of(new Target("the sky", "sky")))));
		assertFalse(rest.allows(form.write(List.of(new Target("the boat",
			"ice")))));
	}

	@Test
	void wordsAreToldFromPunctuation() {
		assertEquals(List.of("apple", "->", "fire", ",", "please", "!"), texts(
			"apple->fire, please!"));
		assertEquals(List.of("the", "dog", "'s", "low-poly", "hat", "—",
			"jet-black"), texts("the dog's low-poly hat—jet-black"));
		assertEquals(List.of("The", "Scream", ".", "(", "1.5", ")"), texts(
			"\"The Scream\". (1.5)"));
		assertEquals(List.of("把", "苹", "果", "变", "成", "火"), texts("把苹果变成火"));
		assertEquals(List.of("apple", "→", "👩‍🚀", "❤️"), texts(
			"apple → 👩‍🚀 ❤️"));
	}

	@Test
	void aPossessiveMayBeTakenWithOrWithoutItsEnding() {
		final GbnfReader reader = new GbnfReader(InstructionGrammar.of(
			"paint Anna's dog in Monet's style").toGbnf());
		assertTrue(reader.allows(new Answer("Anna's dog", "Monet").toJson()));
		assertTrue(reader.allows(new Answer("Anna's", "Monet's").toJson()));
		assertFalse(reader.allows(new Answer("'s dog", "Monet").toJson()));
	}

	@Test
	void aPartStaysOnItsSideOfArrowsAndFullStops() {
		final GbnfReader reader = new GbnfReader(InstructionGrammar.of(
			"Look at the boat of St. Paul. Paint it: Rain, Steam -> fire").toGbnf());
		for (final String within : List.of("the boat of St. Paul", "Paint it",
			"Rain, Steam", "fire"))
			assertTrue(reader.allows(new Answer(within, "fire").toJson()), within);
		for (final String across : List.of("Paul. Paint", "it: Rain",
			"Steam -> fire"))
			assertFalse(reader.allows(new Answer(across, "fire").toJson()), across);
	}

	@Test
	void spaceIsNormalised() {
		assertEquals("turn the apple into fire", InstructionGrammar.of(
			" \tturn  the\u00a0apple\r\ninto\u3000fire\u0000\u200b\ud83d\n").text());
	}

	@Test
	void aContentMayBeAskedForOutsideTheObjects() {
		final InstructionGrammar grammar = InstructionGrammar.of(
			"paint the oil painting as oil painting");
		final Span objects = grammar.spans("the oil painting").get(0);
		final GbnfReader reader = new GbnfReader(grammar.toGbnf(objects));
		assertTrue(reader.allows(new Answer("the oil painting", "oil painting")
			.toJson()));
		assertTrue(reader.allows(new Answer("the oil painting", "paint").toJson()));
		for (final String overlap : List.of("painting as", "paint the", "the",
			"painting as oil"))
			assertFalse(reader.allows(new Answer("the oil painting", overlap)
				.toJson()), overlap);
	}

	@Test
	void objectsMayBeAskedForOutsideTheStyleInEitherForm() {
		for (final AnswerForm form : AnswerForm.values()) {
			final InstructionGrammar grammar = InstructionGrammar.of(InstructionText
				.of("Ostrich in sandstone, please"), form);
			final GbnfReader reader = new GbnfReader(grammar.toGbnfWithStyle(grammar
				.spans("sandstone").get(0)));
			assertTrue(reader.allows(form.write(List.of(new Target("Ostrich",
				"sandstone")))));
			for (final Target other : List.of(new Target("", "sandstone"), new Target(
				"Ostrich in sandstone", "sandstone"), new Target("Ostrich", "Ostrich")))
				assertFalse(reader.allows(form.write(List.of(other))), other
					.toString());
		}
	}

	@Test
	void partsThatOverlapEverywhereAreFound() {
		final InstructionGrammar grammar = InstructionGrammar.of(
			"turn the fire into fire");
		assertTrue(grammar.objectsApartFrom("the fire", "fire").isPresent());
		assertFalse(grammar.objectsApartFrom("the fire into", "into fire")
			.isPresent());
	}

	@Test
	void theGrammarGrowsLinearly() {
		final int once = grammarLength(100);
		final int twice = grammarLength(200);
		assertTrue(twice < 2.2 * once, once + " then " + twice);
	}

	private static int grammarLength(final int words) {
		return InstructionGrammar.of(String.join(" ", IntStream.range(0, words)
			.mapToObj(i -> "word" + i).toList())).toGbnf().length();
	}

	private static List<String> texts(final String instruction) {
		return InstructionText.of(instruction).pieces().stream().map(Piece::text)
			.toList();
	}
}
