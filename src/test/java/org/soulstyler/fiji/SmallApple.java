package org.soulstyler.fiji;

import ij.ImagePlus;
import ij.process.ColorProcessor;

import java.nio.file.Path;

import org.soulstyler.cli.ExampleScene;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.imagej.ImageFiles;

/** The apple of the demo, 120 × 90 pixels. */
final class SmallApple {

	private SmallApple() {
		// prevent instantiation of utility class
	}

	static void draw(final Path file) throws SoulstylerException {
		ImageFiles.write(new ImagePlus("apple", new ColorProcessor(
			ExampleScene.APPLE.render()).resize(120, 90, true)), file);
	}
}
