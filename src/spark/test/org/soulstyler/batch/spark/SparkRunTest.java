package org.soulstyler.batch.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.soulstyler.batch.BatchItem;
import org.soulstyler.batch.BatchListener;
import org.soulstyler.batch.BatchReport;
import org.soulstyler.batch.BatchRun;
import org.soulstyler.batch.BatchSettings;
import org.soulstyler.batch.ItemState;
import org.soulstyler.batch.TinyWork;

/** What a batch promises, on Spark, whose executors end when they like. */
class SparkRunTest {

	private static final SparkSettings SETTINGS = new SparkSettings(0, 2, false,
		false, false);

	@TempDir
	private Path temporary;

	private Path image;
	private Path results;
	private Path journal;

	@BeforeEach
	void makeImage() throws Exception {
		image = Files.writeString(temporary.resolve("picture.png"), "pixels");
		results = temporary.resolve("results");
		journal = Files.createFile(temporary.resolve("journal"));
	}

	@Test
	void aThousandItemsAreRightExactlyOnceWhileExecutorsAreKilled()
		throws Exception
	{
		assumeTrue(Cluster.isAvailable(), "SPARK_HOME has no Spark");
		final List<BatchItem> items = items(1000);
		final int kills;
		try (Cluster cluster = new Cluster(2, Map.of())) {
			cluster.killAtRandom(this::begun, 120, 7);
			final BatchReport report = run(cluster.spark(), items, SETTINGS, 5);
			kills = cluster.kills();
			assertTrue(report.isComplete(), report.summary());
			assertEquals(1000, report.lines().size());
		}
		assertTrue(kills >= 3, kills + " kills");
		final int begun = begun();
		System.out.println(kills + " executors killed, " + begun +
			" items begun for 1000");
		assertTrue(begun <= 1000 + kills,
			"a kill costs the item at work and no more: " + begun);
		final Path single = temporary.resolve("single");
		BatchRun.run(items, single, new TinyWork(journal, 0),
			BatchSettings.DEFAULTS, BatchListener.NONE);
		assertEquals(Results.hashes(single.toUri().toString(), ".txt",
			new Configuration()), Results.hashes(results.toUri().toString(), ".txt",
				new Configuration()));
		// What Spark made counts as done for every batch, and the other way round.
		assertEquals(Map.of(ItemState.KEPT, 1000L), BatchRun.look(items, results,
			new TinyWork(journal, 0)).counts());
	}

	@Test
	void failuresArePassingOrFinalAsInAnyBatch() throws Exception {
		final List<BatchItem> items = List.of(item("a", "impossible"), item("b",
			"full disk"), item("c", "fire"));
		try (JavaSparkContext spark = local()) {
			assertStates(run(spark, items, SETTINGS, 0), ItemState.FAILED,
				ItemState.POSTPONED, ItemState.DONE);
			assertEquals(List.of("a", "b", "b", "b", "c"), Files.readAllLines(journal)
				.stream().sorted().toList());
			assertStates(run(spark, items, SETTINGS, 0), ItemState.FAILED,
				ItemState.POSTPONED, ItemState.KEPT);
			assertTrue(Files.readString(results.resolve("batch.tsv")).contains(
				"Not there."));
			Files.writeString(image, "other pixels");
			assertStates(run(spark, items.subList(2, 3), SETTINGS, 0),
				ItemState.DONE);
		}
	}

	@Test
	void aDryRunMakesNothing() throws Exception {
		try (JavaSparkContext spark = local()) {
			assertStates(run(spark, items(3), new SparkSettings(0, 2, false, false,
				true), 0), ItemState.OPEN, ItemState.OPEN, ItemState.OPEN);
		}
		assertFalse(Files.exists(results));
		assertEquals(List.of(), Files.readAllLines(journal));
	}

	// -- Helper methods --

	private int begun() {
		try {
			return Files.readAllLines(journal).size();
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc);
		}
	}

	private BatchReport run(final JavaSparkContext spark,
		final List<BatchItem> items, final SparkSettings settings,
		final long milliseconds) throws Exception
	{
		return new SparkRun(spark, new SparkJob(new TinyFactory(journal.toString(),
			milliseconds), settings, results.toUri().toString()), said -> {}).run(
				items);
	}

	private static JavaSparkContext local() {
		return new JavaSparkContext(new SparkConf().setMaster("local[2]")
			.setAppName("test").set("spark.ui.enabled", "false"));
	}

	private BatchItem item(final String name, final String instruction) {
		return new BatchItem(name, image.toString(), null, instruction, null, "");
	}

	private List<BatchItem> items(final int count) {
		final List<BatchItem> items = new ArrayList<>();
		for (int i = 0; i < count; i++)
			items.add(item("item" + i, "style " + i));
		return items;
	}

	private static void assertStates(final BatchReport report,
		final ItemState... states)
	{
		assertEquals(List.of(states), report.lines().stream().map(
			BatchReport.Line::state).toList(), report.toTsv());
	}
}
