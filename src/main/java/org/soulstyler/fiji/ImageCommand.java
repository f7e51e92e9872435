package org.soulstyler.fiji;

import ij.ImagePlus;

import org.scijava.command.Command;

/** A command on the active image. */
public interface ImageCommand extends Command {

	/** What is said where there is none. */
	String NO_IMAGE = "There is no image. Please open one first.";

	/** The image; null where there is none. */
	ImagePlus image();
}
