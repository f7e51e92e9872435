package org.soulstyler.cli;

import java.io.Console;
import java.io.PrintWriter;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * The last line of a terminal, which is written over: what is done now, and for
 * what takes long a bar with what is done and the time that is left. Lines that
 * stay are written above it.
 */
final class TerminalLine {

	/** Columns of the terminal that the launcher found; without it, Java looks. */
	static final String PROPERTY = "soulstyler.terminal";

	private static final int COLUMNS = 80;
	private static final int UPDATE_MILLIS = 200;

	private final PrintWriter out;
	private final int columns;
	private ProgressBar bar;
	private String task = "";
	private String shown = "";

	TerminalLine(final PrintWriter out, final int columns) {
		this.out = out;
		this.columns = columns;
	}

	/** @return null where standard error is no terminal that moves a line */
	static TerminalLine of(final PrintWriter err) {
		final Integer columns = Integer.getInteger(PROPERTY);
		if (columns != null) return columns < COLUMNS / 4 ? null : new TerminalLine(
			err, columns);
		return !isTerminal() || "dumb".equals(System.getenv("TERM")) ? null
			: new TerminalLine(err, COLUMNS);
	}

	/** What is done now. */
	void passing(final String text) {
		end();
		show(text);
	}

	/** A line that stays. */
	synchronized void staying(final String text) {
		final String before = shown;
		show("");
		out.println(text);
		show(before);
	}

	/**
	 * What takes long has gone on.
	 *
	 * @param what is done; a new one starts a new bar
	 * @param unit after the numbers, e.g. " MB"
	 * @param unitSize how much is one of them
	 */
	void progress(final String what, final long done, final long of,
		final String unit, final long unitSize)
	{
		if (bar == null || !task.equals(what)) {
			end();
			task = what;
			bar = new ProgressBarBuilder().setTaskName(what).setInitialMax(of)
				.setUnit(unit, unitSize).setStyle(style()).setUpdateIntervalMillis(
					UPDATE_MILLIS).setConsumer(new Consumer()).build();
		}
		bar.stepTo(done);
		if (done >= of) end();
	}

	/** Nothing is done any more: the line is empty. */
	void end() {
		if (bar != null) bar.close();
		bar = null;
		show("");
	}

	// -- Helper methods --

	/** From Java 22 on there is a console where there is no terminal, too. */
	@SuppressWarnings("SystemConsoleNull") // isTerminal() is asked where there is one
	private static boolean isTerminal() {
		if (System.console() == null) return false;
		try {
			return (boolean) Console.class.getMethod("isTerminal").invoke(System
				.console());
		}
		catch (final ReflectiveOperationException exc) {
			return true; // an older Java
		}
	}

	private static ProgressBarStyle style() {
		return System.getProperty("os.name").startsWith("Windows")
			? ProgressBarStyle.ASCII : ProgressBarStyle.UNICODE_BLOCK;
	}

	/** Spaces, since not every terminal knows how to clear a line. */
	private synchronized void show(final String text) {
		final String cut = text.length() < columns ? text : text.substring(0,
			columns - 1);
		final int longer = shown.length() - cut.length();
		out.print("\r" + cut + (longer > 0 ? " ".repeat(longer) : "") + (cut
			.isEmpty() ? "\r" : ""));
		out.flush();
		shown = cut;
	}

	/** Called by the bar's thread, and once more when it is closed. */
	private final class Consumer implements ProgressBarConsumer {

		@Override
		public int getMaxRenderedLength() {
			return columns - 1;
		}

		@Override
		public void accept(final String rendered) {
			show(rendered);
		}

		@Override
		public void clear() {
			show("");
		}

		@Override
		public void close() {
			show("");
		}
	}
}
