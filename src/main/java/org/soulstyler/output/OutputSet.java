package org.soulstyler.output;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.folders.Renaming;

/**
 * Files that belong together. All are written beside their places first and moved
 * when the last one is whole, so that a full disk leaves those of an earlier run as
 * they were, or nothing.
 */
public final class OutputSet {

	/** Fills the file that it is given. */
	@FunctionalInterface
	public interface Encoder {

		/** @param file there, empty, and with the extension of its place */
		void write(Path file) throws IOException;
	}

	/** A file on its way: where it is now, and the one it replaces. */
	private static final class Part {

		private final Path place;
		private final Encoder encoder;
		private @Nullable Path written;
		private @Nullable Path before;
		private boolean moved;

		Part(final Path place, final Encoder encoder) {
			this.place = place;
			this.encoder = encoder;
		}
	}

	private final List<Part> parts = new ArrayList<>();

	/** Adds a file; they are moved to their places in the order of addition. */
	public OutputSet add(final Path file, final Encoder encoder) {
		parts.add(new Part(file.toAbsolutePath(), encoder));
		return this;
	}

	/**
	 * Writes all files.
	 *
	 * @throws SoulstylerException ({@link Failure#OUTPUT}) when one cannot be
	 *           written; then none has changed
	 */
	public void write() throws SoulstylerException {
		try {
			for (final Part part : parts)
				attempt(part, OutputSet::encode);
			for (final Part part : parts)
				attempt(part, OutputSet::keepOld);
			for (final Part part : parts)
				attempt(part, OutputSet::move);
		}
		catch (final SoulstylerException | RuntimeException exc) {
			undo();
			throw exc;
		}
		finally {
			for (final Part part : parts) {
				deleteQuietly(part.written);
				deleteQuietly(part.before);
			}
		}
	}

	/**
	 * Checks before the work starts that its result can be written.
	 *
	 * @throws SoulstylerException ({@link Failure#OUTPUT})
	 */
	public static void requireWritable(final Path file)
		throws SoulstylerException
	{
		final Path folder = file.toAbsolutePath().getParent();
		if (folder == null || !Files.isDirectory(folder)) {
			throw unwritable(file, "the folder " + folder + " does not exist", null);
		}
		if (Files.isDirectory(file)) {
			throw unwritable(file, "it is a folder", null);
		}
		if (Files.exists(file) && !Files.isRegularFile(file)) {
			throw unwritable(file, "it is not an ordinary file", null);
		}
		if (Files.exists(file) && !Files.isWritable(file)) {
			throw unwritable(file, "overwriting it is not permitted", null);
		}
		try { // a folder's permissions say too little on network drives: try it
			Files.delete(temporary(folder, ".tmp"));
		}
		catch (final IOException exc) {
			throw unwritable(file, "writing into " + folder + " is not permitted",
				exc);
		}
	}

	/** @param why the end of a sentence, without its full stop */
	public static SoulstylerException unwritable(final Path file,
		final String why, final @Nullable Exception cause)
	{
		return new SoulstylerException(Failure.OUTPUT,
			"The result cannot be written to " + file + ": " + why + ".", cause);
	}

	// -- Helper methods --

	private interface Step {

		void take(Part part) throws IOException;
	}

	private static void attempt(final Part part, final Step step)
		throws SoulstylerException
	{
		try {
			step.take(part);
		}
		catch (final IOException exc) {
			// Encoders say that it failed, what is below them why.
			Throwable why = exc;
			while (why.getCause() != null)
				why = why.getCause();
			throw unwritable(part.place, String.valueOf(why.getMessage()), exc);
		}
	}

	private static void encode(final Part part) throws IOException {
		final String name = part.place.getFileName().toString();
		// The extension stays: ImageJ adds its own to names without.
		final Path file = temporary(part.place.getParent(), name.substring(Math.max(
			0, name.lastIndexOf('.'))));
		part.written = file;
		part.encoder.write(file);
		try (FileChannel channel = FileChannel.open(file,
			StandardOpenOption.WRITE))
		{
			channel.force(true); // some disks say only now that they are full
		}
		widenPermissions(file);
	}

	/** A second name where the disk has such: it takes no room. */
	private static void keepOld(final Part part) throws IOException {
		if (!Files.exists(part.place)) return;
		final Path free = temporary(part.place.getParent(), ".old");
		Files.delete(free);
		part.before = free;
		try {
			Files.createLink(free, part.place);
		}
		catch (final IOException | UnsupportedOperationException exc) {
			Files.copy(part.place, free, LinkOption.NOFOLLOW_LINKS);
		}
	}

	private static void move(final Part part) throws IOException {
		Renaming.move(Objects.requireNonNull(part.written), part.place);
		part.moved = true;
	}

	private void undo() {
		for (final Part part : parts) {
			if (!part.moved) continue;
			try {
				if (part.before == null) Files.deleteIfExists(part.place);
				else Renaming.move(part.before, part.place);
			}
			catch (final IOException exc) {
				part.before = null; // it is all that is left of the old one
			}
		}
	}

	private static Path temporary(final @Nullable Path folder,
		final String extension) throws IOException
	{
		return Files.createTempFile(folder, ".soulstyler", extension);
	}

	/** Temporary files are private to the user; results should not be. */
	private static void widenPermissions(final Path file) throws IOException {
		final File plain = file.toFile();
		if (!plain.setReadable(true, false)) {
			throw new IOException("its permissions cannot be set");
		}
	}

	private static void deleteQuietly(final @Nullable Path file) {
		try {
			if (file != null) Files.deleteIfExists(file);
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc);
		}
	}
}
