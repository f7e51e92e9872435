package org.soulstyler.image;

import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;

/**
 * An RGB picture as the networks see it: an imglib2 image of dimensions
 * (width, height, 3), finite values in [0, 1]. Because imglib2's first
 * dimension runs fastest, {@link #samples()} is in channel-height-width order,
 * a tensor of shape (3, height, width).
 */
public record ColorImage(ArrayImg<FloatType, FloatArray> pixels) {

	public ColorImage {
		if (pixels.numDimensions() != 3 || pixels.dimension(2) != 3) {
			throw new IllegalArgumentException(
				"A color image has dimensions (width, height, 3).");
		}
	}

	/** Wraps (does not copy) samples in channel-height-width order. */
	public static ColorImage of(final float[] samples, final int width,
		final int height)
	{
		return new ColorImage(ArrayImgs.floats(samples, width, height, 3));
	}

	public int width() {
		return (int) pixels.dimension(0);
	}

	public int height() {
		return (int) pixels.dimension(1);
	}

	/** The samples themselves, not a copy: (3, height, width), row-major. */
	public float[] samples() {
		return pixels.update(null).getCurrentStorageArray();
	}
}
