package org.soulstyler.natives;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.soulstyler.folders.AppFolders;

/**
 * The engines start whatever the environment is like, leave nothing in the
 * temporary folder, and where they can't start the folder and the cause are
 * named.
 */
@Tag("process")
class EngineEnvironmentTest {

	/** Variables that DJL and its libraries obey; none fits. */
	private static final Map<String, String> VARIABLES = new TreeMap<>(Map
		.ofEntries(Map.entry("PYTORCH_VERSION", "1.13.0"), //
			Map.entry("PYTORCH_FLAVOR", "cu117"), //
			Map.entry("PYTORCH_PRECXX11", "true"), //
			Map.entry("PYTORCH_LIBRARY_PATH", "/nowhere"), //
			Map.entry("PYTORCH_EXTRA_LIBRARY_PATH", "/nowhere/extra.so"), //
			Map.entry("PYTORCH_LIBRARY_EXCLUSION", "libc10.so,libtorch_cpu.so"), //
			Map.entry("LIBSTDCXX_LIBRARY_PATH", "/nowhere/libstdc++.so.6"), //
			Map.entry("RUST_LIBRARY_PATH", "/nowhere"), //
			Map.entry("RUST_FLAVOR", "cu122"), //
			Map.entry("DJL_CACHE_DIR", "/nowhere"), //
			Map.entry("ENGINE_CACHE_DIR", "/nowhere"), //
			Map.entry("DJL_DEFAULT_ENGINE", "MXNet"), //
			Map.entry("DJL_OFFLINE", "false"), //
			Map.entry("OPT_OUT_TRACKING", "false")));

	@TempDir
	private Path temporary;

	private Path folder;

	@BeforeEach
	void makeFolder() throws IOException {
		folder = Files.createDirectory(temporary.resolve("temporary"));
	}

	@Test
	void theShippedEnginesStartWhateverTheVariablesSay() throws Exception {
		assertEquals("all started", start(VARIABLES, "-Djava.io.tmpdir=" + folder));
		assertTrue(files(folder).isEmpty(), () -> "left behind: " + files(folder));
	}

	@Test
	void aRunThatIsKilledLeavesNothingInTheTemporaryFolder() throws Exception {
		final Process process = process(Map.of(), List.of("-Djava.io.tmpdir=" +
			folder), "600000");
		final byte[] said = process.getInputStream().readNBytes("all started"
			.length());
		process.destroyForcibly().waitFor();
		assertEquals("all started", new String(said));
		assertTrue(files(folder).isEmpty(), () -> "left behind: " + files(folder));
	}

	@Test
	void aTemporaryFolderThatIsMissingIsNamed() throws Exception {
		final Path missing = temporary.resolve("missing");
		assertEquals("ENVIRONMENT: The temporary folder, " + missing +
			", cannot be used: it does not exist. Choose another with Java's " +
			"option -Djava.io.tmpdir=FOLDER.", start(Map.of(), "-Djava.io.tmpdir=" +
				missing));
	}

	@Test
	void aCacheThatCantBeMadeIsNamed() throws Exception {
		final Path file = Files.createFile(temporary.resolve("file"));
		assertEquals("ENVIRONMENT: The folder for the engines' libraries, " + file
			.resolve("natives") + ", cannot be used: " + file + " is not a folder. " +
			"The environment variable SOULSTYLER_CACHE may name another folder of " +
			"yours.", start(Map.of("SOULSTYLER_CACHE", file.toString())));
	}

	@Test
	void aDamagedLibraryIsNamed() throws Exception {
		assumeTrue(System.getProperty("os.name").startsWith("Linux"),
			"the words are those of Linux");
		final Path cache = temporary.resolve("cache");
		// llama.cpp is unpacked; what comes after it is not, and saves its time.
		start(Map.of("SOULSTYLER_CACHE", cache.toString()), "-Djava.io.tmpdir=" +
			temporary.resolve("missing"));
		for (final Path set : files(cache.resolve("natives"))) {
			final Path llama = set.resolve("libjllama.so");
			if (Files.exists(llama)) Files.write(llama, new byte[(int) Files.size(
				llama)]);
		}
		final String said = start(Map.of("SOULSTYLER_CACHE", cache.toString()));
		assertTrue(said.startsWith(
			"ENVIRONMENT: llama.cpp does not start on this " +
				"computer: its library in " + cache), said);
		assertFalse(said.contains("java."), said);
	}

	// -- Helper methods --

	private static String start(final Map<String, String> environment,
		final String... options) throws Exception
	{
		final Process process = process(environment, List.of(options));
		final String said = new String(process.getInputStream().readAllBytes())
			.strip();
		assertEquals(0, process.waitFor(), said);
		return said;
	}

	/** With the cache of this process, so that nothing is unpacked again. */
	private static Process process(final Map<String, String> environment,
		final List<String> options, final String... arguments) throws IOException
	{
		final List<String> command = new ArrayList<>(List.of(Path.of(System
			.getProperty("java.home"), "bin", "java").toString(),
			"-Dorg.slf4j.simpleLogger.defaultLogLevel=error"));
		command.addAll(options);
		command.addAll(List.of("-cp", System.getProperty("surefire.test.class.path",
			System.getProperty("java.class.path")), EngineStarter.class.getName()));
		command.addAll(List.of(arguments));
		final ProcessBuilder builder = new ProcessBuilder(command);
		builder.environment().put("SOULSTYLER_CACHE", AppFolders.userCache()
			.toString());
		builder.environment().putAll(environment);
		builder.redirectError(ProcessBuilder.Redirect.DISCARD);
		final Process process = builder.start();
		process.getOutputStream().close();
		return process;
	}

	private static List<Path> files(final Path folder) {
		try (var files = Files.list(folder)) {
			return files.toList();
		}
		catch (final IOException exc) {
			return List.of(folder);
		}
	}
}
