package org.soulstyler.batch.spark;

import java.nio.file.Path;

import org.soulstyler.batch.ItemWork;
import org.soulstyler.batch.TinyWork;

/** Work of a moment; see {@link TinyWork}. */
record TinyFactory(String journal, long milliseconds) implements WorkFactory {

	@Override
	public ItemWork open() {
		return new TinyWork(Path.of(journal), milliseconds);
	}
}
