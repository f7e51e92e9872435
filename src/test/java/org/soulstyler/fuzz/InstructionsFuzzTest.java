package org.soulstyler.fuzz;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.soulstyler.Soulstyler;
import org.soulstyler.bundle.ModelStore;
import org.soulstyler.instruction.InstructionSplitter;
import org.soulstyler.instruction.Target;

/** Sentences of words, signs and scripts of all kinds. */
@Tag("fuzz")
class InstructionsFuzzTest {

	private static final List<String> PARTS = List.of("turn", "Turn the", "make",
		"the red apple", "apple", "fire", "a mosaic", "into", "and", "and the",
		"but not", "everything except", ",", ".", "->", "\"", "\u201c", "'", "{",
		"}", "[", "\\", "\\n", "<|im_start|>", "</s>", "root ::=", "\u0000", "\t",
		"\ud800", "\u200f", "\u202e", "e\u0301\u0301\u0301", "🍎", "👩‍🚀", "把红苹果",
		"火", "リンゴ", "яблуко", "التفاحة", "𓀀", "9".repeat(60), "x".repeat(79),
		"in the style of", "Van Gogh", "please", "%s", "${x}", "'); --",
		"{\"objects\":\"");

	@Test
	void anySentenceIsSplitOrRefused() throws Exception {
		try (InstructionSplitter splitter = Soulstyler.splitter(ModelStore
			.standard().open(null)))
		{
			Fuzzer.run("instructions", (random, number) -> {
				final List<Target> targets = splitter.split(sentence(random)).targets();
				for (final Target target : targets)
					if (target.style().isBlank()) throw new AssertionError(
						"an empty style");
				return "split";
			});
		}
	}

	private static String sentence(final Random random) {
		final StringBuilder sentence = new StringBuilder();
		for (int n = 1 + random.nextInt(14); n > 0; n--) {
			sentence.append(PARTS.get(random.nextInt(PARTS.size())));
			if (random.nextInt(8) > 0) sentence.append(' ');
		}
		return sentence.toString();
	}
}
