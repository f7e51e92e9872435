package org.soulstyler.image.imagej;

import java.io.IOException;

/** Says what is wrong with an image, for the end of a sentence. */
final class BrokenImage extends IOException {

	private static final long serialVersionUID = 1L;

	BrokenImage(final String why) {
		super(why);
	}
}
