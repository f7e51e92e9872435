package org.soulstyler.fiji;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ij.ImagePlus;
import ij.process.ColorProcessor;

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
 * can, and names what it cannot. They all call one engine, so one of them is
 * killed and started again: it finishes the rest and does nothing twice.
 */
@Tag("process")
class FolderBatchTest {

	private static final Path MACROS = Path.of("macros").toAbsolutePath();
	private static final String QUICK =
		"workingSize 64, detailPasses 0, cropCount 2";
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
		final List<String> command = ChildProcess.java(HeadlessMacro.class, Path.of(
			"src/main/imagej").toAbsolutePath().toString(), MACROS.resolve(
				"Stylize_Folder.ijm").toString(), "input=" + input + "|output=" +
					output + "|instruction=" + INSTRUCTION +
					"|iterations=2|device=cpu|settings=" + QUICK);
		assertFolderIsDone(ChildProcess.run(command, Map.of()), ".tif", 0, "done",
			"done");
		assertSaysWhatMadeIt();
	}

	@Test
	void theScript() throws Exception {
		final List<String> command = ChildProcess.java(HeadlessScript.class, MACROS
			.resolve("Stylize_Folder.groovy").toString(), "input=" + input,
			"output=" + output, "instruction=" + INSTRUCTION, "iterations=2",
			"device=cpu", "settings=" + QUICK);
		assertFolderIsDone(ChildProcess.run(command, Map.of()), ".tif", 10, "done",
			"done");
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
			INSTRUCTION, "--iterations", "2", "--device", "cpu", "--crops", "4",
			"--working-size", "64");
		final Map<String, String> environment = Map.of("SOULSTYLER", program
			.toString());

		final Path one = output.resolve("apple-1.png");
		assumeTrue(ChildProcess.killWhenThereIs(output.resolve(
			".soulstyler/logs/apple-2.log"), command, environment) && !Files.exists(
				output.resolve("batch.tsv")),
			"This machine was too slow to kill it in the middle.");
		assertTrue(Files.exists(one));
		final boolean two = Files.exists(output.resolve("apple-2.record.json"));
		final byte[] before = Files.readAllBytes(one);
		final FileTime written = Files.getLastModifiedTime(one);

		assertFolderIsDone(ChildProcess.run(command, environment), ".png", 10,
			"kept", two ? "kept" : "done");
		assertArrayEquals(before, Files.readAllBytes(one));
		assertEquals(written, Files.getLastModifiedTime(one));
	}

	// -- Helper methods --

	/** @param first,second what became of the pictures */
	private void assertFolderIsDone(final ChildProcess ended,
		final String extension, final int status, final String first,
		final String second) throws Exception
	{
		final Path one = output.resolve("apple-1" + extension);
		final Path two = output.resolve("apple-2" + extension);
		final Path table = output.resolve("batch.tsv");
		assertEquals(status, ended.status(), ended.output());
		assertFalse(ended.output().contains("\tat "), ended.output());
		assertStates(List.of("apple-1\t" + first, "apple-2\t" + second,
			"broken\tfailed"), Files.readAllLines(table), ended);
		try (Stream<Path> results = Files.list(output)) {
			assertEquals(Set.of(one, two, table), results.filter(file -> !file
				.toString().contains("-mask") && !file.toString().endsWith(".json") &&
				!file.endsWith(".soulstyler")).collect(Collectors.toSet()));
		}
	}

	private static void assertStates(final List<String> states,
		final List<String> table, final ChildProcess process)
	{
		assertEquals(1 + states.size(), table.size(), process.output());
		for (int i = 0; i < states.size(); i++)
			assertTrue(table.get(1 + i).startsWith(states.get(i) + "\t"), process
				.output());
	}

	private void assertSaysWhatMadeIt() throws Exception {
		final ImagePlus result = ImageFiles.read(output.resolve("apple-1.tif"));
		assertEquals(ImagePlus.COLOR_RGB, result.getType());
		assertEquals(INSTRUCTION, result.getProp("Soulstyler.instruction"));
		assertEquals("2", result.getProp("Soulstyler.iterations"));
	}
}
