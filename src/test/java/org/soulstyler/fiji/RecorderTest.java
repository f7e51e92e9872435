package org.soulstyler.fiji;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.process.ColorProcessor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.soulstyler.cli.ExampleScene;
import org.soulstyler.image.ImageFiles;

/** In a real ImageJ with windows, what is recorded makes the same picture. */
@EnabledIf(value = "org.soulstyler.fiji.Display#works",
	disabledReason = Display.MISSING)
class RecorderTest {

	private static final String INSTRUCTION =
		"Turn the red apple into \"bright\" fire, 火 🔥";

	@TempDir
	private Path temporary;

	@Test
	void theRecordedLineMakesTheSamePicture() throws Exception {
		final Path image = temporary.resolve("apple.png");
		ImageFiles.write(new ImagePlus("apple", new ColorProcessor(
			ExampleScene.APPLE.render()).resize(160, 120, true)), image);
		installMenu();
		final List<String> command = ChildProcess.java(WindowedImageJ.class, image
			.toString(), INSTRUCTION, temporary.toString());
		command.set(1, "-Djava.awt.headless=false");
		command.add(2, "-Dplugins.dir=" + temporary);

		final ChildProcess imagej = ChildProcess.run(command, Map.of());
		assertEquals(0, imagej.status(), imagej.output());
		assertTrue(imagej.output().contains("instruction=[" + INSTRUCTION.replace(
			"\"", "\\\"") + "] mask=object slices=current type=rgb preview=yes " +
			"iterations=2 seed=5 device=auto"), imagej.output());
		assertTrue(imagej.output().contains("overlay 1 locked false"), imagej
			.output());
		assertArrayEquals(Files.readAllBytes(temporary.resolve("first.png")), Files
			.readAllBytes(temporary.resolve("second.png")));
	}

	/** ImageJ reads its menus from jars in its plugins folder. */
	private void installMenu() throws Exception {
		final Path plugins = Files.createDirectory(temporary.resolve("plugins"));
		try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(plugins
			.resolve("Soulstyler_.jar"))))
		{
			jar.putNextEntry(new ZipEntry("plugins.config"));
			jar.write(Files.readAllBytes(Path.of("src/main/resources/plugins.config")));
		}
	}
}
