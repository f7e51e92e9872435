package org.soulstyler.torch;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.soulstyler.folders.AppFolders;

/**
 * Finds archives of native libraries that are not on the class path: jars in the
 * folder that the system property {@value #PROPERTY} names, and in
 * {@code lib/<platform>/soulstyler} of Fiji's folder, where our update site puts
 * them.
 * <p>
 * They cannot be in {@code jars/<platform>}: Fiji makes that its module path,
 * and DJL's archives have no legal module name, so Fiji would not start.
 * </p>
 */
final class NativeArchives {

	/** The system property that names a folder of archives. */
	static final String PROPERTY = "soulstyler.natives";

	private static @Nullable ClassLoader loader;

	private NativeArchives() {}

	/**
	 * Our class loader, with the archives behind it. It stays the same for the
	 * life of the process, as natives do.
	 */
	static synchronized ClassLoader classLoader() {
		if (loader == null) {
			final ClassLoader ours = NativeArchives.class.getClassLoader();
			final URL[] archives = find(folders(platform(System.getProperty(
				"os.name"), System.getProperty("os.arch")))).stream().map(
					NativeArchives::url).toArray(URL[]::new);
			loader = archives.length == 0 ? ours : new URLClassLoader(archives, ours);
		}
		return loader;
	}

	/** The jars of the first folder that has any. */
	static List<Path> find(final List<Path> folders) {
		for (final Path folder : folders) {
			final List<Path> jars = jars(folder);
			if (!jars.isEmpty()) return jars;
		}
		return List.of();
	}

	/**
	 * A platform as Fiji's updater calls it.
	 *
	 * @param system Java's {@code os.name}
	 * @param processor Java's {@code os.arch}
	 * @return e.g. "linux64", "macos-arm64"
	 */
	static String platform(final String system, final String processor) {
		final String name = system.toLowerCase(Locale.ROOT);
		final String family = name.startsWith("windows") ? "win" : name.startsWith(
			"mac") ? "macos" : "linux";
		return switch (processor) {
			case "amd64", "x86_64" -> family + "64";
			case "aarch64" -> family + "-arm64";
			default -> family + "-" + processor;
		};
	}

	// -- Helper methods --

	private static List<Path> folders(final String platform) {
		final Set<Path> folders = new LinkedHashSet<>();
		final Path named = AppFolders.property(PROPERTY);
		if (named != null) folders.add(named);
		final List<Path> apps = new ArrayList<>(AppFolders.fiji());
		final Path own = AppFolders.own(); // Fiji's "jars"
		if (own != null && own.getParent() != null) apps.add(own.getParent());
		for (final Path app : apps)
			folders.add(app.resolve("lib").resolve(platform).resolve("soulstyler"));
		return new ArrayList<>(folders);
	}

	private static List<Path> jars(final Path folder) {
		if (!Files.isDirectory(folder)) return List.of();
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(file -> file.toString().endsWith(".jar")).sorted()
				.toList();
		}
		catch (final IOException exc) {
			return List.of(); // an unreadable folder counts as empty
		}
	}

	private static URL url(final Path file) {
		try {
			return file.toUri().toURL();
		}
		catch (final MalformedURLException exc) {
			throw new IllegalArgumentException(exc); // file: is known to every Java
		}
	}
}
