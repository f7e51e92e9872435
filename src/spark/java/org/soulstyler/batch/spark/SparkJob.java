package org.soulstyler.batch.spark;

import java.io.Serializable;

/**
 * What the driver and its executors know of a batch.
 *
 * @param results where they go, a Hadoop path
 */
record SparkJob(WorkFactory factory, SparkSettings settings, String results)
		implements
			Serializable {
}
