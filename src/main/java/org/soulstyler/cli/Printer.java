package org.soulstyler.cli;

import java.io.PrintWriter;

/** Says on standard error how something goes on. */
abstract class Printer {

	private final PrintWriter err;

	Printer(final PrintWriter err) {
		this.err = err;
	}

	final void say(final String line) {
		err.println(line);
	}

	/** @param message what is being done now */
	public void stage(final String message) {
		say(message);
	}

	/** @param message what the user should know */
	public void notice(final String message) {
		say("Note: " + message);
	}
}
