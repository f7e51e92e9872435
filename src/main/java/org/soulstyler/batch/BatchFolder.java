package org.soulstyler.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.folders.Renaming;

/**
 * Where a batch puts its results on this machine or on a disk that machines
 * share, and in the folder {@value ResultStore#OWN} in it what is its own
 * business: claims, work that is not finished, logs, records of items that
 * failed.
 */
public final class BatchFolder implements ResultStore {

	private final Path results;

	private BatchFolder(final Path results) {
		this.results = results;
	}

	/** A folder to look at: nothing is made. */
	public static BatchFolder at(final Path results) {
		return new BatchFolder(results);
	}

	/**
	 * A folder to work in: what it needs is made.
	 *
	 * @throws IOException when a folder cannot be made
	 */
	public static BatchFolder open(final Path results) throws IOException {
		final BatchFolder folder = new BatchFolder(Files.createDirectories(
			results));
		for (final String room : List.of("work", "logs", "failed"))
			Files.createDirectories(folder.own(room));
		return folder;
	}

	Path own(final String name) {
		return results.resolve(OWN).resolve(name);
	}

	@Override
	public String location(final String name) {
		return results.resolve(name).toString();
	}

	@Override
	public boolean exists(final String name) {
		return Files.exists(results.resolve(name));
	}

	@Override
	public Optional<String> read(final String name) {
		try {
			return Optional.of(Files.readString(results.resolve(name)));
		}
		catch (final IOException exc) {
			return Optional.empty(); // what cannot be read is made anew
		}
	}

	@Override
	public Optional<String> hash(final String name) {
		final Path file = results.resolve(name);
		if (!Files.isRegularFile(file)) return Optional.empty();
		try {
			return Optional.of(Fingerprint.of(file));
		}
		catch (final SoulstylerException exc) {
			return Optional.empty(); // likewise
		}
	}

	@Override
	public void write(final String name, final String text) throws IOException {
		final Path aside = Files.createTempFile(own("work"), "record", ".tmp");
		try {
			Files.writeString(aside, text);
			publish(aside, name);
		}
		finally {
			Files.deleteIfExists(aside);
		}
	}

	@Override
	public void publish(final Path file, final String name) throws IOException {
		Renaming.move(file, results.resolve(name));
	}

	@Override
	public void delete(final String name) throws IOException {
		Files.deleteIfExists(results.resolve(name));
	}

	@Override
	public Path newWork(final BatchItem item) throws IOException {
		return Files.createDirectory(own("work").resolve(item.name() + "-" + UUID
			.randomUUID()));
	}

	@Override
	public Log log(final BatchItem item) {
		return new LogFile(own("logs").resolve(item.name() + ".log"));
	}

	/**
	 * Clears away what killed runs left, once it is older than this.
	 *
	 * @throws IOException when the folder cannot be read
	 */
	public void sweep(final Duration age) throws IOException {
		final FileTime line = FileTime.from(Instant.now().minus(age));
		try (Stream<Path> left = Files.list(own("work"))) {
			for (final Path path : left.toList()) {
				try {
					if (Files.getLastModifiedTime(path).compareTo(line) < 0) deleteAll(
						path);
				}
				catch (final NoSuchFileException exc) {
					// another process swept it
				}
			}
		}
	}

	/**
	 * Removes a folder and what is in it, if it is there.
	 *
	 * @throws IOException when something in it cannot be removed
	 */
	public static void deleteAll(final Path folder) throws IOException {
		try (Stream<Path> all = Files.walk(folder)) {
			for (final Path path : all.sorted(Comparator.reverseOrder()).toList())
				Files.deleteIfExists(path);
		}
		catch (final NoSuchFileException | UncheckedIOException exc) {
			// gone already
		}
	}

	/** Written line by line, so that it can be read while the item is made. */
	private record LogFile(Path file) implements Log {

		LogFile {
			try {
				Files.deleteIfExists(file);
			}
			catch (final IOException exc) {
				// then it goes on where the old one ended
			}
		}

		@Override
		public void accept(final String message) {
			try {
				Files.writeString(file, message + "\n", StandardOpenOption.CREATE,
					StandardOpenOption.APPEND);
			}
			catch (final IOException exc) {
				// A log that cannot be written must not cost the picture.
			}
		}

		@Override
		public void close() {
			// each line is there already
		}
	}
}
