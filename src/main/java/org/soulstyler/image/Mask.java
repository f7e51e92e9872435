package org.soulstyler.image;

import java.util.Arrays;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Where the object is: an imglib2 image of dimensions (width, height) with
 * values in [0, 1]. 0 means untouched, 1 fully restyled, values between blend.
 */
public record Mask(ArrayImg<FloatType, FloatArray> pixels) {

	/**
	 * Fraction of the picture below which a mask is noise rather than an object.
	 * A 512×512 picture has room for 26 such pixels.
	 */
	private static final double SMALLEST_OBJECT = 1e-4;

	/** @throws IllegalArgumentException if it is not (width, height) */
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

	/**
	 * Any image of dimensions (width, height), e.g. a view or one of truth values.
	 * One of floats in an array is wrapped, every other copied.
	 *
	 * @param pixels values in [0, 1]
	 * @throws IllegalArgumentException if dimensions or values are others
	 */
	public static Mask of(
		final RandomAccessibleInterval<? extends RealType<?>> pixels)
	{
		return new Mask(Samples.inArray(pixels));
	}

	/** All of a picture. */
	public static Mask full(final int width, final int height) {
		final float[] ones = new float[width * height];
		Arrays.fill(ones, 1);
		return of(ones, width, height);
	}

	/** Where this or another mask of the same size is: the larger of both. */
	public Mask or(final Mask other) {
		return combine(other, Math::max);
	}

	/** Where this mask is and another of the same size is not. */
	public Mask butNot(final Mask other) {
		return combine(other, (mine, taken) -> Math.min(mine, 1 - taken));
	}

	/** In pixels. */
	public int width() {
		return (int) pixels.dimension(0);
	}

	/** In pixels. */
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

	/** Whether it covers too little to be an object. */
	public boolean isSpeck() {
		return coverage() < SMALLEST_OBJECT;
	}

	@FunctionalInterface
	private interface Operation {

		float of(float mine, float other);
	}

	private Mask combine(final Mask other, final Operation operation) {
		if (width() != other.width() || height() != other.height())
			throw new IllegalArgumentException("Masks of two sizes: " + width() +
				" × " + height() + " and " + other.width() + " × " + other.height());
		final float[] mine = samples(), others = other.samples();
		final float[] made = new float[mine.length];
		for (int i = 0; i < made.length; i++)
			made[i] = operation.of(mine[i], others[i]);
		return of(made, width(), height());
	}
}
