package org.soulstyler.fiji.legacy;

import org.scijava.module.Module;
import org.soulstyler.fiji.ImageCommand;

/**
 * SciJava without imagej-legacy, where we bring it together with ImageJ, for our
 * own commands only.
 */
public final class PlainSciJava {

	private PlainSciJava() {
		// prevent instantiation of utility class
	}

	static boolean isOurs(final Module module) {
		return module.getDelegateObject() instanceof ImageCommand;
	}
}
