package org.soulstyler.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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

	private final BatchFolder folder;
	private final Claims claims;
	private final ItemWork work;
	private final BatchSettings settings;
	private final BatchListener listener;
	private final Map<BatchItem, Line> settled = new LinkedHashMap<>();
	private final Map<BatchItem, Integer> tries = new LinkedHashMap<>();
	private int total;

	private BatchRun(final BatchFolder folder, final Claims claims,
		final ItemWork work, final BatchSettings settings,
		final BatchListener listener)
	{
		this.folder = folder;
		this.claims = claims;
		this.work = work;
		this.settings = settings;
		this.listener = listener;
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
			final BatchFolder folder = new BatchFolder(results);
			folder.sweep(settings.patience().multipliedBy(10));
			final BatchRun run = new BatchRun(folder, new Claims(folder.own("claims"),
				settings.patience()), work, settings, listener);
			final BatchReport report = run.all(settings.shard().of(items));
			final String name = "batch" + settings.shard().suffix();
			folder.write(report.toTsv(), results.resolve(name + ".tsv"));
			folder.write(report.toJson(), results.resolve(name + ".json"));
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
		final List<Line> lines = new ArrayList<>();
		for (final BatchItem item : items) {
			ItemState state = ItemState.OPEN;
			String message = "";
			try {
				final Fingerprint fingerprint = work.fingerprint(item);
				final Path record = results.resolve(item.name() + BatchFolder.RECORD);
				if (ItemRecord.read(record).filter(r -> r.holds(fingerprint, results))
					.isPresent()) state = ItemState.KEPT;
			}
			catch (final SoulstylerException exc) {
				state = ItemState.FAILED;
				message = exc.getMessage();
			}
			lines.add(new Line(item, state, 0, message));
		}
		return new BatchReport(lines);
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
				settle(item, ItemState.FAILED, 0, exc.getMessage());
			}
		}
		while (!open.isEmpty() && !listener.cancelled()) {
			final int before = open.size();
			for (final BatchItem item : List.copyOf(open.keySet())) {
				if (listener.cancelled()) break;
				if (attend(item, open.get(item))) open.remove(item);
			}
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
			listener.begun(item);
			try (Heartbeat heartbeat = new Heartbeat(claim.get(), claims.heartbeat()
				.toMillis()))
			{
				return make(item, fingerprint, claim.get());
			}
		}
		finally {
			claim.get().release();
		}
	}

	private boolean isSettled(final BatchItem item,
		final Fingerprint fingerprint) throws IOException
	{
		final Optional<ItemRecord> made = ItemRecord.read(folder.record(item));
		if (made.filter(r -> r.holds(fingerprint, folder.results())).isPresent()) {
			settle(item, ItemState.KEPT, made.get().seconds(), "");
			return true;
		}
		final Optional<ItemRecord> failed = settings.again() ? Optional.empty()
			: ItemRecord.read(folder.failure(item)).filter(r -> r.key().equals(
				fingerprint.key()));
		failed.ifPresent(r -> settle(item, ItemState.FAILED, r.seconds(), r
			.message()));
		return failed.isPresent();
	}

	private boolean make(final BatchItem item, final Fingerprint fingerprint,
		final Claim claim) throws IOException
	{
		final long start = System.nanoTime();
		final Path unfinished = folder.newWork(item);
		try {
			Files.deleteIfExists(folder.log(item));
			refuseForeign(item);
			final List<Path> files = work.make(item, unfinished, message -> log(item,
				message), listener::cancelled);
			final double seconds = seconds(start);
			if (!claim.isHeld()) return false; // taken over: theirs counts
			publish(item, fingerprint, files, seconds, claim);
			Files.deleteIfExists(folder.failure(item));
			settle(item, ItemState.DONE, seconds, "");
			return true;
		}
		catch (final SoulstylerException exc) {
			if (exc.failure() == Failure.CANCELLED) return false;
			return fail(item, fingerprint, exc, seconds(start), claim);
		}
		catch (final RuntimeException | OutOfMemoryError exc) {
			// One picture's bad luck or our fault must not cost the others.
			return fail(item, fingerprint, new SoulstylerException(Failure.DEVICE,
				String.valueOf(exc), exc), seconds(start), claim);
		}
		finally {
			BatchFolder.delete(unfinished);
		}
	}

	/** A result takes the place of one that a batch made, and of nothing else. */
	private void refuseForeign(final BatchItem item) throws SoulstylerException {
		if (settings.replace()) return;
		final List<String> ours = ItemRecord.read(folder.record(item)).map(
			ItemRecord::files).orElse(List.of());
		for (final String name : work.files(item)) {
			final Path file = folder.results().resolve(name);
			if (ours.contains(name) || !Files.exists(file)) continue;
			throw new SoulstylerException(Failure.OUTPUT, "The file " + file +
				" was not made by a batch and is left as it is. Choose another " +
				"folder, or allow that files are replaced.");
		}
	}

	/** The files get their names; the record says at last that all are there. */
	private void publish(final BatchItem item, final Fingerprint fingerprint,
		final List<Path> files, final double seconds, final Claim claim)
		throws IOException, SoulstylerException
	{
		final Map<String, String> outputs = new TreeMap<>();
		for (final Path file : files)
			outputs.put(file.getFileName().toString(), Fingerprint.of(file));
		folder.write(record(item, fingerprint, ItemState.OPEN, "", seconds, claim,
			outputs).toJson(), folder.record(item));
		for (final Path file : files)
			folder.move(file, folder.results().resolve(file.getFileName()));
		folder.write(record(item, fingerprint, ItemState.DONE, "", seconds, claim,
			outputs).toJson(), folder.record(item));
	}

	/** @return whether the item is settled: not when it will be tried again */
	private boolean fail(final BatchItem item, final Fingerprint fingerprint,
		final SoulstylerException exc, final double seconds, final Claim claim)
		throws IOException
	{
		log(item, exc.getMessage());
		if (isPassing(exc.failure())) {
			if (tries.merge(item, 1, Integer::sum) <= settings.retries()) return false;
			settle(item, ItemState.POSTPONED, seconds, exc.getMessage());
			return true;
		}
		folder.write(record(item, fingerprint, ItemState.FAILED, exc.getMessage(),
			seconds, claim, Map.of()).toJson(), folder.failure(item));
		settle(item, ItemState.FAILED, seconds, exc.getMessage());
		return true;
	}

	/** Whether it may go well another time: a full disk, a lost device. */
	private static boolean isPassing(final Failure failure) {
		return failure == Failure.OUTPUT || failure == Failure.DEVICE ||
			failure == Failure.MODEL;
	}

	private static ItemRecord record(final BatchItem item,
		final Fingerprint fingerprint, final ItemState state,
		final String message, final double seconds, final Claim claim,
		final Map<String, String> outputs)
	{
		return new ItemRecord(item.name(), item.image().toString(), item
			.instruction(), item.seed(), item.settings(), fingerprint.key(),
			fingerprint.parts(), state, message, Math.round(seconds * 10) / 10.0,
			claim.token().substring(0, claim.token().indexOf(' ')), outputs);
	}

	private void settle(final BatchItem item, final ItemState state,
		final double seconds, final String message)
	{
		final Line line = new Line(item, state, seconds, message);
		settled.put(item, line);
		listener.settled(line, settled.size(), total);
	}

	private void log(final BatchItem item, final String message) {
		listener.message(item, message);
		try {
			Files.writeString(folder.log(item), message + "\n",
				StandardOpenOption.CREATE, StandardOpenOption.APPEND);
		}
		catch (final IOException exc) {
			// A log that cannot be written must not cost the picture.
		}
	}

	private static double seconds(final long start) {
		return (System.nanoTime() - start) / 1e9;
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
