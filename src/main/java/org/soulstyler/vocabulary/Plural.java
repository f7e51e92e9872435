package org.soulstyler.vocabulary;

import java.util.ArrayList;
import java.util.List;

/** What a phrase may be the plural of. */
final class Plural {

	private static final String[][] ENDINGS = { { "ies", "y" }, { "ves", "f" }, {
		"es", "" }, { "s", "" } };

	private Plural() {}

	/** The phrase, and what may be its singular. */
	static List<String> forms(final String phrase) {
		final List<String> forms = new ArrayList<>(List.of(phrase));
		for (final String[] ending : ENDINGS)
			if (phrase.endsWith(ending[0]) && phrase.length() > ending[0].length() +
				1) forms.add(phrase.substring(0, phrase.length() - ending[0].length()) +
					ending[1]);
		return forms;
	}
}
