package org.soulstyler.batch;

/** Hears how a batch goes on, and may end it. Every method may be left as is. */
public interface BatchListener {

	/** A batch that nobody watches. */
	BatchListener NONE = new BatchListener() {};

	/** An item is begun. */
	default void begun(final BatchItem item) {}

	/** @param message something that happens to the item */
	default void message(final BatchItem item, final String message) {}

	/**
	 * An item is done with.
	 *
	 * @param settled how many are
	 * @param total of this task's items
	 */
	default void settled(final BatchReport.Line line, final int settled,
		final int total)
	{}

	/** Whether to stop: the item at work is given back. */
	default boolean cancelled() {
		return false;
	}
}
