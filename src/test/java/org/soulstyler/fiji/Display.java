package org.soulstyler.fiji;

import ij.process.ColorProcessor;

import java.awt.GraphicsEnvironment;

/** Whether windows can be opened here: on a screen, or on a virtual one. */
final class Display {

	static final String MISSING =
		"There is no display with fonts (xvfb-run gives a display).";

	private Display() {}

	static boolean works() {
		try {
			return !GraphicsEnvironment.isHeadless() && GraphicsEnvironment
				.getLocalGraphicsEnvironment().getScreenDevices().length > 0 &&
				hasFonts();
		}
		catch (final RuntimeException | Error exc) {
			return false; // a display that is not there, or a Java without windows
		}
	}

	/** Pictures are labelled without a display, but not without fonts. */
	static boolean hasFonts() {
		try {
			return new ColorProcessor(1, 1).getStringWidth("t") > 0;
		}
		catch (final RuntimeException | Error exc) {
			return false;
		}
	}
}
