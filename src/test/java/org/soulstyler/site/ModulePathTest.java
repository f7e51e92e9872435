package org.soulstyler.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.soulstyler.fiji.ChildProcess;

/**
 * Fiji still starts with what the site installs: it makes {@code jars/<platform>}
 * Java's module path, and a jar there whose name is no module's ends Java before
 * it has begun.
 */
@Tag("process")
class ModulePathTest {

	private static final String PLATFORM = "linux64";

	@TempDir
	private Path temporary;

	private SmallBuild build;
	private Path fiji;

	static List<InstalledJava> javas() throws IOException {
		return InstalledJava.all();
	}

	@BeforeEach
	void installed() throws IOException {
		build = new SmallBuild(temporary.resolve("build"));
		final Path site = Files.createDirectory(temporary.resolve("site"));
		build.writeSite(site, 20260101120000L);
		fiji = temporary.resolve("Fiji");
		new FijiFolder(fiji, PLATFORM).update(site.toUri());
	}

	@ParameterizedTest
	@MethodSource("javas")
	void fijiStarts(final InstalledJava java) throws Exception {
		final ChildProcess process = start(java);
		assertEquals(0, process.status(), process.output());
		assertTrue(process.output().contains("started"), process.output());
	}

	/** The archive where it would seem to belong: that this test can fail. */
	@ParameterizedTest
	@MethodSource("javas")
	void nativesOnTheModulePathWouldKeepItFromStarting(final InstalledJava java)
		throws Exception
	{
		final Path modules = Files.createDirectories(fiji.resolve("jars").resolve(
			PLATFORM));
		Files.copy(build.natives(), modules.resolve(
			"pytorch-native-cpu-2.7.1.jar"));
		final ChildProcess process = start(java);
		assertNotEquals(0, process.status());
		assertTrue(process.output().contains("Invalid module name"), process
			.output());
	}

	private ChildProcess start(final InstalledJava java) throws Exception {
		final Path classes = Path.of(Started.class.getProtectionDomain()
			.getCodeSource().getLocation().toURI());
		return ChildProcess.run(FijiLauncher.command(java.executable(), fiji,
			PLATFORM, List.of(classes.toString()), List.of(), Started.class
				.getName()), Map.of());
	}

	/** Says that Java has started. */
	static final class Started {

		public static void main(final String[] arguments) {
			System.out.println("started");
		}
	}
}
