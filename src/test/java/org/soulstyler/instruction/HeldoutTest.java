package org.soulstyler.instruction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.soulstyler.instruction.SplitterEvaluation.Case;

/** The evaluation set is what it claims to be: new to the shipped model. */
class HeldoutTest {

	private static final Path FOLDER = Path.of("models/starter/splitter");
	private static final Pattern WORD = Pattern.compile(
		"[^\\W\\d_]+(?:['’-][^\\W\\d_]+)*", Pattern.UNICODE_CHARACTER_CLASS);

	@Test
	void whatTrainingIsMadeOfHoldsNoHeldOutWord() throws Exception {
		final Set<String> heldout = heldout();
		for (final String source : List.of("lexicon.py", "generator.py",
			"frames.py", "sentences.py", "verbs.py", "words.txt")) {
			final List<String> leaked = words(Files.readString(FOLDER.resolve(
				source))).filter(heldout::contains).toList();
			assertEquals(List.of(), leaked, source);
		}
	}

	@Test
	void everyPartToBeFoundHoldsAHeldOutWord() throws Exception {
		final Set<String> heldout = heldout();
		final List<Case> cases = SplitterEvaluation.read(FOLDER.resolve(
			"evaluation.tsv"));
		assertTrue(cases.size() >= 200, cases.size() + " cases");
		for (final Case c : cases) {
			final Target only = c.targets().get(0);
			for (final String part : List.of(only.objects(), only.content())) {
				if (part.isEmpty()) continue;
				assertTrue(words(part).anyMatch(heldout::contains), c.toString());
				assertFalse(InstructionGrammar.of(c.instruction()).spans(part)
					.isEmpty(), "no span: " + c);
			}
		}
	}

	private static Set<String> heldout() throws Exception {
		return Files.readAllLines(FOLDER.resolve("heldout.txt")).stream().filter(
			line -> !line.startsWith("#")).flatMap(line -> Stream.of(line.toLowerCase(
				Locale.ROOT).split("\\s+"))).collect(Collectors.toSet());
	}

	private static Stream<String> words(final String text) {
		return WORD.matcher(text.toLowerCase(Locale.ROOT)).results().map(
			MatchResult::group);
	}
}
