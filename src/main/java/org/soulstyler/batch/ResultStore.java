package org.soulstyler.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where the results, records and logs of a batch lie: a folder, or a cluster's
 * file system. Nothing has its name there before it is whole. Names are relative,
 * with "/" between folders, which are made when they are needed.
 */
public interface ResultStore {

	/** What the name of a record ends with. */
	String RECORD = ".record.json";

	/** The folder of what is the batch's own business. */
	String OWN = ".soulstyler";

	/** The name of what stands beside a result. */
	static String record(final BatchItem item) {
		return item.name() + RECORD;
	}

	/** The name of what is kept of an item that cannot be made. */
	static String failure(final BatchItem item) {
		return OWN + "/failed/" + item.name() + RECORD;
	}

	/** For messages: where a file lies. */
	String location(String name);

	/** Whether there is a file of this name. */
	boolean exists(String name) throws IOException;

	/** A text, or nothing where there is no such file. */
	Optional<String> read(String name) throws IOException;

	/** The SHA-256 of a file in hexadecimal, or nothing where there is none. */
	Optional<String> hash(String name) throws IOException;

	/** Writes a text in place of what is there: others see the old or the new. */
	void write(String name, String text) throws IOException;

	/**
	 * Gives a finished file its name, in place of what is there.
	 *
	 * @param file in a folder that {@link #newWork} gave; may be moved away
	 */
	void publish(Path file, String name) throws IOException;

	/** Removes a file, if it is there. */
	void delete(String name) throws IOException;

	/** A new folder on this machine for an item's unfinished files. */
	Path newWork(BatchItem item) throws IOException;

	/** A new log of an item, in place of an older one. */
	Log log(BatchItem item);

	/** What a person may want to read of an item later. */
	interface Log extends Consumer<String>, AutoCloseable {

		/** A log that cannot be written must not cost the picture. */
		@Override
		void close();
	}
}
