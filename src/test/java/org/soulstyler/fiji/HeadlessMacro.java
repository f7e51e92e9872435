package org.soulstyler.fiji;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

import net.imagej.patcher.LegacyEnvironment;

/**
 * Runs ImageJ macros without a screen, in plain ImageJ patched as Fiji patches
 * it. A process of its own: the patches must come before any class of ImageJ.
 */
final class HeadlessMacro {

	private HeadlessMacro() {}

	/** @param arguments the folder of our menu; of each macro its file, its argument */
	public static void main(final String[] arguments) throws Exception {
		final LegacyEnvironment imagej = new LegacyEnvironment(Thread
			.currentThread().getContextClassLoader(), true);
		imagej.disableInitializer();
		imagej.noPluginClassLoader();
		imagej.addPluginClasspath(new File(arguments[0]));
		for (int i = 1; i < arguments.length; i += 2)
			imagej.runMacro(Files.readString(Path.of(arguments[i])), arguments[i +
				1]);
		System.exit(0);
	}
}
