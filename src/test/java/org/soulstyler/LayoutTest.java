package org.soulstyler;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** The layout that the README draws is the layout. */
class LayoutTest {

	private static final Path SOURCES = Path.of("src/main/java/org/soulstyler");

	private static List<String> tree() throws IOException {
		return Files.readAllLines(Path.of("README.md")).stream().dropWhile(
			line -> !line.strip().equals(SOURCES.toString().replace('\\', '/'))).skip(
				1).takeWhile(line -> line.startsWith("    ")).map(String::strip)
			.toList();
	}

	@Test
	void everyPackageIsInTheReadmesTree() throws IOException {
		final String tree = String.join("\n", tree());
		try (Stream<Path> folders = Files.walk(SOURCES).filter(
			Files::isDirectory))
		{
			folders.filter(folder -> !folder.equals(SOURCES)).map(folder -> folder
				.getFileName().toString()).forEach(name -> assertTrue(tree.matches(
					"(?s).*\\b" + name + "\\b.*"), name + " is not in the README"));
		}
	}

	@Test
	void whatTheReadmesTreeNamesIsThere() throws IOException {
		final List<String> lines = tree();
		assertTrue(lines.size() > 20, "the README has no tree");
		for (final String line : lines) {
			final boolean inSources = line.startsWith("├") || line.startsWith("└");
			final Path folder = inSources ? SOURCES : Path.of("");
			for (final String name : line.replaceFirst("^[├└]── ", "").split("  +",
				2)[0].split(", "))
				assertTrue(Files.exists(folder.resolve(name)) || Files.exists(folder
					.resolve(name + ".java")), name + " is only in the README");
		}
	}
}
