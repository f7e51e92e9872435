package org.soulstyler.server;

import com.google.gson.JsonObject;

import java.util.ArrayList;
import java.util.List;

/**
 * A job's events, for any number of listeners: a late one gets all that still
 * matter. Of events that repeat, such as previews, only the last is kept.
 */
final class EventLog {

	/** @param id from 1, larger for later ones */
	record Event(long id, String type, String data) {

		/** As the stream {@code text/event-stream} has it. */
		String text() {
			return "id: " + id + "\nevent: " + type + "\ndata: " + data + "\n\n";
		}
	}

	private final List<Event> events = new ArrayList<>();
	private long last;
	private boolean ended;

	synchronized void add(final String type, final JsonObject data) {
		if (ended) return;
		events.add(new Event(++last, type, Json.text(data)));
		notifyAll();
	}

	/** Adds an event in the place of the last one of its type. */
	synchronized void replace(final String type, final JsonObject data) {
		events.removeIf(event -> event.type().equals(type));
		add(type, data);
	}

	/** Ends the log: no event follows. */
	synchronized void end() {
		ended = true;
		notifyAll();
	}

	/**
	 * Waits for what comes after an event.
	 *
	 * @param id 0 for all
	 * @return the events; empty when none came in this time, or none will come
	 */
	synchronized List<Event> after(final long id, final long milliseconds)
		throws InterruptedException
	{
		if (last <= id && !ended) wait(milliseconds);
		return events.stream().filter(event -> event.id() > id).toList();
	}

	/** Whether this was the last one. */
	synchronized boolean isLast(final long id) {
		return ended && last <= id;
	}
}
