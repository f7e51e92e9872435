package org.soulstyler.batch.spark;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.CollectionAccumulator;
import org.apache.spark.util.SerializableConfiguration;
import org.soulstyler.batch.BatchFolder;
import org.soulstyler.batch.BatchItem;
import org.soulstyler.batch.BatchReport;
import org.soulstyler.batch.BatchReport.Line;
import org.soulstyler.batch.BatchSettings;
import org.soulstyler.batch.ItemState;
import org.soulstyler.batch.ResultStore;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * The driver's part of a batch: hands out the items, begins again what Spark gave
 * up, and reports.
 */
final class SparkRun {

	private static final long POLL_SECONDS = 2;

	private final JavaSparkContext spark;
	private final SparkJob job;
	private final Consumer<String> said;

	/** @param said hears how it goes */
	SparkRun(final JavaSparkContext spark, final SparkJob job,
		final Consumer<String> said)
	{
		this.spark = spark;
		this.job = job;
		this.said = said;
	}

	/**
	 * Makes what is not made yet, and writes {@code batch.tsv} and
	 * {@code batch.json} beside the results; a dry run only looks.
	 *
	 * @throws SoulstylerException ({@link Failure#OUTPUT}) when the results cannot
	 *           be written
	 */
	BatchReport run(final List<BatchItem> items) throws SoulstylerException {
		try {
			final ResultStore store = job.settings().dryRun() ? null : store();
			final Line[] lines = new Line[items.size()];
			Set<Integer> open = new HashSet<>(IntStream.range(0, items.size()).boxed()
				.toList());
			for (int round = 0; round <= job.settings().retries() && !open
				.isEmpty(); round++)
				open = round(items, open, lines);
			final BatchReport report = new BatchReport(IntStream.range(0, items
				.size()).mapToObj(i -> lines[i] != null ? lines[i] : new Line(items.get(
					i), ItemState.OPEN, 0, "Spark gave it up")).toList());
			if (store != null) {
				store.write("batch.tsv", report.toTsv());
				store.write("batch.json", report.toJson());
			}
			return report;
		}
		catch (final IOException exc) {
			throw new SoulstylerException(Failure.OUTPUT, "The folder " + job
				.results() + " cannot be used: " + exc.getMessage(), exc);
		}
	}

	// -- Helper methods --

	private ResultStore store() throws IOException {
		final ResultStore store = HadoopStore.open(job.results(), null, spark
			.hadoopConfiguration());
		if (store instanceof BatchFolder folder) folder.sweep(BatchSettings.DEFAULTS
			.patience().multipliedBy(10));
		return store;
	}

	/**
	 * One job over some items.
	 *
	 * @param lines gets what became of them
	 * @return items to look at again: those that were given up, and those that two
	 *         attempts may have written at once
	 */
	private Set<Integer> round(final List<BatchItem> items,
		final Set<Integer> open, final Line[] lines)
	{
		final List<ItemTask.Numbered> numbered = open.stream().sorted().map(
			i -> new ItemTask.Numbered(i, items.get(i))).toList();
		final JavaRDD<ItemTask.Numbered> shared = spark.parallelize(numbered, job
			.settings().tasks(numbered.size()));
		final CollectionAccumulator<ItemTask.Outcome> outcomes = spark.sc()
			.collectionAccumulator("items");
		await(shared.foreachPartitionAsync(new ItemTask(job,
			new SerializableConfiguration(spark.hadoopConfiguration()), outcomes)),
			outcomes, numbered.size());
		final Set<Integer> again = new HashSet<>(open);
		for (final ItemTask.Outcome outcome : outcomes.value()) {
			if (!outcome.repeated()) again.remove(outcome.index());
			final Line before = lines[outcome.index()];
			if (before != null && before.state() == ItemState.DONE && outcome
				.state() == ItemState.KEPT) continue; // it was looked at once more
			lines[outcome.index()] = outcome.line(items.get(outcome.index()));
		}
		return again;
	}

	private void await(final JavaFutureAction<Void> job,
		final CollectionAccumulator<ItemTask.Outcome> outcomes, final int total)
	{
		int told = -1;
		while (true) {
			try {
				job.get(POLL_SECONDS, TimeUnit.SECONDS);
				return;
			}
			catch (final TimeoutException exc) {
				final int settled = outcomes.value().size();
				if (settled != told) said.accept("[" + settled + "/" + total + "]");
				told = settled;
			}
			catch (final ExecutionException exc) {
				said.accept("Spark gave up: " + exc.getCause().getMessage().lines()
					.findFirst().orElse(""));
				return;
			}
			catch (final InterruptedException exc) {
				job.cancel(true);
				Thread.currentThread().interrupt();
				return;
			}
		}
	}
}
