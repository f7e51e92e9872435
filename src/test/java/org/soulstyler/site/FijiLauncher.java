package org.soulstyler.site;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Java's command line as Fiji's launcher makes it ({@code config/fiji.toml} of
 * 2026), as far as it concerns class path, module path and folders.
 */
final class FijiLauncher {

	private FijiLauncher() {}

	/**
	 * @param alsoOnClassPath what Fiji itself would have in {@code jars}
	 * @param options further options for Java
	 */
	static List<String> command(final Path java, final Path fiji,
		final String platform, final List<String> alsoOnClassPath,
		final List<String> options, final String main, final String... arguments)
		throws IOException
	{
		final List<String> classPath = new ArrayList<>();
		for (final String folder : List.of("jars", "plugins"))
			classPath.addAll(jars(fiji.resolve(folder)));
		classPath.addAll(alsoOnClassPath);
		final List<String> command = new ArrayList<>(List.of(java.toString(),
			"--module-path=" + fiji.resolve("jars").resolve(platform),
			"--enable-native-access=ALL-UNNAMED",
			"--add-opens=java.base/java.lang=ALL-UNNAMED", "-XX:+UseG1GC",
			"-Djava.awt.headless=true", "-Dsun.jnu.encoding=UTF-8", "-Dplugins.dir=" +
				fiji, "-Dimagej.dir=" + fiji, "-Dij.dir=" + fiji, "-Dfiji.dir=" + fiji,
			"-Dscijava.app.directory=" + fiji, "-Dscijava.context.strict=false"));
		command.addAll(options);
		command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath),
			main));
		command.addAll(List.of(arguments));
		return command;
	}

	/** The folder's jars and those of its folders. */
	private static List<String> jars(final Path folder) throws IOException {
		if (!Files.isDirectory(folder)) return List.of();
		try (Stream<Path> files = Files.find(folder, 2, (file, attributes) -> file
			.toString().endsWith(".jar")))
		{
			return files.map(Path::toString).sorted().toList();
		}
	}
}
