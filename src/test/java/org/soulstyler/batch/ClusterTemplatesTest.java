package org.soulstyler.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code macros/cluster} holds asks for the right share in each task of an
 * array, run here as a scheduler runs it, with its environment and a program that
 * only says how it was called.
 */
@DisabledOnOs(OS.WINDOWS)
class ClusterTemplatesTest {

	@TempDir
	private Path folder;
	private Path program;

	@BeforeEach
	void writeProgram() throws Exception {
		program = folder.resolve("a program");
		Files.writeString(program, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
		program.toFile().setExecutable(true);
	}

	@Test
	void aTaskOfSlurmAsksForItsShare() throws Exception {
		assertEquals(List.of("batch", "my photos", "--out", "restyled", "--task",
			"2", "--of", "4", "--instruction", "Turn the apple into fire"), run(
				"soulstyler.sbatch", Map.of("SLURM_ARRAY_TASK_ID", "11",
					"SLURM_ARRAY_TASK_MIN", "10", "SLURM_ARRAY_TASK_COUNT", "4"),
				"my photos", "restyled", "--instruction", "Turn the apple into fire"));
	}

	/** LSF gives a script no arguments; the program itself reads the task. */
	@Test
	void aTaskOfLsfAsksForItsShare() throws Exception {
		final Map<String, String> task = Map.of("LSB_JOBINDEX", "2",
			"LSB_JOBINDEX_END", "4", "SOULSTYLER_INPUT", "my photos",
			"SOULSTYLER_OUTPUT", "restyled", "SOULSTYLER_INSTRUCTION",
			"Turn the apple into fire");
		assertEquals(List.of("batch", "my photos", "--out", "restyled",
			"--instruction", "Turn the apple into fire"), run("soulstyler.lsf",
				task));
		assertEquals(Shard.of(2, 4), Shard.fromEnvironment(task));
	}

	// -- Helper methods --

	/** @return the program's arguments */
	private List<String> run(final String template,
		final Map<String, String> environment, final String... arguments)
		throws Exception
	{
		final List<String> command = new ArrayList<>(List.of("bash", Path.of(
			"macros/cluster", template).toString()));
		command.addAll(List.of(arguments));
		final ProcessBuilder builder = new ProcessBuilder(command)
			.redirectErrorStream(true);
		builder.environment().put("SOULSTYLER", program.toString());
		builder.environment().putAll(environment);
		final Process process = builder.start();
		final String said = new String(process.getInputStream().readAllBytes(),
			StandardCharsets.UTF_8);
		assertEquals(0, process.waitFor(), said);
		return said.lines().toList();
	}
}
