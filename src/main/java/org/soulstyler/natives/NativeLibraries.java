package org.soulstyler.natives;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.folders.AppFolders;
import org.soulstyler.folders.PrivateFolder;
import org.soulstyler.folders.Renaming;

/**
 * Unpacks engines' libraries, and large files that they read, once for all runs,
 * into {@code natives} in the user's cache. Left alone, each engine unpacks its own into the system's
 * temporary folder, which others can write, which may forbid loading libraries,
 * and where a run that is killed leaves them.
 * <p>
 * A set of libraries is a folder, named after its content: it is there as a whole
 * or not at all, and is never changed.
 */
public final class NativeLibraries {

	private static final String PART = ".part";
	private static final String LOCK = ".lock";

	private NativeLibraries() {}

	/** The user's folder of unpacked libraries; see {@link PrivateFolder}. */
	public static Path folder() throws SoulstylerException {
		return PrivateFolder.open(AppFolders.userCache().resolve("natives"));
	}

	/**
	 * An empty folder, for engines that insist on a temporary one of their own.
	 */
	public static Path emptyFolder() throws SoulstylerException {
		return PrivateFolder.open(folder().resolve("empty"));
	}

	/**
	 * Unpacks libraries that aren't there yet, which may take seconds.
	 *
	 * @param name of the engine, with its version where that is known
	 * @param files the libraries
	 * @return the folder that has just these files
	 * @throws SoulstylerException ({@link Failure#ENVIRONMENT}) if they can't be
	 *           written
	 */
	public static synchronized Path unpack(final String name,
		final List<NativeFile> files) throws SoulstylerException
	{
		final Path all = folder();
		Path target = all;
		try {
			final Map<NativeFile, NativeFile.Identity> wanted = new LinkedHashMap<>();
			for (final NativeFile file : files)
				wanted.put(file, file.identity());
			target = all.resolve(name + "-" + fingerprint(wanted));
			if (!isWhole(target, wanted)) unpack(all, target, wanted);
			return target;
		}
		catch (final IOException exc) {
			throw PrivateFolder.unusable(target, PrivateFolder.cause(exc, target),
				exc);
		}
	}

	// -- Helper methods --

	/** Eight digits that differ where a file's name or content does. */
	private static String fingerprint(
		final Map<NativeFile, NativeFile.Identity> files)
	{
		final CRC32 crc = new CRC32();
		files.forEach((file, identity) -> crc.update((file.name() + identity)
			.getBytes(StandardCharsets.UTF_8)));
		return String.format("%08x", crc.getValue());
	}

	/** Lengths suffice: a folder gets its name when all files are complete. */
	private static boolean isWhole(final Path folder,
		final Map<NativeFile, NativeFile.Identity> files) throws IOException
	{
		for (final Map.Entry<NativeFile, NativeFile.Identity> file : files
			.entrySet())
		{
			final Path path = folder.resolve(file.getKey().name());
			if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) return false;
			if (Files.size(path) != file.getValue().bytes()) return false;
		}
		return true;
	}

	private static void unpack(final Path all, final Path target,
		final Map<NativeFile, NativeFile.Identity> files) throws IOException,
		SoulstylerException
	{
		try (FileChannel channel = FileChannel.open(all.resolve(LOCK),
			StandardOpenOption.CREATE, StandardOpenOption.WRITE))
		{
			// The system's lock ends with its process, however that ends.
			lock(channel);
			if (isWhole(target, files)) return;
			removeLeftovers(all);
			delete(target); // of a power cut, whose files are there and empty
			checkSpace(target, files);
			final Path part = Files.createTempDirectory(all, PART);
			try {
				for (final NativeFile file : files.keySet()) {
					try (InputStream in = file.open()) {
						Files.copy(in, part.resolve(file.name()));
					}
				}
				move(part, target);
			}
			finally {
				delete(part);
			}
			if (!isWhole(target, files)) throw new IOException(
				"it does not hold what was written");
		}
	}

	/**
	 * Waits for other processes. Some network file systems know no locks: without
	 * one two processes do the same work, and the first to be ready is taken.
	 */
	private static void lock(final FileChannel channel) {
		try {
			channel.lock();
		}
		catch (final IOException exc) {
			// as said
		}
	}

	private static void move(final Path part, final Path target)
		throws IOException
	{
		try {
			Renaming.move(part, target);
		}
		catch (final FileSystemException exc) {
			// Another process was faster? What it has made is looked at.
			if (!Files.isDirectory(target)) throw exc;
		}
	}

	private static void checkSpace(final Path target,
		final Map<NativeFile, NativeFile.Identity> files) throws IOException,
		SoulstylerException
	{
		final long needed = files.values().stream().mapToLong(
			NativeFile.Identity::bytes).sum();
		final long free = Files.getFileStore(target.getParent()).getUsableSpace();
		if (free < needed) throw PrivateFolder.unusable(target, String.format(
			"%d MB are needed, but only %d MB are free", needed / 1_000_000 + 1,
			free / 1_000_000), null);
	}

	/** Of processes that were killed while they unpacked. */
	private static void removeLeftovers(final Path all) throws IOException {
		try (Stream<Path> children = Files.list(all)) {
			for (final Path child : (Iterable<Path>) children::iterator) {
				if (child.getFileName().toString().startsWith(PART)) delete(child);
			}
		}
	}

	private static void delete(final Path folder) throws IOException {
		if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) return;
		try (Stream<Path> files = Files.walk(folder)) {
			for (final Path file : (Iterable<Path>) files.sorted(Comparator
				.reverseOrder())::iterator)
				Files.deleteIfExists(file);
		}
	}
}
