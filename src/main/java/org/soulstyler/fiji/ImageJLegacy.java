package org.soulstyler.fiji;

/**
 * Distinguishes Fiji, where imagej-legacy brings SciJava and ImageJ together,
 * from
 * SciJava without it.
 */
public final class ImageJLegacy {

	private static final boolean THERE = isThere(
		"net.imagej.legacy.LegacyService");

	private ImageJLegacy() {
		// prevent instantiation of utility class
	}

	/** Whether this is Fiji, or another application with imagej-legacy. */
	public static boolean isThere() {
		return THERE;
	}

	private static boolean isThere(final String className) {
		try {
			Class.forName(className, false, ImageJLegacy.class.getClassLoader());
			return true;
		}
		catch (final ClassNotFoundException exc) {
			return false;
		}
	}
}
