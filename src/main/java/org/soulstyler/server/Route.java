package org.soulstyler.server;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import org.soulstyler.failure.SoulstylerException;

/**
 * What is done for a method and a path.
 *
 * @param path with names in braces for parts that vary: {@code /v1/jobs/{id}}
 * @param open whether it is for everybody, without a token
 */
record Route(String method, String path, boolean open, Handler handler) {

	/** Answers a request. */
	@FunctionalInterface
	interface Handler {

		void answer(ClientRequest request) throws IOException, Problem,
			SoulstylerException, InterruptedException;
	}

	/** @return the varying parts by name; null if the path is another */
	Map<String, String> match(final String asked) {
		final String[] parts = path.split("/", -1), given = asked.split("/", -1);
		if (parts.length != given.length) return null;
		final Map<String, String> values = new HashMap<>();
		for (int i = 0; i < parts.length; i++) {
			if (parts[i].startsWith("{")) values.put(parts[i].substring(1, parts[i]
				.length() - 1), given[i]);
			else if (!parts[i].equals(given[i])) return null;
		}
		return values;
	}
}
