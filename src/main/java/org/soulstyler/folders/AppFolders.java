package org.soulstyler.folders;

import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Folders that depend on how the program was installed, never on the working
 * directory. All are absolute; none need exist.
 */
public final class AppFolders {

	/** System properties that name Fiji's folder. */
	private static final List<String> FIJI = List.of("scijava.app.directory",
		"imagej.dir", "fiji.dir", "ij.dir");

	private AppFolders() {}

	/** Fiji's folder, as its launchers name it; without Fiji there is none. */
	public static List<Path> fiji() {
		final Set<Path> folders = new LinkedHashSet<>();
		for (final String name : FIJI) {
			final Path folder = property(name);
			if (folder != null) folders.add(folder);
		}
		return new ArrayList<>(folders);
	}

	/** The folder that holds our jar (or classes); null where that is no folder. */
	public static Path own() {
		final CodeSource source = AppFolders.class.getProtectionDomain()
			.getCodeSource();
		try {
			return source == null ? null : Path.of(source.getLocation().toURI())
				.getParent();
		}
		catch (final URISyntaxException | IllegalArgumentException exc) {
			return null; // a jar inside a jar has no folder
		}
	}

	/** Where the system keeps what a user's programs can make or fetch again. */
	public static Path userCache() {
		final Path home = Path.of(System.getProperty("user.home"));
		final String system = System.getProperty("os.name").toLowerCase(
			Locale.ROOT);
		final Path cache;
		if (system.startsWith("windows")) {
			cache = environment("LOCALAPPDATA", home.resolve("AppData/Local"));
		}
		else if (system.startsWith("mac")) cache = home.resolve("Library/Caches");
		else cache = environment("XDG_CACHE_HOME", home.resolve(".cache"));
		return cache.resolve("soulstyler");
	}

	/** The folder that a system property names; null where it names none. */
	public static Path property(final String name) {
		final String value = System.getProperty(name);
		return value == null ? null : absolute(value);
	}

	/** The path, normalized, or null where the text is no absolute path. */
	public static Path absolute(final String text) {
		try {
			final Path path = Path.of(text);
			return path.isAbsolute() ? path.normalize() : null;
		}
		catch (final InvalidPathException exc) {
			return null;
		}
	}

	private static Path environment(final String name, final Path otherwise) {
		final String value = System.getenv(name);
		final Path path = value == null ? null : absolute(value);
		return path == null ? otherwise : path;
	}
}
