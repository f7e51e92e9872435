package org.soulstyler.batch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;

/**
 * Attends to some items by as many threads as the pace allows, of which the
 * caller's is one.
 */
final class Workers<T> {

	/** What is done with an item. */
	@FunctionalInterface
	interface Task<T> {

		void attend(T item) throws IOException;
	}

	private final Queue<T> queue;
	private final Pace pace;
	private final BooleanSupplier stopped;
	private final Task<T> task;

	private Workers(final Collection<T> items, final Pace pace,
		final BooleanSupplier stopped, final Task<T> task)
	{
		queue = new ConcurrentLinkedQueue<>(items);
		this.pace = pace;
		this.stopped = stopped;
		this.task = task;
	}

	/**
	 * Returns when each item was attended to once, or it was stopped.
	 *
	 * @throws IOException when a task does; the others end what they have begun
	 */
	static <T> void attend(final Collection<T> items, final Pace pace,
		final BooleanSupplier stopped, final Task<T> task) throws IOException
	{
		final Workers<T> workers = new Workers<>(items, pace, stopped, task);
		final List<FutureTask<Boolean>> further = new ArrayList<>();
		while (further.size() + 1 < Math.min(pace.most(), items.size()))
			further.add(workers.start());
		try {
			workers.work();
		}
		finally {
			workers.await(further);
		}
	}

	// -- Helper methods --

	private FutureTask<Boolean> start() {
		final FutureTask<Boolean> work = new FutureTask<>(this::work);
		final Thread thread = new Thread(work, "Soulstyler's batch");
		thread.setDaemon(true);
		thread.start();
		return work;
	}

	private boolean isOver() {
		return queue.isEmpty() || stopped.getAsBoolean();
	}

	/** @return true, for want of anything to say */
	private boolean work() throws IOException {
		boolean whole = false;
		try {
			while (pace.begin(this::isOver)) {
				try {
					final T next = queue.poll();
					if (next != null) task.attend(next);
				}
				finally {
					pace.end();
				}
			}
			whole = true;
		}
		catch (final InterruptedException exc) {
			Thread.currentThread().interrupt();
		}
		finally {
			if (!whole) queue.clear(); // nobody begins anything more
		}
		return whole;
	}

	private void await(final List<FutureTask<Boolean>> further)
		throws IOException
	{
		for (final FutureTask<Boolean> work : further) {
			try {
				work.get();
			}
			catch (final InterruptedException exc) {
				queue.clear();
				Thread.currentThread().interrupt();
			}
			catch (final ExecutionException exc) {
				if (exc.getCause() instanceof IOException io) throw io;
				if (exc.getCause() instanceof Error error) throw error;
				throw new IllegalStateException(exc.getCause());
			}
		}
	}
}
