package org.soulstyler.opening;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import org.soulstyler.failure.SoulstylerException;

/**
 * Something that is being opened in a thread of its own while others work; what
 * goes wrong is told when it is asked for.
 */
public final class Opening<T> {

	/** Opens it. */
	@FunctionalInterface
	public interface Opener<T> {

		/** Returns it. */
		T open() throws SoulstylerException;
	}

	private final FutureTask<T> task;

	/**
	 * Begins.
	 *
	 * @param what is opened, for the thread's name
	 */
	public Opening(final String what, final Opener<T> opener) {
		task = new FutureTask<>(opener::open);
		new Thread(task, "Soulstyler opens its " + what).start();
	}

	/**
	 * Waits for it; the same every time.
	 *
	 * @throws SoulstylerException when it could not be opened
	 */
	public T get() throws SoulstylerException {
		boolean interrupted = false;
		try {
			while (true) {
				try {
					return task.get();
				}
				catch (final InterruptedException exc) {
					interrupted = true; // what is half open helps nobody
				}
				catch (final ExecutionException exc) {
					if (exc.getCause() instanceof SoulstylerException)
						throw (SoulstylerException) exc.getCause();
					throw new IllegalStateException(exc.getCause());
				}
			}
		}
		finally {
			if (interrupted) Thread.currentThread().interrupt();
		}
	}
}
