package org.soulstyler.batch.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.soulstyler.batch.BatchItem;
import org.soulstyler.batch.BatchListener;
import org.soulstyler.batch.BatchReport;
import org.soulstyler.batch.BatchRun;
import org.soulstyler.batch.BatchSettings;
import org.soulstyler.batch.ItemState;
import org.soulstyler.batch.TinyWork;

/** Pictures and results in an object store, whose server the test starts. */
class SparkStoreTest {

	private static final String INPUT = "s3a://bucket/photos/";
	private static final String OUTPUT = "s3a://bucket/restyled";

	@TempDir
	private Path temporary;

	@Test
	void resultsInAnObjectStoreAreRightAlthoughExecutorsAreKilled()
		throws Exception
	{
		assumeTrue(Cluster.isAvailable(), "SPARK_HOME has no Spark");
		final Path journal = Files.createFile(temporary.resolve("journal"));
		final SparkJob job = new SparkJob(new TinyFactory(journal.toString(), 5),
			new SparkSettings(0, 2, false, false, false), OUTPUT);
		try (S3Server server = new S3Server("bucket");
				Cluster cluster = new Cluster(2, server.options()))
		{
			final FileSystem bucket = new org.apache.hadoop.fs.Path(INPUT)
				.getFileSystem(cluster.spark().hadoopConfiguration());
			put(bucket, INPUT + "picture.png", "pixels");
			put(bucket, INPUT + "table.tsv", table(100));
			final List<BatchItem> items = new HadoopInputs(INPUT + "table.tsv",
				cluster.spark().hadoopConfiguration()).table(null);
			assertEquals(INPUT + "picture.png", items.get(0).image());
			cluster.killAtRandom(() -> lines(journal), 25, 3);
			final BatchReport report = new SparkRun(cluster.spark(), job, said -> {})
				.run(items);
			assertTrue(report.isComplete(), report.summary());
			assertTrue(cluster.kills() > 0);
			System.out.println(cluster.kills() + " executors killed, " + lines(
				journal) + " items begun for 100");
			assertEquals(single(), Results.hashes(OUTPUT, ".txt", cluster.spark()
				.hadoopConfiguration()));
			assertEquals(Map.of(ItemState.KEPT, 100L), new SparkRun(cluster.spark(),
				job, said -> {}).run(items).counts());
			put(bucket, OUTPUT + "/item7.txt", "somebody else's");
			assertEquals(1L, new SparkRun(cluster.spark(), job, said -> {}).run(items)
				.counts().get(ItemState.DONE));
		}
	}

	// -- Helper methods --

	/** The same by a single run on this machine. */
	private Map<String, String> single() throws Exception {
		Files.writeString(temporary.resolve("picture.png"), "pixels");
		final Path table = Files.writeString(temporary.resolve("table.tsv"), table(
			100));
		final Path results = temporary.resolve("single");
		BatchRun.run(org.soulstyler.batch.Manifest.read(table, null), results,
			new TinyWork(null, 0), BatchSettings.DEFAULTS, BatchListener.NONE);
		return Results.hashes(results.toUri().toString(), ".txt",
			new org.apache.hadoop.conf.Configuration());
	}

	private static String table(final int count) {
		final StringBuilder table = new StringBuilder("image\tinstruction\tname\n");
		IntStream.range(0, count).forEach(i -> table.append("picture.png\tstyle ")
			.append(i).append("\titem").append(i).append('\n'));
		return table.toString();
	}

	private static void put(final FileSystem bucket, final String name,
		final String text) throws Exception
	{
		try (FSDataOutputStream out = bucket.create(new org.apache.hadoop.fs.Path(
			name)))
		{
			out.writeBytes(text);
		}
	}

	private static int lines(final Path journal) {
		try {
			return Files.readAllLines(journal).size();
		}
		catch (final java.io.IOException exc) {
			throw new java.io.UncheckedIOException(exc);
		}
	}
}
