package org.soulstyler.torch;

import ai.djl.Device;
import ai.djl.ndarray.NDScope;
import ai.djl.pytorch.jni.JniUtils;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How two parts of a computation are made that need nothing of each other: one
 * after the other with all of PyTorch's threads, or both at the same time with
 * half of the threads each. Threads that share the many small operations of a
 * small network mostly wait for one another.
 * <p>
 * What the parts make does not depend on which of the two it is, except for the
 * last bits that a number of threads may change.
 */
public final class Lanes implements AutoCloseable {

	/** Operations of two parts together from which on each is worth all threads. */
	private static final double MANY = 5e10;

	/** Of each lane; 0 for one lane with all of them. */
	private final int threads;
	private final ExecutorService second = Executors.newSingleThreadExecutor(
		task -> {
			final Thread thread = new Thread(task, "Soulstyler's second lane");
			thread.setDaemon(true);
			return thread;
		});

	private Lanes(final int threads) {
		this.threads = threads;
	}

	/**
	 * One lane where there is one thread, a GPU, or much to compute.
	 *
	 * @param operations of the two parts, roughly; a multiplication and its
	 *          addition are two
	 */
	public static Lanes of(final Device device, final double operations) {
		final boolean two = !device.isGpu() && operations < MANY;
		return new Lanes(two ? JniUtils.getNumThreads() / 2 : 0);
	}

	/** Whether parts are made at the same time. */
	public boolean areTwo() {
		return threads > 0;
	}

	/**
	 * Makes both parts, with or without gradients as the calling thread has them.
	 *
	 * @param here made by the calling thread
	 * @param beside made by another where there are two lanes; the arrays that it
	 *          makes are freed at its end, and what it throws is thrown here
	 */
	public void both(final Runnable here, final Runnable beside) {
		if (!areTwo()) {
			here.run();
			scoped(beside);
			return;
		}
		final boolean gradients = JniUtils.isGradMode();
		final Future<?> other = second.submit(() -> {
			JniUtils.setNumThreads(threads);
			try (Autograd mode = gradients ? Autograd.on() : Autograd.off()) {
				scoped(beside);
			}
		});
		try (Share share = share()) {
			here.run();
		}
		finally {
			await(other); // also after a fault: it uses the same arrays
		}
	}

	@Override
	public void close() {
		second.shutdown();
	}

	/** PyTorch's threads for the calling thread's part of a computation. */
	public Share share() {
		return new Share();
	}

	/** A lane's threads for the thread that made this, until it is closed. */
	public final class Share implements AutoCloseable {

		private final int before = JniUtils.getNumThreads();

		private Share() {
			if (areTwo()) JniUtils.setNumThreads(threads);
		}

		@Override
		public void close() {
			if (areTwo()) JniUtils.setNumThreads(before);
		}
	}

	// -- Helper methods --

	private static void scoped(final Runnable part) {
		try (NDScope scope = new NDScope()) {
			scope.suppressNotUsedWarning();
			part.run();
		}
	}

	private static void await(final Future<?> other) {
		boolean interrupted = false;
		try {
			while (true) {
				try {
					other.get();
					return;
				}
				catch (final InterruptedException exc) {
					interrupted = true; // the arrays are in use
				}
				catch (final ExecutionException exc) {
					if (exc.getCause() instanceof Error) throw (Error) exc.getCause();
					throw (RuntimeException) exc.getCause();
				}
			}
		}
		finally {
			if (interrupted) Thread.currentThread().interrupt();
		}
	}
}
