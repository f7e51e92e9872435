package org.soulstyler.image;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/**
 * An RGB picture as the networks see it: an imglib2 image of dimensions
 * (width, height, 3), finite values in [0, 1]. Because imglib2's first
 * dimension runs fastest, {@link #samples()} is in channel-height-width order,
 * a tensor of shape (3, height, width).
 */
public record ColorImage(ArrayImg<FloatType, FloatArray> pixels) {

	/** @throws IllegalArgumentException if it is not (width, height, 3) */
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

	/**
	 * Any image of dimensions (width, height, 3), e.g. a view. One of floats in an
	 * array is wrapped, every other copied.
	 *
	 * @param pixels finite values in [0, 1]
	 * @throws IllegalArgumentException if dimensions or values are others
	 */
	public static ColorImage of(
		final RandomAccessibleInterval<? extends RealType<?>> pixels)
	{
		return new ColorImage(Samples.inArray(pixels));
	}

	/**
	 * A copy of an image as ImageJ2 displays colours.
	 *
	 * @param pixels (width, height); alpha is passed over
	 */
	public static ColorImage ofArgb(
		final RandomAccessibleInterval<ARGBType> pixels)
	{
		final int width = (int) pixels.dimension(0);
		final int height = (int) pixels.dimension(1);
		final int size = width * height;
		final float[] samples = new float[3 * size];
		int i = 0;
		for (final ARGBType pixel : Views.flatIterable(pixels)) {
			final int argb = pixel.get();
			samples[i] = ARGBType.red(argb) / 255f;
			samples[size + i] = ARGBType.green(argb) / 255f;
			samples[2 * size + i++] = ARGBType.blue(argb) / 255f;
		}
		return of(samples, width, height);
	}

	/** In pixels. */
	public int width() {
		return (int) pixels.dimension(0);
	}

	/** In pixels. */
	public int height() {
		return (int) pixels.dimension(1);
	}

	/** The samples themselves, not a copy: (3, height, width), row-major. */
	public float[] samples() {
		return pixels.update(null).getCurrentStorageArray();
	}

	/** Whether every pixel has the colour of the first: a picture of nothing. */
	public boolean isOfOneColor() {
		final float[] samples = samples();
		final int size = width() * height();
		for (int i = 0; i < samples.length; i++)
			if (samples[i] != samples[i - i % size]) return false;
		return true;
	}
}
