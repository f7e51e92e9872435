package org.soulstyler.image.imagej;

import ij.ImagePlus;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An image as it was in a file, upright.
 *
 * @param image without transparency: what is behind it is white
 * @param transparency null where the file has none
 * @param lossy whether its values are only nearly what was saved, as in a JPEG
 * @param notices what was left out of the file, a sentence each
 */
public record PictureFile(ImagePlus image, @Nullable Transparency transparency,
		boolean lossy, List<String> notices) {

	/** Keeps copies, which nobody can change. */
	public PictureFile {
		notices = List.copyOf(notices);
	}

	/** The picture turned upright, as its camera says it was held. */
	PictureFile turned(final Orientation orientation) {
		if (orientation == Orientation.UPRIGHT) return this;
		orientation.turn(image);
		return new PictureFile(image, transparency == null ? null : transparency
			.turned(orientation), lossy, notices);
	}

	/** The picture with a notice about its depth, in bits a value. */
	PictureFile withDepth(final int bits) {
		if (bits == 8) return this;
		final List<String> more = new ArrayList<>(notices);
		more.add("This image has " + (bits == 1 ? "1 bit" : bits + " bits") +
			" a value; the result has 8" + (bits > 8 && image.getBitDepth() != 24
				? ", from black at " + number(image.getDisplayRangeMin()) +
					" to white at " + number(image.getDisplayRangeMax()) : "") + ".");
		return new PictureFile(image, transparency, lossy, more);
	}

	private static String number(final double value) {
		return value == Math.rint(value) ? String.valueOf((long) value) : String
			.valueOf((float) value);
	}
}
