package org.soulstyler.fiji;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.process.ColorProcessor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.soulstyler.cli.ExampleScene;
import org.soulstyler.cli.SoulstylerCli;
import org.soulstyler.image.imagej.ImageFiles;

/**
 * What {@code macros/} holds does a folder without a screen: it restyles what it
 * can, names what it cannot, and, killed and started again, finishes the rest and
 * does nothing twice.
 */
@Tag("process")
class FolderBatchTest {

	private static final Path MACROS = Path.of("macros").toAbsolutePath();
	private static final String QUICK = "workingSize 64, cropCount 2";
	private static final String INSTRUCTION = "Turn the red apple into fire";

	@TempDir
	private Path temporary;

	private Path input;
	private Path output;

	@BeforeEach
	void fillFolder() throws Exception {
		input = Files.createDirectory(temporary.resolve("ein Ördner"));
		output = temporary.resolve("results");
		final ImagePlus apple = new ImagePlus("apple", new ColorProcessor(
			ExampleScene.APPLE.render()).resize(160, 120, true));
		ImageFiles.write(apple, input.resolve("apple 1.png"));
		ImageFiles.write(apple, input.resolve("apple 2.tif"));
		final byte[] whole = Files.readAllBytes(input.resolve("apple 1.png"));
		Files.write(input.resolve("broken.png"), Arrays.copyOf(whole, 60));
		Files.writeString(input.resolve("notes.txt"), "this need not be one");
	}

	@Test
	void theMacro() throws Exception {
		final List<String> command = ChildProcess.java(HeadlessMacro.class, Path.of("src/main/imagej").toAbsolutePath().toString(), MACROS.resolve(
				"Stylize_Folder.ijm").toString(), "input=" + input + "|output=" +
					output + "|instruction=" + INSTRUCTION +
					"|iterations=2|device=cpu|settings=" + QUICK);
		assertFolderIsDone(command, Map.of(), ".tif", 0);
		assertSaysWhatMadeIt();
	}

	@Test
	void theScript() throws Exception {
		final List<String> command = ChildProcess.java(HeadlessScript.class, MACROS
			.resolve("Stylize_Folder.groovy").toString(), "input=" + input,
			"output=" + output, "instruction=" + INSTRUCTION, "iterations=2",
			"device=cpu", "settings=" + QUICK);
		assertFolderIsDone(command, Map.of(), ".tif", 1);
		assertSaysWhatMadeIt();
	}

	@Test
	void theShellScript() throws Exception {
		final Path program = temporary.resolve("soulstyler");
		Files.writeString(program, "#!/bin/sh\nexec '" + String.join("' '",
			ChildProcess.java(SoulstylerCli.class)) + "' \"$@\"\n");
		assertTrue(program.toFile().setExecutable(true));
		final List<String> command = List.of("sh", MACROS.resolve(
			"stylize_folder.sh").toString(), input.toString(), output.toString(),
			INSTRUCTION, "--iterations", "2", "--device", "cpu",
			"--crops", "4", "--working-size", "64");
		assertFolderIsDone(command, Map.of("SOULSTYLER", program.toString()),
			".png", 1);
	}

	// -- Helper methods --

	/** Killed after the first image, started again. */
	private void assertFolderIsDone(final List<String> command,
		final Map<String, String> environment, final String extension,
		final int status) throws Exception
	{
		final Path one = output.resolve("apple 1.png" + extension);
		final Path two = output.resolve("apple 2.tif" + extension);
		ChildProcess.killWhenThereIs(one, command, environment);
		assertFalse(Files.exists(two), "it was not killed in the middle");
		assertFalse(Files.exists(output.resolve("status.txt")));
		final byte[] before = Files.readAllBytes(one);
		final FileTime written = Files.getLastModifiedTime(one);

		final ChildProcess second = ChildProcess.run(command, environment);
		assertEquals(status, second.status(), second.output());
		assertFalse(second.output().contains("\tat "), second.output());
		assertStatus("apple 1.png\tskipped", "apple 2.tif\tdone", //
			"1 done, 1 skipped, 1 failed", second);
		assertArrayEquals(before, Files.readAllBytes(one));
		assertEquals(written, Files.getLastModifiedTime(one));
		try (Stream<Path> results = Files.list(output)) {
			assertEquals(Set.of(one, two, output.resolve("status.txt")), results
				.filter(file -> !file.toString().contains("-mask") && !file.toString()
					.endsWith(".json")).collect(Collectors.toSet()));
		}
	}

	private void assertStatus(final String one, final String two,
		final String last, final ChildProcess process) throws IOException
	{
		final List<String> lines = Files.readAllLines(output.resolve(
			"status.txt"));
		assertEquals(4, lines.size(), process.output());
		assertTrue(lines.get(0).startsWith(one), process.output());
		assertTrue(lines.get(1).startsWith(two), process.output());
		assertTrue(lines.get(2).startsWith("broken.png\tfailed"), process
			.output());
		assertEquals("finished: " + last, lines.get(3));
	}

	private void assertSaysWhatMadeIt() throws Exception {
		final ImagePlus result = ImageFiles.read(output.resolve(
			"apple 1.png.tif"));
		assertEquals(ImagePlus.COLOR_RGB, result.getType());
		assertEquals(INSTRUCTION, result.getProp("Soulstyler.instruction"));
		assertEquals("2", result.getProp("Soulstyler.iterations"));
	}
}
