package org.soulstyler.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A folder, this user's alone, for pictures that wait and results that are kept.
 * All names in it are our own.
 */
final class Spool implements AutoCloseable {

	private final Path folder;
	private final long most;
	private long used;
	private long next;

	/** @param most bytes that may be reserved at once */
	Spool(final long most) {
		this.most = most;
		try {
			folder = Files.createTempDirectory("soulstyler-server");
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc);
		}
	}

	Path folder() {
		return folder;
	}

	/** @throws Problem (503) when there is no room for it now */
	synchronized void reserve(final long bytes) throws Problem {
		if (used + bytes > most) throw Problem.busy(
			"Too many pictures are waiting. Try again later.");
		used += bytes;
	}

	synchronized void release(final long bytes) {
		used -= bytes;
	}

	/** A place where nothing is yet. */
	synchronized Path place() {
		return folder.resolve(String.valueOf(++next));
	}

	/** A new folder. */
	Path newFolder() throws IOException {
		return Files.createDirectory(place());
	}

	/** Deletes a file, or a folder with all that is in it. */
	static void delete(final Path what) {
		if (!Files.exists(what)) return;
		try (Stream<Path> all = Files.walk(what)) {
			for (final Path path : all.sorted(Comparator.reverseOrder()).toList())
				Files.deleteIfExists(path);
		}
		catch (final IOException | UncheckedIOException exc) {
			// The next attempt, or the system, cleans up.
		}
	}

	@Override
	public void close() {
		delete(folder);
	}
}
