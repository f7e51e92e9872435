package org.soulstyler.evaluation;

import org.soulstyler.image.ColorImage;

/**
 * What is left of an object's own drawing: how its contours in the new picture
 * follow those in the old one, whatever their colours. (The field measures
 * distances between features of a network such as DINO, which we don't have; this
 * is a plain measure of our own.)
 */
final class Structure {

	private static final double SIGMA = 2;
	private static final int REACH = 6;
	/** ITU-R 601 luma. */
	private static final double[] LUMA = { 0.299, 0.587, 0.114 };

	private Structure() {}

	/**
	 * Pearson's correlation of the gradients' lengths of the luma, blurred by a
	 * Gaussian of 2 pixels, within an area.
	 *
	 * @param area of each pixel, (height, width)
	 * @return in [-1, 1]; 0 where one of them is flat
	 */
	static double kept(final ColorImage before, final ColorImage after,
		final float[] area)
	{
		final double[] x = contours(before), y = contours(after);
		double n = 0, sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0;
		for (int i = 0; i < x.length; i++) {
			final double w = area[i];
			n += w;
			sx += w * x[i];
			sy += w * y[i];
			sxx += w * x[i] * x[i];
			syy += w * y[i] * y[i];
			sxy += w * x[i] * y[i];
		}
		final double variances = (sxx - sx * sx / n) * (syy - sy * sy / n);
		return n > 0 && variances > 0 ? (sxy - sx * sy / n) / Math.sqrt(variances)
			: 0;
	}

	private static double[] contours(final ColorImage image) {
		final int width = image.width(), height = image.height(), plane = width *
			height;
		final double[] luma = new double[plane];
		for (int c = 0; c < 3; c++)
			for (int i = 0; i < plane; i++)
				luma[i] += LUMA[c] * image.samples()[c * plane + i];
		final double[] smooth = GaussianFilter.of(luma, width, height, SIGMA,
			REACH);
		final double[] lengths = new double[plane];
		for (int y = 1; y < height - 1; y++) {
			for (int x = 1; x < width - 1; x++) {
				final int i = y * width + x;
				lengths[i] = Math.hypot(smooth[i + 1] - smooth[i - 1], smooth[i +
					width] - smooth[i - width]);
			}
		}
		return lengths;
	}
}
