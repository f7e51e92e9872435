package org.soulstyler.fiji.dialog;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

import javax.swing.SwingWorker;
import javax.swing.Timer;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;

/**
 * Says what is understood of a text, each time its writer pauses. What is read
 * while the text changes is not said. All methods are Swing's thread's.
 */
final class Reading implements DocumentListener {

	/** A pause, in milliseconds: longer than between two letters. */
	private static final int PAUSE = 700;

	private final Callable<String> work;
	private final Consumer<String> say;
	private final Timer pause = new Timer(PAUSE, event -> read());
	/** Counts the changes of the text. */
	private int version;
	private boolean busy;
	private boolean stopped;

	/** @param work called on a thread of its own, one call at a time */
	Reading(final Callable<String> work, final Consumer<String> say) {
		this.work = work;
		this.say = say;
		pause.setRepeats(false);
	}

	/** Reads after a pause. */
	void soon() {
		pause.restart();
	}

	/** Says nothing any more. */
	void stop() {
		stopped = true;
		pause.stop();
	}

	@Override
	public void insertUpdate(final DocumentEvent event) {
		changed();
	}

	@Override
	public void removeUpdate(final DocumentEvent event) {
		changed();
	}

	@Override
	public void changedUpdate(final DocumentEvent event) {
		// of attributes, which a plain text has not
	}

	// -- Helper methods --

	private void changed() {
		version++;
		soon();
	}

	private void read() {
		if (busy) return; // it reads again when it is done
		busy = true;
		final int read = version;
		new SwingWorker<String, Void>() {

			@Override
			protected String doInBackground() throws Exception {
				return work.call();
			}

			@Override
			protected void done() {
				busy = false;
				if (stopped) return;
				if (read == version) say.accept(said());
				else soon();
			}

			private String said() {
				try {
					return get();
				}
				catch (final InterruptedException exc) {
					Thread.currentThread().interrupt();
					return "";
				}
				catch (final ExecutionException exc) {
					final Throwable cause = exc.getCause();
					return String.valueOf((cause == null ? exc : cause).getMessage());
				}
			}
		}.execute();
	}
}
