package org.soulstyler.cli;

import java.io.PrintWriter;

/**
 * Reports progress on standard error: in lines, and on a terminal in one that
 * is written over.
 */
abstract class Printer implements AutoCloseable {

	private final PrintWriter err;

	/** The terminal's line; null where there is no terminal. */
	private final TerminalLine terminal;

	Printer(final PrintWriter err) {
		this(err, TerminalLine.of(err));
	}

	/** @param terminal null for lines only */
	Printer(final PrintWriter err, final TerminalLine terminal) {
		this.err = err;
		this.terminal = terminal;
	}

	final void say(final String line) {
		if (terminal == null) err.println(line);
		else terminal.staying(line);
	}

	/** @return null where there is no terminal */
	final TerminalLine terminal() {
		return terminal;
	}

	/** @param message what is being done now */
	public void stage(final String message) {
		if (terminal == null) err.println(message);
		else terminal.passing(message);
	}

	/** @param message what the user should know */
	public void notice(final String message) {
		say("Note: " + message);
	}

	/** Clears the terminal's moving line. */
	@Override
	public void close() {
		if (terminal != null) terminal.end();
	}
}
