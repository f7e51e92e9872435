package org.soulstyler.batch.spark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.apache.hadoop.conf.Configuration;
import org.soulstyler.batch.BatchItem;
import org.soulstyler.batch.Fingerprint;
import org.soulstyler.batch.ItemWork;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * Work on files of this machine, with inputs that lie elsewhere: they are copied
 * here first. The last few copies are kept: an item's input is asked for several
 * times, and a grid's by many items.
 */
final class StagedWork implements ItemWork, AutoCloseable {

	private static final int COPIES = 4;

	private final ItemWork work;
	private final Path folder;
	private final Configuration configuration;
	private final Map<String, Path> copies = new LinkedHashMap<>(8, 0.75f, true);
	private int number;

	/** @param folder for the copies; is made when it is needed */
	StagedWork(final ItemWork work, final Path folder,
		final Configuration configuration)
	{
		this.work = work;
		this.folder = folder;
		this.configuration = configuration;
	}

	@Override
	public Fingerprint fingerprint(final BatchItem item)
		throws SoulstylerException
	{
		return work.fingerprint(staged(item));
	}

	@Override
	public List<String> files(final BatchItem item) {
		return work.files(item);
	}

	@Override
	public List<Path> make(final BatchItem item, final Path into,
		final Consumer<String> log, final BooleanSupplier cancelled)
		throws SoulstylerException
	{
		return work.make(staged(item), into, log, cancelled);
	}

	@Override
	public void close() throws IOException {
		for (final Path copy : copies.values())
			Files.deleteIfExists(copy);
		copies.clear();
	}

	// -- Helper methods --

	private BatchItem staged(final BatchItem item) throws SoulstylerException {
		return new BatchItem(item.name(), copy(item.image()), item.mask() == null
			? null : copy(item.mask()), item.instruction(), item.seed(), item
				.settings());
	}

	private String copy(final String location) throws SoulstylerException {
		final Path known = copies.get(location);
		if (known != null) return known.toString();
		try {
			final Path copy = Files.createDirectories(folder.resolve(String.valueOf(
				number++))).resolve(location.substring(location.lastIndexOf('/') + 1));
			final org.apache.hadoop.fs.Path source = new org.apache.hadoop.fs.Path(
				location);
			try (InputStream in = source.getFileSystem(configuration).open(source)) {
				Files.copy(in, copy);
			}
			copies.put(location, copy);
			if (copies.size() > COPIES) {
				final Path oldest = copies.remove(copies.keySet().iterator().next());
				Files.deleteIfExists(oldest);
			}
			return copy.toString();
		}
		catch (final java.io.FileNotFoundException exc) {
			throw new SoulstylerException(Failure.IMAGE, "There is no " + location +
				".", exc);
		}
		catch (final IOException exc) {
			// A store that does not answer may do so another time.
			throw new SoulstylerException(Failure.DEVICE, "The file " + location +
				" cannot be read: " + exc.getMessage(), exc);
		}
	}
}
