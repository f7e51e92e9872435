package org.soulstyler.bundle;

import org.jspecify.annotations.Nullable;

/**
 * How a segmentation graph takes its sentence. What is absent is CRIS's.
 *
 * @param input the name of the input of token numbers; absent means
 *          {@code tokens}
 * @param mask the name of the input that is 1 where a token stands and 0 where
 *          padding does; absent, or passed over, where the graph has none
 * @param length the largest number of tokens, where the graph leaves it open (the
 *          sentence is then not padded); 0 means CLIP's 77
 */
public record TextInput(String input, @Nullable String mask, int length) {

	/** CRIS's own. */
	public static final TextInput CRIS = new TextInput("tokens", null, 77);

	/** What is absent becomes CRIS's. */
	public TextInput {
		if (input == null) input = CRIS.input;
		if (length == 0) length = CRIS.length;
	}

	boolean valid() {
		return length >= 2;
	}
}
