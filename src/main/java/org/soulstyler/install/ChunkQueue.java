package org.soulstyler.install;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.soulstyler.failure.SoulstylerException;

/**
 * The body of a response, taken in pieces by a thread that checks for the user's
 * cancelling while it waits: the stream that the HTTP client offers would block on
 * a silent host without end.
 */
final class ChunkQueue implements BodySubscriber<ChunkQueue> {

	private static final long POLL_MILLIS = 100;
	private static final Object END = new Object();

	/** Holds one chunk at most, since one is requested at a time, and the end. */
	private final BlockingQueue<Object> queue = new LinkedBlockingQueue<>();
	private @Nullable Subscription subscription;
	private boolean cancelled;

	// -- BodySubscriber --

	@Override
	public CompletionStage<ChunkQueue> getBody() {
		return CompletableFuture.completedFuture(this);
	}

	@Override
	public synchronized void onSubscribe(final Subscription newSubscription) {
		subscription = newSubscription;
		if (cancelled) newSubscription.cancel();
		else newSubscription.request(1);
	}

	@Override
	public void onNext(final List<ByteBuffer> chunk) {
		queue.add(chunk);
	}

	@Override
	public void onError(final Throwable trouble) {
		queue.add(trouble);
	}

	@Override
	public void onComplete() {
		queue.add(END);
	}

	// -- The other side --

	/** What is asked while waiting; throws to give up. */
	interface Cancellation {

		void check() throws SoulstylerException;
	}

	/**
	 * Waits for the next piece.
	 *
	 * @return null at the end of the body
	 * @throws IOException if the connection broke off, or the host was silent for
	 *           longer than it may
	 */
	@SuppressWarnings("unchecked")
	@Nullable
	List<ByteBuffer> take(final Duration silence, final Cancellation cancellation)
		throws IOException, SoulstylerException
	{
		final long start = System.nanoTime();
		while (System.nanoTime() - start < silence.toNanos()) {
			cancellation.check();
			final Object next = poll();
			if (next == null) continue;
			if (next == END) return null;
			if (next instanceof Throwable) throw new IOException(
				"the connection broke off", (Throwable) next);
			more();
			return (List<ByteBuffer>) next;
		}
		throw new IOException("nothing came for " + silence.toSeconds() +
			" seconds");
	}

	/** Gives up the rest of the body. */
	synchronized void cancel() {
		cancelled = true;
		if (subscription != null) subscription.cancel();
	}

	private synchronized void more() {
		Objects.requireNonNull(subscription).request(1);
	}

	private Object poll() throws IOException {
		try {
			return queue.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IOException("the download was interrupted", e);
		}
	}
}
