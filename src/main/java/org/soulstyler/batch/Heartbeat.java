package org.soulstyler.batch;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Touches a claim while it is worked on. */
final class Heartbeat implements AutoCloseable {

	private final ScheduledExecutorService clock = Executors
		.newSingleThreadScheduledExecutor(task -> {
			final Thread thread = new Thread(task, "Soulstyler's claim");
			thread.setDaemon(true);
			return thread;
		});

	Heartbeat(final Claims.Claim claim, final long milliseconds) {
		clock.scheduleAtFixedRate(() -> {
			try {
				claim.touch();
			}
			catch (final IOException exc) {
				// The next beat tries again; too many, and another takes it over.
			}
		}, milliseconds, milliseconds, TimeUnit.MILLISECONDS);
	}

	@Override
	public void close() {
		clock.shutdownNow();
	}
}
