package org.soulstyler.batch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * The SHA-256 of everything that makes a result: two items of one fingerprint
 * have the same result, and a result is done when one of its item's fingerprint
 * is there.
 *
 * @param parts hexadecimal SHA-256 by what it is of: "image", "mask",
 *          "instruction", "settings", "models", "version"
 */
public record Fingerprint(Map<String, String> parts) {

	/** Keeps a sorted copy: the order of the parts is not told apart. */
	public Fingerprint {
		parts = new TreeMap<>(parts);
	}

	/** The SHA-256 over all parts, in the order of their names. */
	public String key() {
		final StringBuilder all = new StringBuilder();
		parts.forEach((name, hash) -> all.append(name).append('=').append(hash)
			.append('\n'));
		return of(all.toString());
	}

	/** The SHA-256 of a text's UTF-8, in hexadecimal. */
	public static String of(final String text) {
		return HexFormat.of().formatHex(sha256().digest(text.getBytes(
			StandardCharsets.UTF_8)));
	}

	/**
	 * The SHA-256 of a file, in hexadecimal.
	 *
	 * @throws SoulstylerException ({@link Failure#IMAGE}) when it cannot be read
	 */
	public static String of(final Path file) throws SoulstylerException {
		try (InputStream in = Files.newInputStream(file)) {
			return of(in);
		}
		catch (final IOException exc) {
			throw new SoulstylerException(Failure.IMAGE, "The file " + file +
				" cannot be read: " + exc.getMessage(), exc);
		}
	}

	/**
	 * The SHA-256 of what a stream has to its end, in hexadecimal.
	 *
	 * @throws IOException when it cannot be read to its end
	 */
	public static String of(final InputStream in) throws IOException {
		final MessageDigest digest = sha256();
		new DigestInputStream(in, digest).transferTo(OutputStream
			.nullOutputStream());
		return HexFormat.of().formatHex(digest.digest());
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (final NoSuchAlgorithmException exc) {
			throw new UncheckedIOException(new IOException(exc)); // every JDK has it
		}
	}
}
