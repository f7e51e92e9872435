package org.soulstyler.folders;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Folders that depend on how the program was installed, never on the working
 * directory. All are absolute; none need exist.
 */
public final class AppFolders {

	/** System properties that name Fiji's folder. */
	private static final List<String> FIJI = List.of("scijava.app.directory",
		"imagej.dir", "fiji.dir", "ij.dir");

	/** The system property that names the cache; see {@link #userCache}. */
	private static final String CACHE_PROPERTY = "soulstyler.cache";

	/** The system property that names the settings; see {@link #userSettings}. */
	private static final String SETTINGS_PROPERTY = "soulstyler.settings";

	/**
	 * The environment variable that names the cache where the property does not.
	 */
	static final String CACHE_VARIABLE = "SOULSTYLER_CACHE";

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
	public static @Nullable Path own() {
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

	/**
	 * Where we keep what can be made or fetched again: the folder that the system
	 * property {@code soulstyler.cache} or the environment's variable
	 * {@code SOULSTYLER_CACHE} names, else {@code soulstyler} in the place that
	 * the system has for such things in the user's home.
	 */
	public static Path userCache() {
		final Path named = property(CACHE_PROPERTY);
		if (named != null) return named;
		final Path variable = environment(CACHE_VARIABLE);
		if (variable != null) return variable;
		return systemCache().resolve("soulstyler");
	}

	/**
	 * Where we keep what the user has chosen: the folder that the system property
	 * {@code soulstyler.settings} names, else {@code soulstyler} in the place that
	 * the system has for such things in the user's home.
	 */
	public static Path userSettings() {
		final Path named = property(SETTINGS_PROPERTY);
		if (named != null) return named;
		final String system = System.getProperty("os.name").toLowerCase(
			Locale.ROOT);
		final Path settings = system.startsWith("windows") ? environment("APPDATA",
			home().resolve("AppData/Roaming")) : system.startsWith("mac") ? home()
				.resolve("Library/Application Support") : environment("XDG_CONFIG_HOME",
					home().resolve(".config"));
		return settings.resolve("soulstyler");
	}

	private static Path systemCache() {
		final String system = System.getProperty("os.name").toLowerCase(
			Locale.ROOT);
		if (system.startsWith("windows")) {
			return environment("LOCALAPPDATA", home().resolve("AppData/Local"));
		}
		if (system.startsWith("mac")) return home().resolve("Library/Caches");
		return environment("XDG_CACHE_HOME", home().resolve(".cache"));
	}

	/**
	 * The user's home. Java asks the system's list of users, which in containers
	 * need not know the user, and may then answer "?".
	 */
	private static Path home() {
		final Path listed = property("user.home");
		final Path variable = environment("HOME");
		if (variable != null && (listed == null || !Files.isDirectory(listed))) {
			return variable;
		}
		return listed != null ? listed : Path.of("").toAbsolutePath().getRoot();
	}

	/** The folder that a system property names; null where it names none. */
	public static @Nullable Path property(final String name) {
		final String value = System.getProperty(name);
		return value == null ? null : absolute(value);
	}

	/** The path, normalized, or null where the text is no absolute path. */
	public static @Nullable Path absolute(final String text) {
		try {
			final Path path = Path.of(text);
			return path.isAbsolute() ? path.normalize() : null;
		}
		catch (final InvalidPathException exc) {
			return null;
		}
	}

	/** The folder that a variable names; null where it names none. */
	private static @Nullable Path environment(final String name) {
		final String value = System.getenv(name);
		return value == null ? null : absolute(value);
	}

	private static Path environment(final String name, final Path otherwise) {
		final Path named = environment(name);
		return named == null ? otherwise : named;
	}
}
