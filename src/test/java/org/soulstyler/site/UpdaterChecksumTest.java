package org.soulstyler.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Checksums are the updater's: the expected ones were computed by
 * {@code UpdaterUtil.getDigest} of imagej-updater's sources (2026).
 */
class UpdaterChecksumTest {

	@TempDir
	private Path folder;

	@Test
	void ofAFile() throws IOException {
		final Path file = Files.writeString(folder.resolve("a"), "weights\n");
		assertEquals("b4c8755d11ecee1321e7c7a0e1c3689ae29a9a6d", UpdaterChecksum.of(
			"models/soulstyler/starter/clip.safetensors", file));
	}

	@Test
	void ofAJarWhateverItsDates() throws IOException {
		final Path jar = jar("", "Created-By: one\nMain-Class: some.Main\n");
		final String checksum = UpdaterChecksum.of("jars/x-1.0.jar", jar);
		assertEquals("33a5ebc5f44e43c824d47b13e39ff1ca069350b9", checksum);
		final Path other = jar("", "Created-By: another\n");
		assertEquals(checksum, UpdaterChecksum.of("jars/x-2.0.jar", other));
	}

	/** Comments are left out, with the updater's peculiarities after empty lines. */
	@ParameterizedTest
	@CsvSource({ //
		"'#Mon Nov 28\nversion=1\n', eb95f4c585480c7bb3aa647a7e6f5fe59f874bae",
		"'version=1\n#end', 4b6ca205fe28a80bded30e218a3fae3d68c81573",
		"'##two\n#three\na=1\n', 093348f341801dad90df8c3034bf8b79faec1510",
		"'\n#kept\na=1\n', 24609764e82d970766937b762662d4daf7eba61e",
		"'#\n#kept\na=1\n', 24609764e82d970766937b762662d4daf7eba61e",
		"'a=#1\r\n#x\r\nb=2', c5b10399488102e7642ca3f5dde793a82a6bda02",
		"'', 33a5ebc5f44e43c824d47b13e39ff1ca069350b9" })
	void ofProperties(final String properties, final String expected)
		throws IOException
	{
		assertEquals(expected, UpdaterChecksum.of("jars/x-1.0.jar", jar(properties,
			"")));
	}

	private Path jar(final String properties, final String manifest)
		throws IOException
	{
		final Path jar = folder.resolve("x.jar");
		try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(
			jar)))
		{
			add(out, "z/Last.class", "bytes");
			add(out, "META-INF/", "");
			add(out, "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n" + manifest);
			add(out, "a.properties", properties);
		}
		return jar;
	}

	private static void add(final ZipOutputStream out, final String name,
		final String content) throws IOException
	{
		out.putNextEntry(new ZipEntry(name));
		out.write(content.getBytes(StandardCharsets.UTF_8));
		out.closeEntry();
	}
}
