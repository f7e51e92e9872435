package org.soulstyler.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.soulstyler.site.SiteContents.Content;
import org.soulstyler.site.SiteIndex.Entry;
import org.soulstyler.site.SiteIndex.Previous;
import org.soulstyler.site.SiteIndex.Version;

/**
 * Writes a site into a folder, or a new state of it into the folder that has the
 * last: files as {@code <path>-<timestamp>}, and the index. What was there
 * before stays, and the index tells it, so that the updater knows users' old files
 * from those they have changed.
 */
final class SiteWriter {

	private static final List<String> LINKS = List.of(
		"https://github.com/soulstyler/soulstyler-fiji");
	private static final List<String> AUTHORS = List.of(
		"Soulstyler for Fiji developers");

	private final Path folder;
	private final long timestamp;
	private final SiteIndex last;
	private final SiteIndex index = new SiteIndex();

	/** @param timestamp of what is new; yyyyMMddHHmmss, later than the last */
	SiteWriter(final Path folder, final long timestamp) throws IOException {
		this.folder = folder;
		this.timestamp = timestamp;
		final Path file = folder.resolve(SiteIndex.FILE);
		last = Files.exists(file) ? SiteIndexXml.read(Files.newInputStream(file))
			: new SiteIndex();
	}

	/** @throws IOException also when the site has something newer */
	void write(final List<Content> contents) throws IOException {
		final Set<String> present = new HashSet<>();
		// The first content depends on the others: its entry is made last.
		for (int i = contents.size() - 1; i >= 0; i--) {
			final Content content = contents.get(i);
			add(content, i == 0 ? dependencies(contents) : Map.of());
			present.add(SiteIndex.key(content.path()));
		}
		for (final Entry entry : last.entries())
			if (!present.contains(entry.key())) index.put(retired(entry));
		// The index comes last: whoever reads it finds what it names.
		final Path part = folder.resolve(SiteIndex.FILE + ".part");
		SiteIndexXml.write(index, part);
		Files.move(part, folder.resolve(SiteIndex.FILE),
			StandardCopyOption.REPLACE_EXISTING);
	}

	// -- Helper methods --

	private void add(final Content content, final Map<String, Long> dependencies)
		throws IOException
	{
		final String path = content.path();
		final String checksum = UpdaterChecksum.of(path, content.source());
		final Entry before = last.get(path);
		final boolean same = before != null && before.current() != null && before
			.current().checksum().equals(checksum) && before.path().equals(path);
		final long since = same ? before.current().timestamp() : timestamp;
		if (!same) store(content);
		final long bytes = same ? before.current().bytes() : Files.size(content
			.source());
		index.put(new Entry(path, content.platforms(), List.of(content.category()),
			new Version(checksum, since, bytes, content.description(), dependencies,
				LINKS, AUTHORS), before == null ? List.of() : same ? before.previous()
					: previous(before)));
	}

	private void store(final Content content) throws IOException {
		final Path stored = folder.resolve(content.path() + "-" + timestamp);
		Files.createDirectories(stored.getParent());
		Files.copy(content.source(), stored, StandardCopyOption.REPLACE_EXISTING);
	}

	private Map<String, Long> dependencies(final List<Content> contents) {
		final Map<String, Long> dependencies = new LinkedHashMap<>();
		for (final String path : SiteContents.FROM_FIJI)
			dependencies.put(path, 0L);
		for (final Content content : contents.subList(1, contents.size()))
			if (content.needs()) dependencies.put(SiteIndex.key(content.path()), index
				.get(content.path()).current().timestamp());
		return dependencies;
	}

	private Entry retired(final Entry entry) throws IOException {
		return new Entry(entry.path(), entry.platforms(), entry.categories(), null,
			previous(entry));
	}

	/** All that the updater may meet of a file that is replaced or gone. */
	private List<Previous> previous(final Entry entry) throws IOException {
		final Version current = entry.current();
		if (current == null) return entry.previous();
		if (current.timestamp() >= timestamp) throw new IOException(folder +
			" has a newer file already: " + entry.path() + "-" + current.timestamp());
		final List<Previous> previous = new ArrayList<>();
		previous.add(new Previous(entry.path(), current.checksum(), current
			.timestamp(), timestamp));
		previous.addAll(entry.previous());
		return previous;
	}
}
