package org.soulstyler.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.scijava.util.FileUtils;

/**
 * What a site has and had, as its {@code db.xml.gz} tells. The updater knows a
 * file by its path without the version in its name.
 */
final class SiteIndex {

	/**
	 * A file.
	 *
	 * @param path in Fiji's folder, separated by '/', with the version
	 * @param platforms e.g. "linux64"; none means all
	 * @param current null where the site has it no more
	 * @param previous what the updater may find at users' and replaces
	 */
	record Entry(String path, List<String> platforms, List<String> categories,
			Version current, List<Previous> previous) {

		String key() {
			return SiteIndex.key(path);
		}
	}

	/**
	 * A file's present state.
	 *
	 * @param timestamp yyyyMMddHHmmss
	 * @param dependencies keys of files with their time stamps
	 */
	record Version(String checksum, long timestamp, long bytes,
			String description, Map<String, Long> dependencies, List<String> links,
			List<String> authors) {
	}

	/** @param obsolete since when, yyyyMMddHHmmss */
	record Previous(String path, String checksum, long timestamp, long obsolete) {
	}

	/** The index's own name on a site. */
	static final String FILE = "db.xml.gz";

	private final Map<String, Entry> entries = new LinkedHashMap<>();

	/** A path without the version in its file's name. */
	static String key(final String path) {
		return FileUtils.stripFilenameVersion(path);
	}

	/** The file of a path, whichever its version; null where there is none. */
	Entry get(final String path) {
		return entries.get(key(path));
	}

	/** Adds a file, or replaces what was told of it. */
	void put(final Entry entry) {
		entries.put(entry.key(), entry);
	}

	List<Entry> entries() {
		return new ArrayList<>(entries.values());
	}
}
