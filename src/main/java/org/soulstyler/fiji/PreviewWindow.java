package org.soulstyler.fiji;

import ij.IJ;
import ij.macro.Interpreter;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

import java.awt.BorderLayout;
import java.awt.GraphicsEnvironment;
import java.awt.GridLayout;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.awt.image.BufferedImage;
import java.util.function.Supplier;

import javax.swing.ImageIcon;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingConstants;
import javax.swing.SwingUtilities;
import javax.swing.WindowConstants;

import org.soulstyler.image.ColorImage;
import org.soulstyler.image.imagej.ImageConversion;

/**
 * Shows the picture of a run as it develops, with a button that ends the run
 * there. Closing the window switches previews off. It is not one of ImageJ's
 * image windows, so macros neither count nor select it, and it does not take
 * the keyboard focus.
 * <p>
 * {@link #show} is called by the thread that computes, and gives it away for a
 * small part of its time only. All that is Swing's happens on Swing's thread.
 * </p>
 */
final class PreviewWindow implements AutoCloseable {

	/** Longest side of the preview, in pixels of the screen. */
	private static final int LONGEST_SIDE = 512;

	/** Time computed between two previews: at least this, and ... */
	private static final long PAUSE_NANOS = 200_000_000;

	/** ... this many times as long as the last preview took. */
	private static final int PAUSE_FACTOR = 10;

	private final String title;
	private final Runnable stop;
	private volatile boolean off;
	private long due = Long.MIN_VALUE;

	// of Swing's thread
	private JFrame frame;
	private JLabel picture;
	private JLabel caption;
	private String note = "";

	/**
	 * Opens nothing before there is something to see.
	 *
	 * @param stop ends the run; called on Swing's thread
	 */
	PreviewWindow(final String title, final Runnable stop) {
		this.title = title;
		this.stop = stop;
	}

	/**
	 * Whether windows may be opened: not without a screen, nor in batch mode.
	 */
	static boolean mayOpen() {
		return !GraphicsEnvironment.isHeadless() && IJ.getInstance() != null &&
			!Interpreter.isBatchMode();
	}

	/** Shows a picture if it is time to. */
	void show(final Supplier<ColorImage> preview, final String text) {
		final long start = System.nanoTime();
		if (off || due != Long.MIN_VALUE && start - due < 0) return;
		final BufferedImage shown = fit(ImageConversion.toColorProcessor(preview
			.get()));
		SwingUtilities.invokeLater(() -> paint(shown, text));
		final long end = System.nanoTime();
		due = end + Math.max(PAUSE_NANOS, PAUSE_FACTOR * (end - start));
	}

	/** @param text that stands above the picture from now on */
	void note(final String text) {
		SwingUtilities.invokeLater(() -> note = text);
	}

	@Override
	public void close() {
		off = true;
		SwingUtilities.invokeLater(() -> {
			if (frame != null) frame.dispose();
		});
	}

	// -- Helper methods --

	private void paint(final BufferedImage shown, final String text) {
		if (off) return;
		if (frame == null) build();
		picture.setIcon(new ImageIcon(shown));
		caption.setText(text);
		if (frame.isVisible()) return;
		frame.pack();
		frame.setLocationByPlatform(true);
		frame.setVisible(true);
	}

	private void build() {
		frame = new JFrame(title);
		frame.setName("Soulstyler preview");
		picture = new JLabel();
		caption = new JLabel("", SwingConstants.CENTER);
		final JButton button = new JButton("Stop here");
		button.addActionListener(event -> {
			button.setEnabled(false);
			stop.run();
		});
		frame.setLayout(new BorderLayout(4, 4));
		final JPanel above = new JPanel(new GridLayout(0, 1));
		if (!note.isEmpty()) above.add(new JLabel(note, SwingConstants.CENTER));
		above.add(caption);
		frame.add(above, BorderLayout.NORTH);
		frame.add(picture, BorderLayout.CENTER);
		frame.add(button, BorderLayout.SOUTH);
		frame.setAutoRequestFocus(false);
		frame.setFocusableWindowState(false);
		frame.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
		frame.addWindowListener(new WindowAdapter() {

			@Override
			public void windowClosing(final WindowEvent event) {
				off = true;
			}
		});
	}

	private static BufferedImage fit(final ColorProcessor pixels) {
		final int longest = Math.max(pixels.getWidth(), pixels.getHeight());
		if (longest <= LONGEST_SIDE) return pixels.getBufferedImage();
		final double scale = (double) LONGEST_SIDE / longest;
		final ImageProcessor small = pixels.resize(Math.max(1, (int) Math.round(
			scale * pixels.getWidth())), Math.max(1, (int) Math.round(scale * pixels
				.getHeight())), true);
		return small.getBufferedImage();
	}
}
