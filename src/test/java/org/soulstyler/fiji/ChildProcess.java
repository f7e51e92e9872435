package org.soulstyler.fiji;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program run by a test, to its end.
 *
 * @param status its exit status
 * @param output all that it wrote, to whichever stream
 */
public record ChildProcess(int status, String output) {

	/** A Java program with the tests' class path. */
	public static List<String> java(final Class<?> main,
		final String... arguments)
	{
		final List<String> command = new ArrayList<>(List.of(Path.of(System
			.getProperty("java.home"), "bin", "java").toString(),
			"-Djava.awt.headless=true", "-Dsun.jnu.encoding=UTF-8",
			"--add-opens=java.base/java.lang=ALL-UNNAMED"));
		for (final String passedOn : List.of("soulstyler.models",
			"java.util.prefs.userRoot"))
		{
			final String value = System.getProperty(passedOn);
			if (value != null) command.add("-D" + passedOn + "=" + value);
		}
		command.addAll(List.of("-cp", System.getProperty("surefire.test.class.path",
			System.getProperty("java.class.path")), main.getName()));
		command.addAll(List.of(arguments));
		return command;
	}

	/** Runs a command, with additions to the environment. */
	public static ChildProcess run(final List<String> command,
		final Map<String, String> environment) throws IOException,
		InterruptedException
	{
		final Process process = start(command, environment);
		final String output = new String(process.getInputStream().readAllBytes(),
			StandardCharsets.UTF_8);
		return new ChildProcess(process.waitFor(), output);
	}

	/**
	 * Runs a command and kills it, with all that it started, as soon as a file is
	 * there.
	 *
	 * @return whether it was still running
	 */
	static boolean killWhenThereIs(final Path file, final List<String> command,
		final Map<String, String> environment) throws IOException,
		InterruptedException
	{
		final Process process = start(command, environment);
		while (process.isAlive() && !Files.exists(file)) {
			process.getInputStream().skipNBytes(process.getInputStream().available());
			Thread.sleep(10);
		}
		if (!process.isAlive()) return false;
		final List<ProcessHandle> children = process.descendants().toList();
		process.destroyForcibly().waitFor();
		for (final ProcessHandle child : children) {
			child.destroyForcibly();
			child.onExit().join();
		}
		return true;
	}

	private static Process start(final List<String> command,
		final Map<String, String> environment) throws IOException
	{
		final ProcessBuilder builder = new ProcessBuilder(command);
		builder.environment().put("LC_ALL", "C.UTF-8");
		builder.environment().putAll(environment);
		builder.redirectErrorStream(true);
		final Process process = builder.start();
		process.getOutputStream().close();
		return process;
	}
}
