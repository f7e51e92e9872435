package org.soulstyler.batch.spark;

import java.io.Serializable;

/**
 * How a batch is worked on by Spark.
 *
 * @param tasks how many parts the items are cut into, at most; 0: as many as there
 *          are items, up to {@value #MOST_TASKS}
 * @param retries how often an item is tried again after a failure that may pass,
 *          and how often a job that Spark gave up is begun again
 * @param again whether items that failed for good in an earlier run are tried
 *          again
 * @param replace whether files of the results' names that no batch made may be
 *          replaced
 * @param dryRun only look what is there
 */
record SparkSettings(int tasks, int retries, boolean again, boolean replace,
		boolean dryRun) implements Serializable {

	/** The driver keeps some kilobytes of each. */
	private static final int MOST_TASKS = 20_000;

	/** How many parts to cut items into. */
	int tasks(final int items) {
		return Math.max(1, Math.min(items, tasks > 0 ? tasks : MOST_TASKS));
	}
}
