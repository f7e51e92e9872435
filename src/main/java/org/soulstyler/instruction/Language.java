package org.soulstyler.instruction;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A language that instructions may be written in: what tells it from others and,
 * where instructions in it can be checked and taken apart without a model, its
 * {@link Grammar}. Read from {@code languages/CODE.json}, see {@link Languages}.
 *
 * @param name in English, e.g. "German"
 * @param scripts names of {@link Character.UnicodeScript}, e.g. "LATIN"
 * @param letters that other languages of these scripts seldom have
 * @param functionWords the most frequent little words, in lower case
 * @param requestWords in lower case, with which people ask for something ("turn",
 *          "please")
 * @param grammar null where instructions in this language are only recognised
 */
record Language(String name, Set<String> scripts, String letters,
		Set<String> functionWords, Set<String> requestWords,
		@Nullable Grammar grammar) {

	Language {
		scripts = Set.copyOf(scripts);
		letters = letters == null ? "" : letters;
		functionWords = Set.copyOf(functionWords);
		requestWords = Set.copyOf(requestWords);
	}

	/** Whether a word, in lower case, is one that this language often has. */
	boolean has(final String word) {
		return functionWords.contains(word) || requestWords.contains(word);
	}

	/** How much a word, in lower case, speaks for this language: 0 or more. */
	int weight(final String word) {
		return has(word) || word.chars().anyMatch(c -> letters.indexOf(c) >= 0) ? 1
			: 0;
	}
}
