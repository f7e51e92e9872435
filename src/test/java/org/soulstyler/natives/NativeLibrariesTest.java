package org.soulstyler.natives;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Libraries are unpacked once, as a whole or not at all. */
@Tag("process")
class NativeLibrariesTest {

	private static final String CACHE = "soulstyler.cache";

	@TempDir
	private Path temporary;

	private String cacheBefore;
	private byte[] content;
	private Path jar;

	@BeforeEach
	void makeJar() throws IOException {
		cacheBefore = System.setProperty(CACHE, temporary.resolve("cache")
			.toString());
		content = new byte[3_000_000];
		new Random(1).nextBytes(content);
		jar = jar("one.jar", content);
	}

	@AfterEach
	void restoreCache() {
		if (cacheBefore == null) System.clearProperty(CACHE);
		else System.setProperty(CACHE, cacheBefore);
	}

	@Test
	void aLibraryThatLacksWindowsOwnSaysWhatToInstall() {
		assertTrue(NativeLoading.failed("PyTorch", temporary,
			new UnsatisfiedLinkError("c10.dll: Can't find dependent libraries"))
			.getMessage().endsWith("(vc_redist.x64.exe)."));
		assertTrue(NativeLoading.failed("PyTorch", temporary,
			new UnsatisfiedLinkError("libc10.so: cut short")).getMessage().endsWith(
				"(libc10.so: cut short)."));
	}

	@Test
	void theSecondTimeTheFolderIsThereAlready() throws Exception {
		final Path folder = unpack(jar);
		assertWhole(folder);
		final var made = Files.getLastModifiedTime(folder);
		assertEquals(folder, unpack(jar));
		assertEquals(made, Files.getLastModifiedTime(folder));
	}

	@Test
	void anotherVersionHasAnotherFolder() throws Exception {
		final byte[] other = content.clone();
		other[0]++; // as long as the first
		assertNotEquals(unpack(jar), unpack(jar("two.jar", other)));
	}

	@Test
	void whatARunThatWasKilledHasLeftIsReplaced() throws Exception {
		final Path folder = unpack(jar);
		Files.write(folder.resolve("engine.so"), new byte[5]);
		final Path part = Files.createDirectory(folder.resolveSibling(".part123"));
		Files.write(part.resolve("engine.so"), new byte[7]);
		assertEquals(folder, unpack(jar));
		assertWhole(folder);
		assertTrue(Files.notExists(part));
	}

	@Test
	void aLinkInALibrarysPlaceIsReplaced() throws Exception {
		final Path folder = unpack(jar);
		final Path planted = Files.write(temporary.resolve("planted.so"), content);
		Files.delete(folder.resolve("engine.so"));
		Files.createSymbolicLink(folder.resolve("engine.so"), planted);
		unpack(jar);
		assertTrue(!Files.isSymbolicLink(folder.resolve("engine.so")));
		assertWhole(folder);
		assertTrue(Files.exists(planted));
	}

	@Test
	void severalProcessesAtOnceMakeOneFolder() throws Exception {
		final List<Process> processes = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			processes.add(new ProcessBuilder(Path.of(System.getProperty("java.home"),
				"bin", "java").toString(), "-D" + CACHE + "=" + System.getProperty(
					CACHE), "-cp", System.getProperty("surefire.test.class.path", System
						.getProperty("java.class.path")), NativeLibrariesTest.class
							.getName(), jar.toString()).redirectErrorStream(true).start());
		}
		final String folder = unpack(jar).toString();
		for (final Process process : processes) {
			assertEquals(folder, new String(process.getInputStream().readAllBytes())
				.strip());
		}
		assertWhole(Path.of(folder));
		try (var files = Files.list(Path.of(folder).getParent())) {
			assertEquals(List.of(".lock", Path.of(folder).getFileName().toString()),
				files.map(file -> file.getFileName().toString()).sorted().toList());
		}
	}

	/** Unpacks a jar and tells where. */
	public static void main(final String[] arguments) throws Exception {
		System.out.println(unpack(Path.of(arguments[0])));
	}

	// -- Helper methods --

	private static Path unpack(final Path from) throws Exception {
		try (URLClassLoader loader = new URLClassLoader(new URL[] { from.toUri()
			.toURL() }, null))
		{
			return NativeLibraries.unpack("engine", List.of(NativeFile.find(loader,
				"native/engine.so"), NativeFile.find(loader, "native/helper.so")));
		}
	}

	private void assertWhole(final Path folder) throws IOException {
		assertArrayEquals(content, Files.readAllBytes(folder.resolve("engine.so")));
		assertEquals(3, Files.size(folder.resolve("helper.so")));
	}

	private Path jar(final String name, final byte[] engine) throws IOException {
		final Path file = temporary.resolve(name);
		try (OutputStream out = Files.newOutputStream(file);
				ZipOutputStream zip = new ZipOutputStream(out))
		{
			zip.putNextEntry(new ZipEntry("native/engine.so"));
			zip.write(engine);
			zip.putNextEntry(new ZipEntry("native/helper.so"));
			zip.write(new byte[] { 1, 2, 3 });
		}
		return file;
	}
}
