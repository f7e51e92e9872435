package org.soulstyler.batch;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Who works on which item, told by files in a folder that all processes of a
 * batch share, on one machine or on many.
 * <p>
 * A claim is the file {@code NAME.GENERATION}, made with O_EXCL, which network
 * file systems (NFS 3 and later, SMB, Lustre) keep too; locks and renames over
 * existing files are not needed. Its holder touches it again and again. A claim
 * that was not touched for {@link #patience} is given up for lost, and whoever
 * makes the file of the next generation has it: of several that try, one. What
 * is old is judged by the file system's own clock, since those of machines
 * differ. A holder that ran on this machine and has ended is not waited for.
 * <p>
 * A holder that was only slow finds a newer generation
 * ({@link Claim#isHeld()}) and must drop what it made.
 */
final class Claims {

	/** How the names of files that tell the file system's time begin. */
	private static final String PROBE = ".now";

	private final Path folder;
	private final Duration patience;

	/**
	 * @param folder is made when it is not there
	 * @param patience how long a claim counts without being touched
	 */
	Claims(final Path folder, final Duration patience) throws IOException {
		this.folder = Files.createDirectories(folder);
		this.patience = patience;
	}

	/** How often a holder should touch its claims. */
	Duration heartbeat() {
		return patience.dividedBy(6);
	}

	/**
	 * Claims an item.
	 *
	 * @return nothing when somebody else works on it
	 */
	Optional<Claim> take(final String name) throws IOException {
		final int generation = newest(name);
		if (generation >= 0 && isAlive(file(name, generation))) return Optional
			.empty();
		final Claim claim = new Claim(name, generation + 1, ClaimHolder.current()
			.signature() + " " + UUID.randomUUID());
		try {
			Files.writeString(claim.file(), claim.token,
				StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
			return Optional.of(claim);
		}
		catch (final FileAlreadyExistsException exc) {
			return Optional.empty(); // another was quicker
		}
	}

	/**
	 * Clears away what killed holders left: claims on items that are made, and old
	 * files that told the time.
	 */
	void sweep(final Predicate<String> made) throws IOException {
		final FileTime old = FileTime.from(now().toInstant().minus(patience));
		try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
			for (final Path file : all) {
				final String name = file.getFileName().toString();
				final int dot = name.lastIndexOf('.');
				final boolean left = name.startsWith(PROBE) ? isOlder(file, old)
					: dot > 0 && made.test(name.substring(0, dot));
				if (left) Files.deleteIfExists(file);
			}
		}
	}

	/** An item that this process has. */
	final class Claim implements ItemMaker.Holder {

		private final String name;
		private final int generation;
		private final String token;

		private Claim(final String name, final int generation, final String token) {
			this.name = name;
			this.generation = generation;
			this.token = token;
		}

		private Path file() {
			return Claims.this.file(name, generation);
		}

		/** Tells the others that it is being worked on. */
		void touch() throws IOException {
			if (Files.exists(file())) Files.setLastModifiedTime(file(), now());
		}

		/** Whether nobody took it over. */
		@Override
		public boolean isHeld() throws IOException {
			try {
				return newest(name) == generation && Files.readString(file()).equals(
					token);
			}
			catch (final NoSuchFileException exc) {
				return false;
			}
		}

		/**
		 * Gives it back: done, failed or left to others. Earlier generations go
		 * first, so that it counts until it is gone itself.
		 */
		void release() throws IOException {
			for (int g = 0; g <= generation; g++)
				Files.deleteIfExists(Claims.this.file(name, g));
		}
	}

	// -- Helper methods --

	private static boolean isOlder(final Path file, final FileTime time)
		throws IOException
	{
		try {
			return Files.getLastModifiedTime(file).compareTo(time) < 0;
		}
		catch (final NoSuchFileException exc) {
			return false; // its maker was quicker
		}
	}

	private boolean isAlive(final Path claim) throws IOException {
		try {
			final FileTime touched = Files.getLastModifiedTime(claim);
			return Duration.between(touched.toInstant(), now().toInstant()).compareTo(
				patience) < 0 && !ClaimHolder.read(Files.readString(claim)).map(
					ClaimHolder::isGone).orElse(false);
		}
		catch (final NoSuchFileException exc) {
			return true; // just given back: the next round sees what became of it
		}
	}

	/** The file system's time. */
	private FileTime now() throws IOException {
		final Path probe = Files.createTempFile(folder, PROBE, "");
		try {
			return Files.getLastModifiedTime(probe);
		}
		finally {
			Files.deleteIfExists(probe);
		}
	}

	/** The newest generation of an item's claims, or -1. */
	private int newest(final String name) throws IOException {
		int newest = -1;
		try (DirectoryStream<Path> claims = Files.newDirectoryStream(folder, p -> p
			.getFileName().toString().startsWith(name + ".")))
		{
			for (final Path claim : claims) {
				final String rest = claim.getFileName().toString().substring(name
					.length() + 1);
				if (rest.matches("\\d{1,9}")) newest = Math.max(newest, Integer
					.parseInt(rest));
			}
		}
		return newest;
	}

	private Path file(final String name, final int generation) {
		return folder.resolve(name + "." + generation);
	}
}
