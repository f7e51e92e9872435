package org.soulstyler.instruction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.soulstyler.instruction.SplitterEvaluation.Case;

/**
 * What the splitter is scored on is apart from what it is trained on: the
 * composed sentences lack the evaluation's words, and no sentence that was
 * written for training is a test's, nor has a test's object with its style.
 */
@Tag("models")
class HeldoutTest {

	private static final Path FOLDER = Path.of("models/starter/splitter");
	private static final Pattern WORD = Pattern.compile(
		"[^\\W\\d_]+(?:['’-][^\\W\\d_]+)*", Pattern.UNICODE_CHARACTER_CLASS);

	@Test
	void whatTrainingIsMadeOfHoldsNoHeldOutWord() throws Exception {
		final Set<String> heldout = heldout();
		for (final String source : List.of("lexicon.py", "generator.py",
			"frames.py", "sentences.py", "verbs.py", "words.txt"))
		{
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
			for (final String part : List.of(only.objects(), only.style())) {
				if (part.isEmpty()) continue;
				assertTrue(words(part).anyMatch(heldout::contains), c.toString());
				assertFalse(InstructionGrammar.of(c.instruction()).spans(part)
					.isEmpty(), "no span: " + c);
			}
		}
	}

	@Test
	void nothingWrittenForTrainingIsATests() throws Exception {
		final List<Case> tests = new ArrayList<>();
		for (final String name : List.of("blind.tsv", "blind2.tsv",
			"evaluation.tsv", "development.tsv", "awkward.tsv", "validation.tsv"))
			tests.addAll(SplitterEvaluation.read(FOLDER.resolve(name)));
		final Set<String> sentences = tests.stream().map(c -> plain(c
			.instruction())).collect(Collectors.toSet());
		final Set<String> pairs = tests.stream().flatMap(HeldoutTest::pairs)
			.collect(Collectors.toSet());
		final List<Case> written = new ArrayList<>();
		try (Stream<Path> files = Files.list(FOLDER.resolve("written"))) {
			for (final Path file : files.filter(f -> f.toString().endsWith(".tsv"))
				.toList())
				written.addAll(SplitterEvaluation.read(file));
		}
		assertTrue(written.size() > 3000, written.size() + " sentences");
		for (final Case c : written) {
			assertFalse(sentences.contains(plain(c.instruction())), c.toString());
			assertTrue(pairs(c).noneMatch(pairs::contains), c.toString());
			assertTrue(c.targets().stream().flatMap(t -> Stream.of(t.objects(), t
				.style())).allMatch(c.instruction()::contains), c.toString());
		}
	}

	/** Objects that are named together with a style. */
	private static Stream<String> pairs(final Case c) {
		return c.targets().stream().filter(t -> !t.objects().isEmpty() && !t.style()
			.isEmpty()).map(t -> plain(t.objects()) + " / " + plain(t.style()));
	}

	/** In lower case, without punctuation and leading article. */
	private static String plain(final String text) {
		return words(text).collect(Collectors.joining(" ")).replaceFirst(
			"^(the|an|a) (?=.)", "");
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
