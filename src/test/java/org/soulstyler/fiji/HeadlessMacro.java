package org.soulstyler.fiji;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

import net.imagej.patcher.LegacyEnvironment;

/**
 * Runs an ImageJ macro without a screen, in plain ImageJ patched as Fiji patches
 * it. A process of its own: the patches must come before any class of ImageJ.
 */
final class HeadlessMacro {

	private HeadlessMacro() {}

	/** @param arguments the folder of our menu, the macro's file, its argument */
	public static void main(final String[] arguments) throws Exception {
		final LegacyEnvironment imagej = new LegacyEnvironment(Thread
			.currentThread().getContextClassLoader(), true);
		imagej.disableInitializer();
		imagej.noPluginClassLoader();
		imagej.addPluginClasspath(new File(arguments[0]));
		imagej.runMacro(Files.readString(Path.of(arguments[1])), arguments[2]);
		System.exit(0);
	}
}
