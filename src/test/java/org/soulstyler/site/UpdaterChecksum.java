package org.soulstyler.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * A file's checksum as Fiji's updater (imagej-updater 2.0) computes it: SHA-1 of
 * the path and the content, and of a jar that of its entries' names and contents,
 * so that two builds of the same sources are the same file.
 */
final class UpdaterChecksum {

	private UpdaterChecksum() {}

	/**
	 * @param path as in the index, separated by '/'
	 * @return 40 hexadecimal digits
	 */
	static String of(final String path, final Path file) throws IOException {
		final MessageDigest digest;
		try {
			digest = MessageDigest.getInstance("SHA-1");
		}
		catch (final NoSuchAlgorithmException exc) {
			throw new IllegalStateException(exc); // every Java has it
		}
		try (OutputStream out = new DigestOutputStream(OutputStream
			.nullOutputStream(), digest))
		{
			if (path.endsWith(".jar")) writeJar(file, out);
			else {
				out.write(path.getBytes(StandardCharsets.US_ASCII));
				Files.copy(file, out);
			}
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	private static void writeJar(final Path file, final OutputStream out)
		throws IOException
	{
		try (JarFile jar = new JarFile(file.toFile())) {
			final List<JarEntry> entries = jar.stream().sorted(Comparator.comparing(
				JarEntry::getName)).toList();
			for (final JarEntry entry : entries) {
				final String name = entry.getName();
				out.write(name.getBytes(StandardCharsets.US_ASCII));
				// Of a manifest the updater means to keep Main-Class, but it compares the
				// line in upper case with a word that is not: nothing is kept.
				if (name.equals("META-INF/MANIFEST.MF")) continue;
				try (InputStream content = jar.getInputStream(entry)) {
					if (name.endsWith(".properties")) {
						writeProperties(content.readAllBytes(), out);
					}
					else content.transferTo(out);
				}
			}
		}
	}

	/**
	 * Leaves comments out, of which one may be a date, as the updater does: a
	 * comment becomes an empty line, and the line after an empty one is kept
	 * whatever it is.
	 */
	private static void writeProperties(final byte[] content,
		final OutputStream out) throws IOException
	{
		boolean lineStart = true;
		boolean comment = false;
		for (final byte b : content) {
			if (lineStart && b == '#') {
				comment = true;
				continue;
			}
			lineStart = !lineStart && b == '\n';
			if (!comment || b == '\n') out.write(b);
			if (b == '\n') comment = false;
		}
	}
}
