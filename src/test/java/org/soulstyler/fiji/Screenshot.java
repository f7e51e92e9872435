package org.soulstyler.fiji;

import ij.IJ;
import ij.ImageJ;
import ij.ImagePlus;
import ij.WindowManager;

import java.awt.Color;
import java.awt.Frame;
import java.awt.Rectangle;
import java.awt.Robot;
import java.nio.file.Path;

import javax.imageio.ImageIO;
import javax.swing.JFrame;
import javax.swing.JPanel;

import org.soulstyler.cli.ExampleScene;

/**
 * Takes the picture of ImageJ that the README shows: our scene with the outline
 * that was found, the result, and ImageJ's window. Windows have frames where a
 * window manager runs:
 *
 * <pre>
 * xvfb-run -s "-screen 0 1280x1024x24" sh -c 'openbox &amp; java -cp CLASSPATH
 *   -Dplugins.dir=FOLDER org.soulstyler.fiji.Screenshot screenshot.png'
 * </pre>
 *
 * where FOLDER/plugins holds our jar.
 */
final class Screenshot {

	private static final int WIDTH = 1160;
	private static final int HEIGHT = 600;
	private static final int SETTLE_MILLIS = 1500;

	private Screenshot() {}

	/** @param arguments the PNG file to write; more options for the command */
	public static void main(final String[] arguments) throws Exception {
		desk();
		final ImageJ imagej = new ImageJ();
		imagej.setLocation(20, 30);
		final ImagePlus source = new ImagePlus("apple.png", ExampleScene.APPLE
			.render());
		source.show();
		place(source, 20, 150);
		IJ.run("Stylize Object...",
			"instruction=[Turn the red apple into fire] preview=no " +
				(arguments.length > 1 ? arguments[1] : ""));
		final ImagePlus result = WindowManager.getCurrentImage();
		if (result == source) throw new IllegalStateException(
			"Nothing was made: " + IJ.getLog());
		place(result, 590, 150);
		imagej.toFront();
		Thread.sleep(SETTLE_MILLIS);
		ImageIO.write(new Robot().createScreenCapture(new Rectangle(WIDTH, HEIGHT)),
			"png", Path.of(arguments[0]).toFile());
		System.exit(0);
	}

	/** A light grey one. */
	private static void desk() {
		final JFrame desk = new JFrame();
		desk.setUndecorated(true);
		desk.setType(java.awt.Window.Type.UTILITY);
		desk.setFocusableWindowState(false);
		final JPanel cloth = new JPanel();
		cloth.setBackground(new Color(222, 226, 230));
		desk.add(cloth);
		desk.setBounds(0, 0, 1280, 1024);
		desk.setVisible(true);
	}

	private static void place(final ImagePlus image, final int x, final int y) {
		final Frame window = image.getWindow();
		window.setLocation(x, y);
		image.getCanvas().repaint();
		IJ.wait(SETTLE_MILLIS);
	}
}
