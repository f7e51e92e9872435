package org.soulstyler.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/**
 * Does one thing after the other, on a thread of its own, the clients in turn:
 * who asks for a hundred things does not keep others from having one done.
 */
final class TurnQueue implements AutoCloseable {

	private final int most;
	private final int mostOfOne;
	private final Thread worker;

	/** By client; the first one's turn is next. */
	private final Map<String, Deque<FutureTask<?>>> waiting =
		new LinkedHashMap<>();
	private int count;
	private boolean busy;
	private boolean closed;

	/**
	 * @param name of what is done, for the thread
	 * @param most that may wait
	 * @param mostOfOne that one client may have waiting
	 */
	TurnQueue(final String name, final int most, final int mostOfOne) {
		this.most = most;
		this.mostOfOne = mostOfOne;
		worker = new Thread(this::work, "Soulstyler " + name);
		worker.setDaemon(true);
		worker.start();
	}

	/** @throws Problem (503) when too many wait, or the server ends */
	synchronized <T> FutureTask<T> submit(final String client,
		final Callable<T> work) throws Problem
	{
		final Deque<FutureTask<?>> own = waiting.get(client);
		if (closed) throw Problem.busy("The server is shutting down.");
		if (count >= most || own != null && own.size() >= mostOfOne) throw Problem
			.busy("Too many requests are waiting. Try again later.");
		final FutureTask<T> task = new FutureTask<>(work);
		waiting.computeIfAbsent(client, c -> new ArrayDeque<>()).add(task);
		count++;
		notifyAll();
		return task;
	}

	/** Takes away what has not begun; what has, its work must end by itself. */
	synchronized void remove(final FutureTask<?> task) {
		for (final Map.Entry<String, Deque<FutureTask<?>>> client : waiting
			.entrySet())
		{
			if (!client.getValue().remove(task)) continue;
			count--;
			if (client.getValue().isEmpty()) waiting.remove(client.getKey());
			break;
		}
		task.cancel(false);
	}

	/** How many things are done before this one; 0 when it is at work or done. */
	synchronized int ahead(final FutureTask<?> task) {
		int round = -1, rank = -1, clients = 0;
		for (final Deque<FutureTask<?>> own : waiting.values()) {
			int index = 0;
			for (final FutureTask<?> other : own) {
				if (other == task) {
					round = index;
					rank = clients;
				}
				index++;
			}
			clients++;
		}
		if (round < 0) return 0;
		int ahead = busy ? 1 : 0;
		int place = 0;
		for (final Deque<FutureTask<?>> own : waiting.values())
			ahead += Math.min(own.size(), place++ < rank ? round + 1 : round);
		return ahead;
	}

	synchronized int waiting() {
		return count;
	}

	/** Begins nothing more; waits a while for what is at work. */
	@Override
	public void close() {
		synchronized (this) {
			closed = true;
			waiting.values().forEach(own -> own.forEach(t -> t.cancel(false)));
			waiting.clear();
			count = 0;
			notifyAll();
		}
		try {
			worker.join(20_000);
		}
		catch (final InterruptedException exc) {
			Thread.currentThread().interrupt();
		}
	}

	// -- Helper methods --

	private void work() {
		for (FutureTask<?> task = next(); task != null; task = next())
			task.run();
	}

	/** @return null when it is closed */
	private synchronized FutureTask<?> next() {
		busy = false;
		while (waiting.isEmpty() && !closed) {
			try {
				wait();
			}
			catch (final InterruptedException exc) {
				return null;
			}
		}
		if (closed) return null;
		final String client = waiting.keySet().iterator().next();
		final Deque<FutureTask<?>> own = waiting.remove(client);
		final FutureTask<?> task = own.remove();
		if (!own.isEmpty()) waiting.put(client, own); // the last now
		count--;
		busy = true;
		return task;
	}
}
