package org.soulstyler.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.soulstyler.batch.BatchReport.Line;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * What is done with one item, whoever shares the items out: look whether it is
 * there, make it aside, give the files their names, and write the record that says
 * of what they were made.
 */
public final class ItemMaker {

	/** Whoever makes an item. */
	public interface Holder {

		/** "PID@HOST", for the record. */
		default String worker() {
			return ClaimHolder.current().name();
		}

		/** Whether the item was not given to somebody else since. */
		boolean isHeld() throws IOException;
	}

	private final ResultStore store;
	private final ItemWork work;
	private final boolean again;
	private final boolean replace;
	private final Set<String> crew;

	/** Whatever is there was there before. */
	public ItemMaker(final ResultStore store, final ItemWork work,
		final boolean again, final boolean replace)
	{
		this(store, work, again, replace, Set.of());
	}

	/**
	 * @param again whether items that failed for good in an earlier run are tried
	 *          again
	 * @param replace whether files of the results' names that no batch made may be
	 *          replaced
	 * @param crew workers whose results count as made just now
	 */
	ItemMaker(final ResultStore store, final ItemWork work, final boolean again,
		final boolean replace, final Set<String> crew)
	{
		this.crew = crew;
		this.store = store;
		this.work = work;
		this.again = again;
		this.replace = replace;
	}

	/** All that decides what an item becomes. */
	public Fingerprint fingerprint(final BatchItem item)
		throws SoulstylerException
	{
		return work.fingerprint(item);
	}

	/**
	 * What there is of an item.
	 *
	 * @return {@link ItemState#KEPT}, {@link ItemState#DONE} if one of the crew made
	 *         it, {@link ItemState#FAILED}, or nothing when it is to be made
	 */
	public Optional<Line> look(final BatchItem item,
		final Fingerprint fingerprint) throws IOException
	{
		final Optional<ItemRecord> made = record(ResultStore.record(item));
		if (made.isPresent() && made.get().holds(fingerprint, store))
			return Optional.of(new Line(item, crew.contains(made.get().worker())
				? ItemState.DONE : ItemState.KEPT, made.get().seconds(), ""));
		if (again) return Optional.empty();
		return record(ResultStore.failure(item)).filter(r -> r.key().equals(
			fingerprint.key())).map(r -> new Line(item, ItemState.FAILED, r.seconds(),
				r.message()));
	}

	/** The same for whoever only wants to know: nothing of it fails. */
	public Line look(final BatchItem item) {
		try {
			return look(item, work.fingerprint(item)).orElse(new Line(item,
				ItemState.OPEN, 0, ""));
		}
		catch (final SoulstylerException exc) {
			return new Line(item, ItemState.FAILED, 0, exc.getMessage());
		}
		catch (final IOException exc) {
			return new Line(item, ItemState.OPEN, 0, exc.toString());
		}
	}

	/**
	 * Makes an item.
	 *
	 * @param said hears what happens to it
	 * @return {@link ItemState#DONE}, {@link ItemState#FAILED},
	 *         {@link ItemState#POSTPONED} when another try may go well, or
	 *         {@link ItemState#OPEN} when it was cancelled or is somebody else's
	 */
	public Line make(final BatchItem item, final Fingerprint fingerprint,
		final Holder holder, final Consumer<String> said,
		final BooleanSupplier cancelled) throws IOException
	{
		final long start = System.nanoTime();
		final Path unfinished = store.newWork(item);
		try (ResultStore.Log log = store.log(item)) {
			final Consumer<String> both = log.andThen(said);
			try {
				refuseForeign(item);
				final List<Path> files = work.make(item, unfinished, both, cancelled);
				final double seconds = seconds(start);
				if (!holder.isHeld()) return new Line(item, ItemState.OPEN, 0, "");
				publish(item, fingerprint, files, seconds, holder);
				store.delete(ResultStore.failure(item));
				return new Line(item, ItemState.DONE, seconds, "");
			}
			catch (final SoulstylerException exc) {
				// What fails while the process ends, fails because of that.
				if (exc.failure() == Failure.CANCELLED || cancelled.getAsBoolean())
					return new Line(item, ItemState.OPEN, 0, "stopped");
				both.accept(exc.getMessage());
				return fail(item, fingerprint, exc, seconds(start), holder);
			}
			catch (final RuntimeException | OutOfMemoryError exc) {
				// One picture's bad luck or our fault must not cost the others.
				both.accept(exc.toString());
				return new Line(item, ItemState.POSTPONED, seconds(start), exc
					.toString());
			}
		}
		finally {
			BatchFolder.deleteAll(unfinished);
		}
	}

	// -- Helper methods --

	private Optional<ItemRecord> record(final String name) throws IOException {
		return store.read(name).flatMap(ItemRecord::parse);
	}

	/** A result takes the place of one that a batch made, and of nothing else. */
	private void refuseForeign(final BatchItem item) throws IOException,
		SoulstylerException
	{
		if (replace) return;
		final List<String> ours = record(ResultStore.record(item)).map(
			ItemRecord::files).orElse(List.of());
		for (final String name : work.files(item)) {
			if (ours.contains(name) || !store.exists(name)) continue;
			throw new SoulstylerException(Failure.OUTPUT, "The file " + store
				.location(name) + " was not made by a batch and is left as it is. " +
				"Choose another folder, or allow that files are replaced.");
		}
	}

	/** The files get their names; the record says at last that all are there. */
	private void publish(final BatchItem item, final Fingerprint fingerprint,
		final List<Path> files, final double seconds, final Holder holder)
		throws IOException, SoulstylerException
	{
		final Map<String, String> outputs = new TreeMap<>();
		for (final Path file : files)
			outputs.put(file.getFileName().toString(), Fingerprint.of(file));
		store.write(ResultStore.record(item), ItemRecord.of(item, fingerprint,
			ItemState.OPEN, "", seconds, holder.worker(), outputs).toJson());
		for (final Path file : files)
			store.publish(file, file.getFileName().toString());
		store.write(ResultStore.record(item), ItemRecord.of(item, fingerprint,
			ItemState.DONE, "", seconds, holder.worker(), outputs).toJson());
	}

	private Line fail(final BatchItem item, final Fingerprint fingerprint,
		final SoulstylerException exc, final double seconds, final Holder holder)
		throws IOException
	{
		if (isPassing(exc.failure())) return new Line(item, ItemState.POSTPONED,
			seconds, exc.getMessage());
		store.write(ResultStore.failure(item), ItemRecord.of(item, fingerprint,
			ItemState.FAILED, exc.getMessage(), seconds, holder.worker(), Map.of())
			.toJson());
		return new Line(item, ItemState.FAILED, seconds, exc.getMessage());
	}

	/** Whether it may go well another time, since the item is not to blame. */
	private static boolean isPassing(final Failure failure) {
		return switch (failure) {
			case OUTPUT, DEVICE, MODEL, ENVIRONMENT -> true;
			case INSTRUCTION, IMAGE, OBJECT_NOT_FOUND, CANCELLED -> false;
		};
	}

	private static double seconds(final long start) {
		return (System.nanoTime() - start) / 1e9;
	}
}
