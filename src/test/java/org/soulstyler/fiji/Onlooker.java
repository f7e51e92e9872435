package org.soulstyler.fiji;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.scijava.Context;
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.task.Task;
import org.scijava.task.event.TaskEvent;

/** Sees what Fiji's task monitor shows, and does something at a certain point. */
public final class Onlooker {

	private final List<String> messages = new CopyOnWriteArrayList<>();
	private String point = "never";
	private Consumer<Task> deed = task -> {};

	Onlooker(final Context context) {
		context.service(EventService.class).subscribe(this);
	}

	/** Does something once, when a task's message starts with a text. */
	void when(final String message, final Consumer<Task> what) {
		point = message;
		deed = what;
	}

	/** What was shown so far, each message once. */
	List<String> messages() {
		return messages;
	}

	/** Called by SciJava on the thread that reports. */
	@EventHandler
	public void onEvent(final TaskEvent event) {
		final String message = event.getTask().getStatusMessage();
		if (message == null || messages.contains(message)) return;
		messages.add(message);
		if (!message.startsWith(point)) return;
		point = "never";
		deed.accept(event.getTask());
	}
}
