package org.soulstyler.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * Tells whether model files are whole. Remembers, in memory only, what they were
 * when they were read, and reads again when a file's size or modification time
 * has changed.
 */
public final class FileCheck {

	private static final int BUFFER_BYTES = 1 << 16;

	/** What a file looked like from outside when its content was read. */
	private record Seen(long bytes, FileTime modified, String sha256) {

		boolean fits(final BasicFileAttributes now) {
			return bytes == now.size() && modified.equals(now.lastModifiedTime());
		}
	}

	private final Map<Path, Seen> seen = new HashMap<>();

	/**
	 * @throws SoulstylerException ({@link Failure#MODEL}) when the file is
	 *           missing, unreadable, truncated or altered
	 */
	synchronized void verify(final Path file, final FileStamp wanted)
		throws SoulstylerException
	{
		if (!Files.isRegularFile(file)) {
			throw failure("The model file " + file + " is missing.");
		}
		try {
			final BasicFileAttributes attributes = Files.readAttributes(file,
				BasicFileAttributes.class);
			if (attributes.size() != wanted.bytes()) {
				throw failure("The model file " + file + " has " + attributes.size() +
					" bytes where " + wanted.bytes() + " were expected; " + //
					(attributes.size() < wanted.bytes() ? "it is truncated."
						: "it is another file."));
			}
			if (!stamp(file, attributes).sha256().equalsIgnoreCase(wanted.sha256())) {
				throw failure("The model file " + file +
					" was altered: its SHA-256 is not the one in " +
					BundleDescription.FILE + ".");
			}
		}
		catch (final IOException exc) {
			throw new SoulstylerException(Failure.MODEL, "The model file " + file +
				" cannot be read: " + exc.getMessage() + ".", exc);
		}
	}

	/** What a file is; it is read only where that is not known. */
	public synchronized FileStamp stamp(final Path file) throws IOException {
		return stamp(file, Files.readAttributes(file, BasicFileAttributes.class));
	}

	/** Takes somebody's word, who has just read it, for what a file is. */
	public synchronized void remember(final Path file, final FileStamp stamp)
		throws IOException
	{
		final BasicFileAttributes now = Files.readAttributes(file,
			BasicFileAttributes.class);
		if (now.size() == stamp.bytes()) seen.put(file, new Seen(now.size(), now
			.lastModifiedTime(), stamp.sha256()));
	}

	/** @param now taken before the file is read, lest a change go unnoticed */
	private FileStamp stamp(final Path file, final BasicFileAttributes now)
		throws IOException
	{
		Seen known = seen.get(file);
		if (known == null || !known.fits(now)) {
			known = new Seen(now.size(), now.lastModifiedTime(), sha256(file));
			seen.put(file, known);
		}
		return new FileStamp(known.sha256(), known.bytes());
	}

	/** The SHA-256 of a file's bytes, 64 hexadecimal digits in lower case. */
	public static String sha256(final Path file) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			final MessageDigest digest = MessageDigest.getInstance("SHA-256");
			final byte[] buffer = new byte[BUFFER_BYTES];
			for (int n = in.read(buffer); n >= 0; n = in.read(buffer))
				digest.update(buffer, 0, n);
			return HexFormat.of().formatHex(digest.digest());
		}
		catch (final NoSuchAlgorithmException exc) {
			throw new IllegalStateException(exc); // every JDK has SHA-256
		}
	}

	private static SoulstylerException failure(final String message) {
		return new SoulstylerException(Failure.MODEL, message +
			BundleDescription.REINSTALL);
	}
}
