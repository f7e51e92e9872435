package org.soulstyler.site;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.soulstyler.site.SiteIndex.Entry;

/**
 * A folder that Fiji's updater looks after. It does what imagej-updater 2.0 does
 * with a single site: what is new is fetched, checked and laid into
 * {@code update}; the next start moves it into place; an empty file there means
 * that its namesake is to go. Files that the user has changed stay.
 */
final class FijiFolder {

	private static final List<String> PLATFORMS = List.of("linux64",
		"linux-arm64", "macos64", "macos-arm64", "win64", "win-arm64");

	/** What the updater looks for where; in other folders it takes any file. */
	private static final Map<String, Set<String>> TRACKED = Map.of( //
		"jars", Set.of(".jar", ".class"), //
		"plugins", Set.of(".jar", ".class", ".txt", ".ijm", ".py", ".groovy"), //
		"scripts", Set.of(".m", ".ijm", ".py", ".groovy"), //
		"macros", Set.of(".txt", ".ijm", ".png"));
	private static final Set<String> TRACKED_WHOLE = Set.of("models", "lib",
		"licenses");

	private final Path folder;
	private final String platform;

	/** @param platform the one that Fiji runs on, e.g. "win64" */
	FijiFolder(final Path folder, final String platform) throws IOException {
		this.folder = Files.createDirectories(folder);
		this.platform = platform;
	}

	/** All files by their paths, separated by '/'. */
	Set<String> files() throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(Files::isRegularFile).map(file -> folder.relativize(
				file).toString().replace('\\', '/')).collect(Collectors.toCollection(
					TreeSet::new));
		}
	}

	/** Brings everything to the site's state, and starts anew. */
	void update(final URI site) throws IOException {
		final SiteIndex index = index(site);
		final Map<String, String> local = local();
		for (final Entry entry : index.entries()) {
			if (!isActive(entry)) continue;
			if (!stage(entry, site, local) || entry.current() == null) continue;
			// Of what is needed, the command line's updater does not ask whether it is
			// for this platform.
			for (final String needed : entry.current().dependencies().keySet()) {
				final Entry other = index.get(needed);
				if (other != null) stage(other, site, local);
			}
		}
		restart();
	}

	/** The user does without the site: also files that were changed go. */
	void remove(final URI site) throws IOException {
		final Map<String, String> local = local();
		for (final Entry entry : index(site).entries()) {
			final String path = local.get(entry.key());
			if (path != null) discard(path);
		}
		restart();
	}

	// -- Helper methods --

	private static SiteIndex index(final URI site) throws IOException {
		return SiteIndexXml.read(site.resolve(SiteIndex.FILE).toURL().openStream());
	}

	/** The tracked files that are there, by their keys. */
	private Map<String, String> local() throws IOException {
		final Map<String, String> local = new TreeMap<>();
		for (final String path : files())
			if (isTracked(path)) local.put(SiteIndex.key(path), path);
		return local;
	}

	static boolean isTracked(final String path) {
		final String top = path.substring(0, Math.max(0, path.indexOf('/')));
		final int dot = path.lastIndexOf('.');
		return TRACKED_WHOLE.contains(top) || dot >= 0 && TRACKED.getOrDefault(top,
			Set.of()).contains(path.substring(dot));
	}

	private boolean isActive(final Entry entry) {
		return entry.platforms().isEmpty() || entry.platforms().stream().anyMatch(
			this::isActive);
	}

	/** Also a platform that has a folder is taken for a wish. */
	private boolean isActive(final String wanted) {
		return PLATFORMS.stream().filter(p -> p.equals(platform) || Files
			.isDirectory(folder.resolve("lib").resolve(p)) || Files.isDirectory(folder
				.resolve("jars").resolve(p))).anyMatch(p -> p.equals(wanted) || wanted
					.endsWith("x") && p.startsWith(wanted.substring(0, wanted.length() -
						1)));
	}

	/** @return whether something was fetched */
	private boolean stage(final Entry entry, final URI site,
		final Map<String, String> local) throws IOException
	{
		final String path = local.get(entry.key());
		if (path != null && !isKnown(entry, path)) return false; // the user's own
		if (entry.current() == null) {
			if (path != null) discard(path);
			return false;
		}
		if (path != null && checksum(path).equals(entry.current().checksum()))
			return false;
		fetch(entry, site);
		if (path != null && !path.equals(entry.path())) discard(path);
		return true;
	}

	/** Whether a local file is one that the site has or had. */
	private boolean isKnown(final Entry entry, final String path)
		throws IOException
	{
		final String checksum = checksum(path);
		return entry.current() != null && entry.current().checksum().equals(
			checksum) || entry.previous().stream().anyMatch(p -> p.checksum().equals(
				checksum));
	}

	private String checksum(final String path) throws IOException {
		return UpdaterChecksum.of(path, folder.resolve(path));
	}

	private void fetch(final Entry entry, final URI site) throws IOException {
		final Path part = folder.resolve("update").resolve(entry.path());
		Files.createDirectories(part.getParent());
		final String name = entry.path().replace(" ", "%20") + "-" + entry.current()
			.timestamp();
		try (InputStream in = site.resolve(name).toURL().openStream()) {
			Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
		}
		if (Files.size(part) != entry.current().bytes()) throw new IOException(
			"Incorrect file size for " + entry.path());
		if (!UpdaterChecksum.of(entry.path(), part).equals(entry.current()
			.checksum())) throw new IOException("Incorrect checksum for " + entry
				.path());
	}

	private void discard(final String path) throws IOException {
		String gone = path;
		if (!path.endsWith(".jar")) {
			gone += ".old";
			Files.move(folder.resolve(path), folder.resolve(gone));
		}
		final Path mark = folder.resolve("update").resolve(gone);
		Files.createDirectories(mark.getParent());
		Files.write(mark, new byte[0]);
	}

	/** What Fiji's launcher does before it starts Java. */
	private void restart() throws IOException {
		final Path update = folder.resolve("update");
		if (!Files.exists(update)) return;
		final List<Path> staged;
		try (Stream<Path> files = Files.walk(update)) {
			staged = files.sorted().toList();
		}
		for (final Path file : staged) {
			final Path place = folder.resolve(update.relativize(file).toString());
			if (Files.isDirectory(file)) Files.createDirectories(place);
			else if (Files.size(file) == 0) Files.deleteIfExists(place);
			else Files.move(file, place, StandardCopyOption.REPLACE_EXISTING);
		}
		for (int i = staged.size() - 1; i >= 0; i--)
			Files.deleteIfExists(staged.get(i));
	}
}
