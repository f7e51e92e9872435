package org.soulstyler.batch.spark;

import java.io.Serializable;

import org.soulstyler.batch.ItemWork;
import org.soulstyler.failure.SoulstylerException;

/** Tells executors what to do with items. */
interface WorkFactory extends Serializable {

	/**
	 * Called on an executor, for each task; what costs much is kept by the
	 * executor.
	 *
	 * @return for files of this machine, and one thread
	 */
	ItemWork open() throws SoulstylerException;
}
