package org.soulstyler.server;

import com.google.gson.JsonObject;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.FutureTask;

/**
 * A picture that is being restyled, from the request to the result. Its client
 * listens to its events or asks for its state; a job that no client asks for
 * any more is ended.
 */
final class Job {

	enum State {

			QUEUED, RUNNING, DONE, FAILED, CANCELLED;

		boolean isEnd() {
			return this == DONE || this == FAILED || this == CANCELLED;
		}

		String label() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	private final String id;
	private final Path folder;
	private final Upload input;
	private final EventLog events = new EventLog();

	private State state = State.QUEUED;
	private JsonObject error;
	private int listeners;
	private long lastAsked = System.nanoTime();
	private boolean listened;
	private long ended;
	private boolean stopped;
	private FutureTask<?> task;

	/**
	 * @param id not guessable
	 * @param folder for its results
	 * @param input closed when it is no longer needed
	 */
	Job(final String id, final Path folder, final Upload input) {
		this.id = id;
		this.folder = folder;
		this.input = input;
	}

	String id() {
		return id;
	}

	Path folder() {
		return folder;
	}

	Upload input() {
		return input;
	}

	EventLog events() {
		return events;
	}

	synchronized State state() {
		return state;
	}

	synchronized void task(final FutureTask<?> itsTask) {
		task = itsTask;
	}

	synchronized FutureTask<?> task() {
		return task;
	}

	/** @return false if it was cancelled before */
	synchronized boolean begin() {
		if (stopped || state != State.QUEUED) return false;
		state = State.RUNNING;
		events.add("running", Json.object());
		return true;
	}

	/** @param how its state at the end, unless it has ended before */
	synchronized void end(final State how, final JsonObject data) {
		if (state.isEnd()) return;
		state = how;
		ended = System.nanoTime();
		if (how != State.DONE) error = data;
		events.add(how.label(), data);
		events.end();
	}

	/** Asks the work to stop; a job that has not begun never will. */
	synchronized void stop() {
		stopped = true;
		if (state == State.QUEUED) input.close();
	}

	synchronized boolean isStopped() {
		return stopped;
	}

	/** Its client asked for it. */
	synchronized void asked() {
		lastAsked = System.nanoTime();
		listened = false;
	}

	synchronized void listen() {
		listeners++;
	}

	synchronized void unlisten() {
		listeners--;
		lastAsked = System.nanoTime();
		listened = true;
	}

	synchronized boolean isListenedTo() {
		return listeners > 0;
	}

	/** Whether nobody has asked for it for too long. */
	synchronized boolean isAbandoned(final Limits limits) {
		final Duration patience = listened ? limits.reconnect() : limits
			.unwatched();
		return !state.isEnd() && listeners == 0 && System.nanoTime() -
			lastAsked > patience.toNanos();
	}

	/** How long ago it ended; negative where it has not. */
	synchronized Duration age() {
		return state.isEnd() ? Duration.ofNanos(System.nanoTime() - ended)
			: Duration.ofNanos(-1);
	}

	/** @param ahead how many others are done before it */
	synchronized JsonObject toJson(final int ahead) {
		final String self = "/v1/jobs/" + id;
		return Json.object("id", id, "state", state.label(), "ahead",
			state == State.QUEUED ? ahead : null, "error", error, "links", Json
				.object("self", self, "events", self + "/events", "result",
					state == State.DONE ? self + "/result" : null, "mask",
					state == State.DONE ? self + "/mask" : null, "report",
					state == State.DONE ? self + "/report" : null));
	}
}
