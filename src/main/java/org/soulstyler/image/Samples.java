package org.soulstyler.image;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;

/** Brings imglib2's images of any kind into arrays of floats. */
final class Samples {

	private Samples() {
		// prevent instantiation of utility class
	}

	/**
	 * @param pixels finite values in [0, 1]
	 * @return itself, if it is one already
	 * @throws IllegalArgumentException if a value is another
	 */
	static ArrayImg<FloatType, FloatArray> inArray(
		final RandomAccessibleInterval<? extends RealType<?>> pixels)
	{
		final ArrayImg<FloatType, FloatArray> img = wrapped(pixels);
		for (final float value : img.update(null).getCurrentStorageArray())
			if (!(value >= 0 && value <= 1)) throw new IllegalArgumentException(
				"Values must be from 0 to 1, and one is " + value + ".");
		return img;
	}

	@SuppressWarnings("unchecked") // the type and the access are looked at
	private static ArrayImg<FloatType, FloatArray> wrapped(
		final RandomAccessibleInterval<? extends RealType<?>> pixels)
	{
		if (pixels instanceof ArrayImg<?, ?> array && array
			.firstElement() instanceof FloatType && array.update(
				null) instanceof FloatArray)
			return (ArrayImg<FloatType, FloatArray>) pixels;
		final float[] samples = new float[(int) Intervals.numElements(pixels)];
		int i = 0;
		for (final RealType<?> value : Views.flatIterable(pixels))
			samples[i++] = value.getRealFloat();
		return ArrayImgs.floats(samples, Intervals.dimensionsAsLongArray(pixels));
	}
}
