package org.soulstyler.vocabulary;

import com.google.gson.Gson;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The lists of words beside these classes. */
final class WordLists {

	private WordLists() {}

	/**
	 * @param file JSON, e.g. "head-nouns.json"
	 * @param type what has a component for each of its lists
	 */
	static <T> T read(final String file, final Class<T> type) {
		try (Reader reader = new InputStreamReader(Objects.requireNonNull(
			WordLists.class.getResourceAsStream(file)), StandardCharsets.UTF_8))
		{
			return new Gson().fromJson(reader, type);
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc);
		}
	}
}
