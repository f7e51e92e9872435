package org.soulstyler.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import org.soulstyler.batch.BatchReport.Line;
import org.soulstyler.batch.Claims.Claim;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * Works through a batch. Any number of processes may do so on one folder at once:
 * each item is claimed before it is made, results are written aside and moved, and
 * a record beside each says of what it was made. So a batch that was killed goes
 * on where it was, what changed is made anew, and nothing is made twice.
 */
public final class BatchRun {

	/** How long to wait before looking again at what others are working on. */
	private static final long POLL_MILLISECONDS = 500;

	private final Claims claims;
	private final ItemWork work;
	private final ItemMaker maker;
	private final BatchSettings settings;
	private final BatchListener listener;
	private final Map<BatchItem, Line> settled = new LinkedHashMap<>();
	private final Map<BatchItem, Integer> tries = new LinkedHashMap<>();
	private final Pace pace;
	private int total;

	private BatchRun(final BatchFolder folder, final Claims claims,
		final ItemWork work, final BatchSettings settings,
		final BatchListener listener)
	{
		this.claims = claims;
		this.work = work;
		maker = new ItemMaker(folder, work, settings.again(), settings.replace(),
			settings.crew());
		this.settings = settings;
		this.listener = listener;
		pace = settings.atOnce() == BatchSettings.MEASURED ? Pace.measured(
			BatchSettings.MOST_AT_ONCE, work::steps, System::nanoTime, new Room(
				FreeMemory.bytes()), this::paced) : Pace.fixed(settings.atOnce());
	}

	/**
	 * Whether twice as many find room: as much is free as those take that work now,
	 * models and all.
	 *
	 * @param before bytes that were free before they did
	 */
	private record Room(long before) implements BooleanSupplier {

		@Override
		public boolean getAsBoolean() {
			final long now = FreeMemory.bytes();
			return now - FreeMemory.BYTES_LEFT > Math.max(0, before - now);
		}
	}

	/**
	 * Makes what is not made yet, and writes what became of each item to
	 * {@code batch.tsv} and {@code batch.json} in the folder.
	 *
	 * @param items with names of their own
	 * @param results where to put what is made
	 * @throws SoulstylerException ({@link Failure#OUTPUT}) when the folder cannot
	 *           be used
	 */
	public static BatchReport run(final List<BatchItem> items, final Path results,
		final ItemWork work, final BatchSettings settings,
		final BatchListener listener) throws SoulstylerException
	{
		try {
			final BatchFolder folder = BatchFolder.open(results);
			folder.sweep(settings.patience().multipliedBy(10));
			final BatchRun run = new BatchRun(folder, new Claims(folder.own("claims"),
				settings.patience()), work, settings, listener);
			final BatchReport report = run.all(settings.shard().of(items));
			final String name = "batch" + settings.shard().suffix();
			folder.write(name + ".tsv", report.toTsv());
			folder.write(name + ".json", report.toJson());
			return report;
		}
		catch (final IOException exc) {
			throw new SoulstylerException(Failure.OUTPUT, "The folder " + results +
				" cannot be used: " + exc.getMessage(), exc);
		}
	}

	/**
	 * What is done already, without doing anything.
	 *
	 * @return states {@link ItemState#KEPT}, {@link ItemState#FAILED} or
	 *         {@link ItemState#OPEN}
	 */
	public static BatchReport look(final List<BatchItem> items,
		final Path results, final ItemWork work)
	{
		final ItemMaker maker = new ItemMaker(BatchFolder.at(results), work, false,
			false);
		return new BatchReport(items.stream().map(maker::look).toList());
	}

	// -- Helper methods --

	private BatchReport all(final List<BatchItem> items) throws IOException {
		total = items.size();
		final Map<BatchItem, Fingerprint> open = new LinkedHashMap<>();
		for (final BatchItem item : items) {
			try {
				open.put(item, work.fingerprint(item));
			}
			catch (final SoulstylerException exc) {
				settle(new Line(item, ItemState.FAILED, 0, exc.getMessage()));
			}
		}
		while (!open.isEmpty() && !listener.cancelled()) {
			final int before = open.size();
			Workers.attend(List.copyOf(open.entrySet()), pace, listener::cancelled,
				entry -> {
					if (attend(entry.getKey(), entry.getValue())) remove(open, entry
						.getKey());
				});
			if (open.size() < before) continue;
			if (!settings.waiting() || !sleep()) break;
		}
		final Set<String> made = settled.values().stream().filter(line -> line
			.state().isMade()).map(line -> line.item().name()).collect(Collectors
				.toSet());
		claims.sweep(made::contains);
		final List<Line> lines = new ArrayList<>();
		for (final BatchItem item : items)
			lines.add(settled.getOrDefault(item, new Line(item, ItemState.OPEN, 0,
				listener.cancelled() ? "stopped" : "another process has it")));
		return new BatchReport(lines);
	}

	/** @return whether the item is settled */
	private boolean attend(final BatchItem item, final Fingerprint fingerprint)
		throws IOException
	{
		if (isSettled(item, fingerprint)) return true;
		final Optional<Claim> claim = claims.take(item.name());
		if (claim.isEmpty()) return false;
		try {
			// Another may have finished it between the look and the claim.
			if (isSettled(item, fingerprint)) return true;
			begun(item);
			try (Heartbeat heartbeat = new Heartbeat(claim.get(), claims.heartbeat()
				.toMillis()))
			{
				final Line line = maker.make(item, fingerprint, claim.get(),
					message -> said(item, message), listener::cancelled);
				if (line.state() == ItemState.DONE) pace.made();
				if (line.state() == ItemState.POSTPONED) pace.failed();
				return settle(line);
			}
		}
		finally {
			claim.get().release();
		}
	}

	private boolean isSettled(final BatchItem item, final Fingerprint fingerprint)
		throws IOException
	{
		final Optional<Line> there = maker.look(item, fingerprint);
		there.ifPresent(this::settle);
		return there.isPresent();
	}

	private synchronized void begun(final BatchItem item) {
		listener.begun(item);
	}

	private synchronized void said(final BatchItem item, final String message) {
		listener.message(item, message);
	}

	private synchronized void paced(final int atOnce, final double[] rates) {
		listener.paced(atOnce, rates);
	}

	private synchronized void remove(final Map<BatchItem, Fingerprint> open,
		final BatchItem item)
	{
		open.remove(item);
	}

	/** @return whether the item is settled: not when it will be tried again */
	private synchronized boolean settle(final Line line) {
		if (line.state() == ItemState.OPEN) return false;
		if (line.state() == ItemState.POSTPONED && tries.merge(line.item(), 1,
			Integer::sum) <= settings.retries()) return false;
		settled.put(line.item(), line);
		listener.settled(line, settled.size(), total);
		return true;
	}

	/** @return false when interrupted */
	private static boolean sleep() {
		try {
			Thread.sleep(POLL_MILLISECONDS);
			return true;
		}
		catch (final InterruptedException exc) {
			Thread.currentThread().interrupt();
			return false;
		}
	}
}
