package org.soulstyler.folders;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * A folder that is this user's and that nobody else can write: libraries that
 * are loaded from it run with the user's rights. On systems without POSIX
 * permissions (Windows) the place, in the user's own profile, has to be enough.
 */
public final class PrivateFolder {

	private static final String UNIX = "unix";
	private static final int GROUP_OR_OTHERS_WRITE = 0022;
	private static final int OTHERS_WRITE = 0002;
	private static final int STICKY = 01000;

	private PrivateFolder() {}

	/**
	 * Opens the folder, and makes it (for the user alone) where it is not there.
	 *
	 * @param folder absolute; it, but none of those that it lies in, must not be a
	 *          symbolic link
	 * @return its real path
	 * @throws SoulstylerException ({@link Failure#ENVIRONMENT}) if it cannot be
	 *           made or written, if it is not the user's, or if others could put
	 *           something into it or something else in its place
	 */
	public static Path open(final Path folder) throws SoulstylerException {
		try {
			final Path parent = Objects.requireNonNull(folder.getParent(),
				"a root is no folder of a user's");
			Files.createDirectories(parent);
			final Path real = parent.toRealPath().resolve(folder.getFileName());
			make(real);
			check(real);
			return real;
		}
		catch (final IOException exc) {
			throw unusable(folder, cause(exc, folder), exc);
		}
	}

	/**
	 * The error for a folder in the user's cache that cannot be used.
	 *
	 * @param cause why, as the end of a sentence
	 */
	public static SoulstylerException unusable(final Path folder,
		final String cause, final @Nullable Exception exc)
	{
		return new SoulstylerException(Failure.ENVIRONMENT,
			"The folder for the engines' libraries, " + folder +
				", cannot be used: " + cause + ". The environment variable " +
				AppFolders.CACHE_VARIABLE + " may name another folder of yours.", exc);
	}

	/**
	 * Why a folder could not be used, without Java's names.
	 *
	 * @param folder the folder that the sentence is about; other files are named
	 */
	public static String cause(final IOException exc, final Path folder) {
		if (!(exc instanceof FileSystemException)) return exc.getMessage() == null
			? "an unknown error" : lowerFirst(exc.getMessage());
		final FileSystemException failed = (FileSystemException) exc;
		final boolean other = failed.getFile() != null && !Path.of(failed.getFile())
			.startsWith(folder);
		final String which = other ? failed.getFile() : "it";
		if (exc instanceof NoSuchFileException) return which + " does not exist";
		if (exc instanceof FileAlreadyExistsException) return which +
			" is not a folder";
		final String reason = exc instanceof AccessDeniedException
			? "permission denied" : failed.getReason() == null ? "an unknown error"
				: lowerFirst(failed.getReason());
		return reason + (other ? " for " + which : "");
	}

	// -- Helper methods --

	private static void make(final Path folder) throws IOException {
		if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) return;
		try {
			if (isUnix(folder)) Files.createDirectory(folder, PosixFilePermissions
				.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
			else Files.createDirectory(folder);
		}
		catch (final FileAlreadyExistsException exc) {
			// by another process, just now; it is checked like any other
		}
	}

	private static void check(final Path folder) throws IOException,
		SoulstylerException
	{
		final BasicFileAttributes attributes = Files.readAttributes(folder,
			BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
		if (attributes.isSymbolicLink()) throw unusable(folder,
			"it is a symbolic link", null);
		if (!attributes.isDirectory()) throw unusable(folder, "it is not a folder",
			null);
		if (isUnix(folder) && (mode(folder) & GROUP_OR_OTHERS_WRITE) != 0) {
			throw unusable(folder,
				"other users can write to it, so its files may not be yours " +
					"(delete it, and it will be made again)", null);
		}
		final Path probe = Files.createTempFile(folder, ".probe", null);
		try {
			if (isUnix(folder) && !owner(probe).equals(owner(folder))) {
				throw unusable(folder, "it belongs to another user", null);
			}
		}
		finally {
			Files.deleteIfExists(probe);
		}
		if (isUnix(folder)) checkAbove(folder);
	}

	/** Who can write an upper folder can put another one in our folder's place. */
	private static void checkAbove(final Path folder) throws IOException,
		SoulstylerException
	{
		for (Path at = folder.getParent(); at != null; at = at.getParent()) {
			final int mode = mode(at);
			if ((mode & OTHERS_WRITE) != 0 && (mode & STICKY) == 0) {
				throw unusable(folder, "everybody can write to " + at +
					", in which it lies", null);
			}
		}
	}

	private static boolean isUnix(final Path path) {
		return path.getFileSystem().supportedFileAttributeViews().contains(UNIX);
	}

	private static int mode(final Path path) throws IOException {
		return (Integer) Files.getAttribute(path, "unix:mode",
			LinkOption.NOFOLLOW_LINKS);
	}

	private static Object owner(final Path path) throws IOException {
		return Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
	}

	private static String lowerFirst(final String text) {
		return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
	}
}
