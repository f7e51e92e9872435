package org.soulstyler.batch.spark;

import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.soulstyler.Soulstyler;
import org.soulstyler.device.DeviceWish;
import org.soulstyler.failure.SoulstylerException;

/**
 * The models of an executor: opened once, kept until it ends. Its tasks take
 * turns, since a picture takes all of its cores.
 */
final class ExecutorModels {

	private static ModelArchive opened;
	private static String device;
	private static Soulstyler soulstyler;

	private ExecutorModels() {
		// prevent instantiation of utility class
	}

	static synchronized Soulstyler open(final ModelArchive models,
		final String where) throws SoulstylerException
	{
		if (models.equals(opened) && where.equals(device)) return soulstyler;
		useOwnCoresOnly();
		if (soulstyler != null) soulstyler.close();
		opened = null;
		soulstyler = Soulstyler.open(models.open(), DeviceWish.parse(where));
		opened = models;
		device = where;
		return soulstyler;
	}

	/** A machine may have several executors. */
	private static void useOwnCoresOnly() {
		final SparkConf conf = SparkEnv.get().conf();
		if (!conf.contains("spark.executor.cores") || System.getProperty(
			"ai.djl.pytorch.num_threads") != null) return;
		System.setProperty("ai.djl.pytorch.num_threads", conf.get(
			"spark.executor.cores"));
	}
}
