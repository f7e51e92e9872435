package org.soulstyler;

import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is to compute with the networks: one run at a time, or as many as
 * are allowed, whose networks are the same. Whoever may not yet waits.
 */
final class Turns {

	/** Is to be closed by who took it. */
	interface Turn extends AutoCloseable {

		@Override
		void close();
	}

	private int atOnce = 1;
	private int running;
	/** Of those that run; null for one alone. */
	private @Nullable String precision;

	/** @param most runs at a time, 1 or more */
	synchronized void allow(final int most) {
		atOnce = most;
		notifyAll();
	}

	/** @param precision as requested; another one opens the networks anew */
	Turn among(final String precision) {
		return take(precision);
	}

	/** With nobody beside. */
	Turn alone() {
		return take(null);
	}

	// -- Helper methods --

	private synchronized Turn take(final @Nullable String wish) {
		boolean interrupted = false;
		while (!isFree(wish)) {
			try {
				wait();
			}
			catch (final InterruptedException exc) {
				interrupted = true; // what is computed ends by itself
			}
		}
		if (interrupted) Thread.currentThread().interrupt();
		precision = wish;
		running++;
		return this::end;
	}

	private boolean isFree(final @Nullable String wish) {
		return running == 0 || wish != null && wish.equals(precision) &&
			running < atOnce;
	}

	private synchronized void end() {
		running--;
		notifyAll();
	}
}
