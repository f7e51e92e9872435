package org.soulstyler.batch;

/**
 * Hears how a batch goes on, and may end it. Every method may be left as is. Where
 * several items are made at once, one thread at a time calls, but for
 * {@link #cancelled}.
 */
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

	/**
	 * How many items are made at the same time from now on, where that is measured.
	 *
	 * @param rates steps a second that one, two, four… at a time were found to make
	 */
	default void paced(final int atOnce, final double[] rates) {}

	/** Whether to stop: items at work are given back. */
	default boolean cancelled() {
		return false;
	}
}
