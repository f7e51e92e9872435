package org.soulstyler.folders;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/** A file with a key in it, which only its owner may read. */
public final class SecretFile {

	private static final Set<PosixFilePermission> OWNERS = Set.of(
		PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

	private SecretFile() {
		// prevent instantiation of utility class
	}

	/**
	 * @param what is in it, e.g. "the keys"
	 * @throws SoulstylerException ({@link Failure#ENVIRONMENT}) if it is not there,
	 *           or others can read it
	 */
	public static void require(final Path file, final String what)
		throws SoulstylerException
	{
		try {
			if (!Files.isRegularFile(file)) throw new SoulstylerException(
				Failure.ENVIRONMENT, "There is no file " + file + " with " + what +
					".");
			if (!isPrivate(file)) throw new SoulstylerException(Failure.ENVIRONMENT,
				"Others can read " + what + " in " + file + ". Run: chmod 600 " + file);
		}
		catch (final IOException exc) {
			throw new SoulstylerException(Failure.ENVIRONMENT, "The permissions " +
				"of " + what + " in " + file + " cannot be read.", exc);
		}
	}

	/** On Windows a user's profile is private by default. */
	private static boolean isPrivate(final Path file) throws IOException {
		return !file.getFileSystem().supportedFileAttributeViews().contains(
			"posix") || OWNERS.containsAll(Files.getPosixFilePermissions(file));
	}
}
