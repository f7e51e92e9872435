package org.soulstyler.fiji.legacy;

import org.scijava.module.Module;

import org.soulstyler.fiji.ImageCommand;

/**
 * Tells apart Fiji, where imagej-legacy brings SciJava and ImageJ together, and
 * SciJava without it, where we do so for our own commands.
 */
public final class PlainSciJava {

	private static final String IMAGEJ_LEGACY =
		"net.imagej.legacy.LegacyService";

	private static final boolean FIJI = isThere(IMAGEJ_LEGACY);

	private PlainSciJava() {
		// prevent instantiation of utility class
	}

	public static boolean isFiji() {
		return FIJI;
	}

	static boolean isOurs(final Module module) {
		return module.getDelegateObject() instanceof ImageCommand;
	}

	private static boolean isThere(final String className) {
		try {
			Class.forName(className, false, PlainSciJava.class.getClassLoader());
			return true;
		}
		catch (final ClassNotFoundException exc) {
			return false;
		}
	}
}
