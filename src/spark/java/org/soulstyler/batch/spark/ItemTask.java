package org.soulstyler.batch.spark;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;

import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkFiles;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.apache.spark.api.java.function.VoidFunction;
import org.apache.spark.util.CollectionAccumulator;
import org.apache.spark.util.SerializableConfiguration;
import org.soulstyler.batch.BatchFolder;
import org.soulstyler.batch.BatchItem;
import org.soulstyler.batch.BatchReport.Line;
import org.soulstyler.batch.Fingerprint;
import org.soulstyler.batch.ItemMaker;
import org.soulstyler.batch.ItemState;
import org.soulstyler.batch.ResultStore;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * What an executor does with some items, one after the other. If it is lost on
 * the way, another one goes through the same items and finds done what is done.
 */
final class ItemTask implements VoidFunction<Iterator<ItemTask.Numbered>> {

	/** An item and its place in the batch. */
	record Numbered(int index, BatchItem item) implements Serializable {
	}

	/**
	 * A {@link Line} that names its item by its place.
	 *
	 * @param repeated whether another attempt at it was given up for lost before
	 */
	record Outcome(int index, ItemState state, double seconds, String message,
			boolean repeated) implements Serializable {

		Line line(final BatchItem item) {
			return new Line(item, state, seconds, message);
		}
	}

	private final SparkJob job;
	private final SerializableConfiguration configuration;
	private final CollectionAccumulator<Outcome> outcomes;

	/** @param outcomes gets those of a task when it has ended, once */
	ItemTask(final SparkJob job, final SerializableConfiguration configuration,
		final CollectionAccumulator<Outcome> outcomes)
	{
		this.job = job;
		this.configuration = configuration;
		this.outcomes = outcomes;
	}

	@Override
	public void call(final Iterator<Numbered> items) throws Exception {
		final Configuration hadoop = configuration.value();
		final SparkSettings settings = job.settings();
		final Path own = Path.of(SparkFiles.getRootDirectory()).toAbsolutePath()
			.resolve("soulstyler-" + TaskContext.get().taskAttemptId());
		try (StagedWork work = new StagedWork(job.factory().open(), own.resolve(
			"inputs"), hadoop))
		{
			final ResultStore store = settings.dryRun() ? HadoopStore.at(job
				.results(), hadoop) : HadoopStore.open(job.results(), own.resolve(
					"work"), hadoop);
			final ItemMaker maker = new ItemMaker(store, work, settings.again(),
				settings.replace());
			while (items.hasNext()) {
				final Numbered next = items.next();
				final Line line = settings.dryRun() ? maker.look(next.item()) : settle(
					next.item(), maker);
				outcomes.add(new Outcome(next.index(), line.state(), line.seconds(),
					line.message(), isRepeated(TaskContext.get())));
			}
		}
		finally {
			BatchFolder.deleteAll(own);
		}
	}

	// -- Helper methods --

	/** Tries again what may go well then. */
	private Line settle(final BatchItem item, final ItemMaker maker)
		throws IOException
	{
		Line line = null;
		for (int tries = 0; tries <= job.settings().retries(); tries++) {
			line = attend(item, maker);
			if (line.state() != ItemState.POSTPONED) break;
		}
		return line;
	}

	private Line attend(final BatchItem item, final ItemMaker maker)
		throws IOException
	{
		final TaskContext task = TaskContext.get();
		try {
			final Fingerprint fingerprint = maker.fingerprint(item);
			final Optional<Line> there = maker.look(item, fingerprint);
			if (there.isPresent()) return there.get();
			final Line line = maker.make(item, fingerprint, new Attempt(task,
				() -> maker.look(item, fingerprint).isEmpty()), message -> {},
				task::isInterrupted);
			if (line.state() != ItemState.OPEN) return line;
			if (task.isInterrupted()) throw new TaskKilledException();
			return maker.look(item, fingerprint).orElse(line); // another attempt's
		}
		catch (final SoulstylerException exc) {
			return new Line(item, exc.failure() == Failure.DEVICE
				? ItemState.POSTPONED : ItemState.FAILED, 0, exc.getMessage());
		}
	}

	private static boolean isRepeated(final TaskContext task) {
		return task.attemptNumber() > 0 || task.stageAttemptNumber() > 0;
	}

	/**
	 * An attempt at an item. Spark may run several: it gives up for lost an
	 * executor that does not answer and may still be at work. Who finds the item
	 * made drops its own.
	 */
	private record Attempt(TaskContext task, Missing missing)
			implements
				ItemMaker.Holder {

		interface Missing {

			boolean check() throws IOException;
		}

		@Override
		public boolean isHeld() throws IOException {
			return !task.isInterrupted() && missing.check();
		}
	}
}
