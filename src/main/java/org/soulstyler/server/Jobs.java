package org.soulstyler.server;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * All jobs: those that wait, the one that is at work, and those whose results are
 * kept for a while.
 */
final class Jobs implements AutoCloseable {

	private static final long LOOK_MILLIS = 500;

	private final Map<String, Job> jobs = new ConcurrentHashMap<>();
	private final SecureRandom random = new SecureRandom();
	private final Limits limits;
	private final Spool spool;
	private final TurnQueue queue;
	private final ScheduledExecutorService keeper = Executors
		.newSingleThreadScheduledExecutor(work -> {
			final Thread thread = new Thread(work, "Soulstyler tidies its jobs");
			thread.setDaemon(true);
			return thread;
		});

	Jobs(final Limits limits, final Spool spool) {
		this.limits = limits;
		this.spool = spool;
		queue = new TurnQueue("restyles", limits.queue(), limits.queuePerClient());
		keeper.scheduleWithFixedDelay(this::tidy, LOOK_MILLIS, LOOK_MILLIS,
			TimeUnit.MILLISECONDS);
	}

	/** Does the work of a job, on the queue's thread. */
	@FunctionalInterface
	interface Work {

		void on(Job job);
	}

	/**
	 * @param input the job's from now on
	 * @throws Problem (503) when too many wait
	 */
	Job add(final String client, final Upload input, final Work work)
		throws Problem, IOException
	{
		final byte[] number = new byte[16];
		random.nextBytes(number);
		final Job job = new Job(HexFormat.of().formatHex(number), spool.newFolder(),
			input);
		jobs.put(job.id(), job);
		try {
			job.task(queue.submit(client, () -> {
				try (input) {
					if (job.begin()) work.on(job);
				}
				return null;
			}));
		}
		catch (final Problem exc) {
			forget(job);
			throw exc;
		}
		return job;
	}

	/** @throws Problem (404) */
	Job get(final String id) throws Problem {
		final Job job = jobs.get(id);
		if (job == null) throw Problem.gone(id);
		return job;
	}

	int ahead(final Job job) {
		return queue.ahead(job.task());
	}

	int waiting() {
		return queue.waiting();
	}

	/** Ends a job, whatever its state, and forgets it. */
	void cancel(final Job job, final String why) {
		job.stop();
		queue.remove(job.task());
		job.end(Job.State.CANCELLED, Json.object("detail", why));
		forget(job);
	}

	/** Stops all and waits for the one at work. */
	@Override
	public void close() {
		keeper.shutdownNow();
		jobs.values().forEach(job -> {
			if (!job.state().isEnd()) cancel(job, "The server is shutting down.");
		});
		queue.close();
	}

	// -- Helper methods --

	private void forget(final Job job) {
		jobs.remove(job.id());
		Spool.delete(job.folder());
	}

	private void tidy() {
		for (final Job job : jobs.values())
			if (job.isAbandoned(limits)) cancel(job,
				"No client has asked for it for too long.");
		final List<Job> ended = jobs.values().stream().filter(job -> job.state()
			.isEnd()).sorted(Comparator.comparing(Job::age)).toList();
		for (int i = 0; i < ended.size(); i++)
			if (i >= limits.kept() || ended.get(i).age().compareTo(limits
				.keptFor()) > 0) forget(ended.get(i));
	}
}
