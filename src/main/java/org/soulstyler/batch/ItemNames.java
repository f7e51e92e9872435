package org.soulstyler.batch;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Makes names of results that are safe on any file system and differ from one
 * another there. The same questions in the same order get the same names, so
 * that every process of a batch agrees on them.
 */
final class ItemNames {

	/** Longest name, in characters: room for suffixes within 255 bytes. */
	private static final int LENGTH = 80;

	/** Names that Windows keeps for devices. */
	private static final Set<String> RESERVED = Set.of("con", "prn", "aux", "nul",
		"com1", "com2", "com3", "com4", "lpt1", "lpt2", "lpt3");

	private final Set<String> taken = new HashSet<>();
	private final Map<String, Integer> last = new HashMap<>();

	/**
	 * @param wanted any text, e.g. a file's name without its extension
	 * @return the nearest name that is free, e.g. "cat" or "cat-2"
	 */
	String unique(final String wanted) {
		final String safe = safe(wanted);
		final String key = safe.toLowerCase(Locale.ROOT);
		if (taken.add(key)) return safe;
		for (int n = last.getOrDefault(key, 1) + 1;; n++) {
			if (!taken.add(key + "-" + n)) continue;
			last.put(key, n);
			return safe + "-" + n;
		}
	}

	static String safe(final String wanted) {
		String name = wanted.strip().replaceAll("[^\\p{L}\\p{N}._ -]", "-")
			.replaceAll("\\s+", "-").replaceAll("^[.-]+|[.-]+$", "");
		if (name.length() > LENGTH) name = name.substring(0, LENGTH - 9) + "-" +
			Fingerprint.of(wanted).substring(0, 8);
		if (name.isEmpty() || RESERVED.contains(name.toLowerCase(Locale.ROOT)))
			name = "item" + (name.isEmpty() ? "" : "-" + name);
		return name;
	}
}
