package org.soulstyler.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Where a batch puts its results, and in the folder {@value #OWN} in it what is
 * its own business: claims, work that is not finished, logs, records of items
 * that failed. Nothing has its final name before it is whole.
 */
final class BatchFolder {

	static final String OWN = ".soulstyler";
	static final String RECORD = ".record.json";

	private final Path results;

	BatchFolder(final Path results) throws IOException {
		this.results = Files.createDirectories(results);
		for (final String room : List.of("work", "logs", "failed"))
			Files.createDirectories(own(room));
	}

	Path results() {
		return results;
	}

	Path own(final String name) {
		return results.resolve(OWN).resolve(name);
	}

	/** Beside the result. */
	Path record(final BatchItem item) {
		return results.resolve(item.name() + RECORD);
	}

	Path failure(final BatchItem item) {
		return own("failed").resolve(item.name() + RECORD);
	}

	Path log(final BatchItem item) {
		return own("logs").resolve(item.name() + ".log");
	}

	/** A new folder for an item's unfinished files. */
	Path newWork(final BatchItem item) throws IOException {
		return Files.createDirectory(own("work").resolve(item.name() + "-" + UUID
			.randomUUID()));
	}

	/** Writes a text aside, then gives it its name. */
	void write(final String text, final Path file) throws IOException {
		final Path aside = Files.createTempFile(own("work"), "record", ".tmp");
		try {
			Files.writeString(aside, text);
			move(aside, file);
		}
		finally {
			Files.deleteIfExists(aside);
		}
	}

	void move(final Path from, final Path to) throws IOException {
		try {
			Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (final AtomicMoveNotSupportedException exc) {
			Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
		}
	}

	/** Clears away what killed runs left, once it is older than this. */
	void sweep(final Duration age) throws IOException {
		final FileTime line = FileTime.from(Instant.now().minus(age));
		try (Stream<Path> left = Files.list(own("work"))) {
			for (final Path path : left.toList()) {
				try {
					if (Files.getLastModifiedTime(path).compareTo(line) < 0) delete(path);
				}
				catch (final NoSuchFileException exc) {
					// another process swept it
				}
			}
		}
	}

	static void delete(final Path folder) throws IOException {
		try (Stream<Path> all = Files.walk(folder)) {
			for (final Path path : all.sorted(Comparator.reverseOrder()).toList())
				Files.deleteIfExists(path);
		}
		catch (final NoSuchFileException | UncheckedIOException exc) {
			// gone already
		}
	}
}
