package org.soulstyler.batch.spark;

import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntSupplier;

import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * A Spark cluster on this machine: executors are processes of their own, and are
 * killed when asked. Needs {@code SPARK_HOME}, a folder to start them from.
 */
final class Cluster implements AutoCloseable {

	private final JavaSparkContext spark;
	private volatile int kills;
	private volatile boolean closed;

	Cluster(final int executors, final Map<String, String> options) {
		final SparkConf conf = new SparkConf().setMaster("local-cluster[" +
			executors + ",1,1024]").setAppName("test");
		conf.set("spark.executor.memory", "1g");
		conf.set("spark.executor.cores", "1");
		conf.set("spark.executor.extraClassPath", System.getProperty(
			"java.class.path"));
		conf.set("spark.executor.extraJavaOptions",
			"-Xshare:auto -XX:TieredStopAtLevel=1 -Djava.awt.headless=true");
		conf.set("spark.ui.enabled", "false");
		conf.set("spark.task.maxFailures", "8");
		// As many deaths as there are
		conf.set("spark.deploy.maxExecutorRetries", "-1");
		options.forEach(conf::set);
		spark = new JavaSparkContext(conf);
		spark.setLogLevel("ERROR");
	}

	/** Whether there is what a cluster is started with. */
	static boolean isAvailable() {
		final String home = System.getenv("SPARK_HOME");
		// Executors have this process's class path, but ask for a folder of jars
		return home != null && (new File(home, "jars").isDirectory() || new File(
			home, "jars").mkdirs());
	}

	JavaSparkContext spark() {
		return spark;
	}

	/**
	 * Kills one executor or another, until this is closed: the first when a random
	 * number of items up to twice the average are begun, and so on.
	 *
	 * @param begun how many items are
	 * @param average how many are begun between two kills
	 */
	void killAtRandom(final IntSupplier begun, final int average,
		final long seed)
	{
		final Random random = new Random(seed);
		final Thread killer = new Thread(() -> {
			int next = 1 + random.nextInt(2 * average);
			while (!closed) {
				sleep(20);
				final List<ProcessHandle> executors = executors();
				if (begun.getAsInt() < next || executors.isEmpty()) continue;
				if (executors.get(random.nextInt(executors.size())).destroyForcibly())
					kills++;
				next += 1 + random.nextInt(2 * average);
			}
		}, "killer");
		killer.setDaemon(true);
		killer.start();
	}

	int kills() {
		return kills;
	}

	@Override
	public void close() {
		closed = true;
		spark.close();
	}

	private static void sleep(final long milliseconds) {
		try {
			Thread.sleep(milliseconds);
		}
		catch (final InterruptedException exc) {
			Thread.currentThread().interrupt();
		}
	}

	/** The only Java that this process starts itself: master and workers are in it. */
	private static List<ProcessHandle> executors() {
		return ProcessHandle.current().children().filter(p -> p.info().command()
			.orElse("").endsWith("java")).toList();
	}
}
