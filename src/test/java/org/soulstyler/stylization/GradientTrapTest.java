package org.soulstyler.stylization;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/**
 * DJL hands autograd a number as a tensor over memory that Java frees: products,
 * quotients and powers with numbers give wrong gradients now and then, which no
 * other test would notice.
 */
class GradientTrapTest {

	private static final Pattern TRAP = Pattern.compile(
		"\\.(mul|div|pow)i?\\(\\s*(\\((float|double|int)\\)|-?\\.?\\d)");

	/** Works on values, with gradients switched off. */
	private static final String OPTIMISER = "Adam.java";

	@Test
	void noNumbersAreMultipliedWhereGradientsFlow() throws IOException {
		final List<String> found = new ArrayList<>();
		for (final String room : List.of("stylization", "network")) {
			try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/soulstyler",
				room)))
			{
				for (final Path file : files.filter(f -> f.toString().endsWith(
					".java") && !f.endsWith(OPTIMISER)).toList())
				{
					final Matcher matcher = TRAP.matcher(Files.readString(file));
					while (matcher.find())
						found.add(file.getFileName() + ": " + matcher.group());
				}
			}
		}
		assertEquals(List.of(), found);
	}
}
