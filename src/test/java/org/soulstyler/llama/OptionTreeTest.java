package org.soulstyler.llama;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

/** The way through the options, with a tokenizer that knows some words. */
class OptionTreeTest {

	private static final String END = "\n";
	private static final Set<String> WORDS = Set.of(" cat", " cats", " red",
		" dog");

	/** The longest word that is known, or else a character; not at the very end. */
	private static int[] encode(final String text) {
		final List<Integer> tokens = new ArrayList<>();
		for (int i = 0; i < text.length();) {
			int end = i + 1;
			for (int longer = i + 2; longer <= text.length(); longer++) {
				if (WORDS.contains(text.substring(i, longer))) end = longer;
			}
			tokens.add(text.substring(i, end).hashCode());
			i = end;
		}
		return tokens.stream().mapToInt(t -> t).toArray();
	}

	private static OptionTree tree(final List<String> options,
		final Integer... favours)
	{
		return new OptionTree("The", END, options, List.of(favours),
			OptionTreeTest::encode);
	}

	private static String decode(final int token) {
		for (final String word : WORDS) {
			if (word.hashCode() == token) return word;
		}
		return Character.toString(token); // a character's hash code is its own
	}

	@Test
	void whatIsLeftIsWhatTheModelSaid() {
		final OptionTree tree = tree(List.of(" red cat", " red dog", " dog"), 0, 0,
			0);
		assertEquals("The", tree.said());
		assertEquals(Set.of(" red".hashCode(), " dog".hashCode()), tree.branches()
			.keySet());
		tree.take(" red", OptionTreeTest::decode);
		assertEquals("The red", tree.said());
		tree.take(" dog", OptionTreeTest::decode);
		assertFalse(tree.isOpen());
		assertEquals(1, tree.chosen());
	}

	@Test
	void aBranchHasTheFavourOfItsBestOption() {
		assertEquals(Map.of(" red".hashCode(), 2f, " dog".hashCode(), -1f), tree(
			List.of(" red cat", " red dog", " dog"), 500, 2000, -1000).branches());
	}

	@Test
	void wordsPartBeforeTheirFirstTokenThatDiffers() {
		final OptionTree tree = tree(List.of(" cat", " cats"), 0, 0);
		assertEquals("The", tree.said());
		tree.take(" cats", OptionTreeTest::decode);
		assertEquals(1, tree.chosen());
	}

	@Test
	void nothingSaidIsTheEnd() {
		final OptionTree tree = tree(List.of(" red", " red dog"), 0, 5000);
		assertEquals("The red", tree.said());
		tree.take("", OptionTreeTest::decode);
		assertEquals(0, tree.chosen());
	}

	@Test
	void whatCannotComeIsTheFavourite() {
		final OptionTree tree = tree(List.of(" red", " dog"), 0, 1);
		tree.take("?", OptionTreeTest::decode);
		assertEquals(1, tree.chosen());
	}

	@Test
	void oneOptionIsNoChoice() {
		assertFalse(tree(List.of(" red"), 0).isOpen());
		assertTrue(tree(List.of(" red", " dog"), 0, 0).isOpen());
	}
}
