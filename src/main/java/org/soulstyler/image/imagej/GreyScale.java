package org.soulstyler.image.imagej;

import ij.process.FloatProcessor;
import ij.process.ImageProcessor;

import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;

/**
 * How grey values and brightness correspond: linearly over the display range, the
 * other way round where the lookup table is inverted.
 *
 * @param min the value that is displayed black (white when inverted)
 * @param max the value that is displayed white (black when inverted)
 */
record GreyScale(double min, double max, boolean inverted) {

	/** ITU-R BT.601's luma; grey stays as it is. */
	private static final float RED = 0.299f;
	private static final float GREEN = 0.587f;
	private static final float BLUE = 0.114f;

	/**
	 * Grey values as a picture; values out of range are clamped, NaN is dark.
	 */
	ColorImage toColorImage(final ImageProcessor pixels) {
		final int size = pixels.getPixelCount();
		final float[] samples = new float[3 * size];
		for (int i = 0; i < size; i++) {
			final float brightness = brightness(pixels.getf(i));
			samples[i] = brightness;
			samples[size + i] = brightness;
			samples[2 * size + i] = brightness;
		}
		return ColorImage.of(samples, pixels.getWidth(), pixels.getHeight());
	}

	/** Gives the pixels under a mask the grey values of a picture's luminance. */
	void paint(final ImageProcessor pixels, final ColorImage picture,
		final Mask mask)
	{
		final float[] samples = picture.samples();
		final float[] inside = mask.samples();
		final int size = inside.length;
		final boolean real = pixels instanceof FloatProcessor;
		for (int i = 0; i < size; i++) {
			if (!(inside[i] > 0)) continue;
			final double value = value(RED * samples[i] + GREEN * samples[size + i] +
				BLUE * samples[2 * size + i]);
			if (real) pixels.setf(i, (float) value);
			else pixels.set(i, (int) Math.round(value));
		}
	}

	private float brightness(final float value) {
		final double fraction = max > min ? (value - min) / (max - min) : 0;
		final double cut = Double.isNaN(fraction) ? 0 : Math.max(0, Math.min(1,
			fraction));
		return (float) (inverted ? 1 - cut : cut);
	}

	private double value(final float brightness) {
		final double cut = Math.max(0, Math.min(1, brightness));
		return min + (inverted ? 1 - cut : cut) * (max - min);
	}
}
