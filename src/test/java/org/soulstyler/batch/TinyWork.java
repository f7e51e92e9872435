package org.soulstyler.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * Work of a moment in a picture's place: a text of what was asked for. Notes in a
 * file of its own how often it was begun, and can be told to fail.
 */
public class TinyWork implements ItemWork {

	private final Path journal;
	private final long milliseconds;

	/** @param journal gets the name of each item that is begun, or null */
	public TinyWork(final Path journal, final long milliseconds) {
		this.journal = journal;
		this.milliseconds = milliseconds;
	}

	@Override
	public Fingerprint fingerprint(final BatchItem item)
		throws SoulstylerException
	{
		return new Fingerprint(Map.of("image", Fingerprint.of(Path.of(item
			.image())), "instruction", Fingerprint.of(item.instruction()), "settings",
			Fingerprint.of(item.settings() + item.seed())));
	}

	@Override
	public List<String> files(final BatchItem item) {
		return List.of(item.name() + ".txt");
	}

	@Override
	public List<Path> make(final BatchItem item, final Path folder,
		final Consumer<String> log, final BooleanSupplier cancelled)
		throws SoulstylerException
	{
		try {
			if (journal != null) Files.writeString(journal, item.name() + "\n",
				StandardOpenOption.CREATE, StandardOpenOption.APPEND);
			Thread.sleep(milliseconds);
			if (item.instruction().contains("impossible"))
				throw new SoulstylerException(Failure.OBJECT_NOT_FOUND, "Not there.");
			if (item.instruction().contains("full disk"))
				throw new SoulstylerException(Failure.OUTPUT, "No space left.");
			if (item.instruction().contains("no engine"))
				throw new SoulstylerException(Failure.ENVIRONMENT, "It does not load.");
			if (item.instruction().contains("fault")) throw new IllegalStateException(
				"a fault of ours");
			final Path file = folder.resolve(item.name() + ".txt");
			Files.writeString(file, content(item));
			log.accept("written");
			return List.of(file);
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc);
		}
		catch (final InterruptedException exc) {
			throw new SoulstylerException(Failure.CANCELLED, "Stopped.", exc);
		}
	}

	static String content(final BatchItem item) throws SoulstylerException {
		return item.instruction() + " " + Fingerprint.of(Path.of(item.image())) +
			" " + item.seed() + "\n";
	}

	/** Works through a table in a process of its own: TABLE, RESULTS, JOURNAL, MILLISECONDS. */
	public static void main(final String[] arguments) throws Exception {
		final BatchSettings settings = new BatchSettings(Shard.ALL, Duration
			.ofMinutes(1), 0, false, false, true);
		final BatchReport report = BatchRun.run(Manifest.read(Path.of(arguments[0]),
			null), Path.of(arguments[1]), new TinyWork(Path.of(arguments[2]), Long
				.parseLong(arguments[3])), settings, BatchListener.NONE);
		System.exit(report.isComplete() ? 0 : 1);
	}
}
