package org.soulstyler.batch;

/** What became of an item. */
public enum ItemState {

		/** Its result is there, made in this run. */
		DONE,
		/** Its result was there already. */
		KEPT,
		/** It cannot be made: trying again would fail again. */
		FAILED,
		/** It was not made, but may be another time: a full disk, a lost device. */
		POSTPONED,
		/** Nobody has made it: the run ended before, or it is another task's. */
		OPEN;

	/** Whether its result is there. */
	public boolean isMade() {
		return this == DONE || this == KEPT;
	}
}
