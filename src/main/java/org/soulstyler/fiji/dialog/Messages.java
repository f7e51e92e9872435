package org.soulstyler.fiji.dialog;

import java.awt.Dimension;
import java.awt.EventQueue;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

import javax.swing.JOptionPane;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.UIManager;

/** Shows messages and questions in windows, in lines of a readable length. */
public final class Messages {

	/** Longest line, in characters. */
	private static final int COLUMNS = 72;

	/** More lines than this are scrolled. */
	private static final int MOST_ROWS = 24;

	private Messages() {
		// prevent instantiation of utility class
	}

	/** Shows a text until the user has read it. */
	public static void tell(final String text) {
		onEventThread(() -> {
			JOptionPane.showMessageDialog(null, area(text), "Soulstyler",
				JOptionPane.INFORMATION_MESSAGE);
			return null;
		});
	}

	/** @return whether the user says yes */
	public static boolean ask(final String text, final String question) {
		return onEventThread(() -> JOptionPane.showConfirmDialog(null,
			new Object[] { area(text), question }, "Soulstyler",
			JOptionPane.YES_NO_OPTION) == JOptionPane.YES_OPTION);
	}

	/** Breaks lines that are longer than can be read, at spaces. */
	public static String wrap(final String text) {
		final StringBuilder wrapped = new StringBuilder();
		int column = 0;
		for (final String word : text.split("(?<=\\s)")) {
			final int length = word.stripTrailing().length();
			if (column > 0 && column + length > COLUMNS) {
				wrapped.setLength(wrapped.length() - 1); // the space before it
				wrapped.append('\n');
				column = 0;
			}
			wrapped.append(word);
			column = word.endsWith("\n") ? 0 : column + word.length();
		}
		return wrapped.toString();
	}

	/** Does something on Swing's thread and waits for it. */
	public static <T> T onEventThread(final Callable<T> what) {
		final FutureTask<T> task = new FutureTask<>(what);
		try {
			if (EventQueue.isDispatchThread()) task.run();
			else EventQueue.invokeAndWait(task);
			return task.get();
		}
		catch (final InterruptedException exc) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while a dialog was open.",
				exc);
		}
		catch (final InvocationTargetException
				| java.util.concurrent.ExecutionException exc)
		{
			throw new IllegalStateException("A dialog failed.", exc.getCause());
		}
	}

	private static JScrollPane area(final String text) {
		final JTextArea area = new JTextArea(wrap(text));
		area.setEditable(false); // but it can be copied
		area.setOpaque(false);
		area.setFont(UIManager.getFont("Label.font"));
		area.setRows(Math.min(MOST_ROWS, area.getLineCount()));
		area.setCaretPosition(0);
		final JScrollPane pane = new JScrollPane(area);
		pane.setBorder(null);
		pane.setOpaque(false);
		pane.getViewport().setOpaque(false);
		final Dimension size = pane.getPreferredSize();
		pane.setPreferredSize(new Dimension(size.width + 24, size.height + 4));
		return pane;
	}
}
