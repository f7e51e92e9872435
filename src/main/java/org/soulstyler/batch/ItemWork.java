package org.soulstyler.batch;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.soulstyler.failure.SoulstylerException;

/**
 * How an item is made. Used by one thread at a time, but for {@link #make} and
 * {@link #steps} where a batch makes several at once.
 */
public interface ItemWork {

	/**
	 * All that decides what {@link #make} makes.
	 *
	 * @throws SoulstylerException when the item can't be made, whatever is tried
	 */
	Fingerprint fingerprint(BatchItem item) throws SoulstylerException;

	/** The names of the files that an item will have, known before it is made. */
	List<String> files(BatchItem item);

	/**
	 * Makes an item.
	 *
	 * @param folder is empty, and where to put the files
	 * @param log hears what a person may want to read of it later
	 * @param cancelled whether to stop: nothing of the item is kept then
	 * @return the files, of the names that {@link #files} tells
	 * @throws SoulstylerException when it was told to stop, or the item cannot be
	 *           made
	 */
	List<Path> make(BatchItem item, Path folder, Consumer<String> log,
		BooleanSupplier cancelled) throws SoulstylerException;

	/**
	 * Steps that were made so far, of all items: by them is measured how many at the
	 * same time make most.
	 */
	default long steps() {
		return 0;
	}
}
