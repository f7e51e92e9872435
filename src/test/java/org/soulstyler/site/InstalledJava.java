package org.soulstyler.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A Java on this computer: the one that runs the tests; those beside it; those
 * that the system property {@value #PROPERTY} names (homes, separated as in a
 * class path); and those that GitHub's runners name in the environment.
 *
 * @param version e.g. 21
 */
record InstalledJava(int version, Path home) {

	static final String PROPERTY = "soulstyler.javas";

	private static final int OLDEST = 17;

	Path executable() {
		final Path bin = home.resolve("bin");
		return Files.exists(bin.resolve("java.exe")) ? bin.resolve("java.exe") : bin
			.resolve("java");
	}

	/** One of each version that is new enough, the running one first. */
	static List<InstalledJava> all() throws IOException {
		final Path running = Path.of(System.getProperty("java.home"));
		final List<Path> homes = new ArrayList<>(List.of(running));
		for (final String named : System.getProperty(PROPERTY, "").split(
			java.io.File.pathSeparator))
			if (!named.isBlank()) homes.add(Path.of(named));
		System.getenv().forEach((name, value) -> {
			if (name.matches("JAVA_HOME_\\d+_.*")) homes.add(Path.of(value));
		});
		try (Stream<Path> beside = Files.list(running.toRealPath().getParent())) {
			homes.addAll(beside.sorted().toList());
		}
		final Map<Integer, InstalledJava> javas = new LinkedHashMap<>();
		for (final Path home : homes) {
			final InstalledJava java = new InstalledJava(version(home), home);
			if (java.version >= OLDEST && Files.isExecutable(java.executable())) javas
				.putIfAbsent(java.version, java);
		}
		return new ArrayList<>(javas.values());
	}

	@Override
	public String toString() {
		return "Java " + version;
	}

	/** As the file "release" says, which every Java has; 0 where there is none. */
	private static int version(final Path home) throws IOException {
		final Path release = home.resolve("release");
		if (!Files.isRegularFile(release)) return 0;
		final Properties properties = new Properties();
		try (var reader = Files.newBufferedReader(release)) {
			properties.load(reader);
		}
		final String version = properties.getProperty("JAVA_VERSION", "0").replace(
			"\"", "");
		return Integer.parseInt(version.split("[^0-9]")[0]);
	}
}
