package org.soulstyler.image;

import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Where the object is: an imglib2 image of dimensions (width, height) with
 * values in [0, 1]. 0 means untouched, 1 fully restyled, values between blend.
 */
public record Mask(ArrayImg<FloatType, FloatArray> pixels) {

	public Mask {
		if (pixels.numDimensions() != 2) {
			throw new IllegalArgumentException(
				"A mask has dimensions (width, height).");
		}
	}

	/** Wraps (does not copy) samples in row-major order. */
	public static Mask of(final float[] samples, final int width,
		final int height)
	{
		return new Mask(ArrayImgs.floats(samples, width, height));
	}

	public int width() {
		return (int) pixels.dimension(0);
	}

	public int height() {
		return (int) pixels.dimension(1);
	}

	/** The samples themselves, not a copy: (height, width), row-major. */
	public float[] samples() {
		return pixels.update(null).getCurrentStorageArray();
	}

	/** Fraction of the picture, in [0, 1], that the mask covers. */
	public double coverage() {
		double sum = 0;
		final float[] samples = samples();
		for (final float v : samples)
			sum += v;
		return samples.length == 0 ? 0 : sum / samples.length;
	}
}
