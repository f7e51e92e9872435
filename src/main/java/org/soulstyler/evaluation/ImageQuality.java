package org.soulstyler.evaluation;

import org.jspecify.annotations.Nullable;
import org.soulstyler.image.ColorImage;

/**
 * How alike two pictures of one size are. What a weight leaves out counts as
 * black in both, as in PIE-Bench (arXiv 2310.01506).
 */
final class ImageQuality {

	/** Of the window of SSIM (Wang et al., IEEE TIP 2004): a Gaussian, cut off. */
	private static final double SIGMA = 1.5;
	private static final int REACH = 5;
	private static final double C1 = 0.01 * 0.01, C2 = 0.03 * 0.03;

	private ImageQuality() {}

	/**
	 * Mean of the squared difference over all pixels and channels.
	 *
	 * @param weight of each pixel, (height, width)
	 */
	static double mse(final ColorImage a, final ColorImage b,
		final float[] weight)
	{
		return squares(a, b, weight) / a.samples().length;
	}

	/** The same over those pixels alone that have a weight; 0 if none has. */
	static double mseWithin(final ColorImage a, final ColorImage b,
		final float[] weight)
	{
		double sum = 0;
		for (final float w : weight)
			sum += w * w;
		return sum > 0 ? squares(a, b, weight) / (3 * sum) : 0;
	}

	/** @return dB for values in [0, 1]; infinite where the error is 0 */
	static double psnr(final double mse) {
		return -10 * Math.log10(mse);
	}

	/**
	 * Structural similarity, the mean over the pixels with a whole window (11 × 11,
	 * Gaussian of 1.5 pixels) and over the channels.
	 */
	static double ssim(final ColorImage a, final ColorImage b,
		final float[] weight)
	{
		return meanSsim(a, b, weight, null);
	}

	/**
	 * Structural similarity of the whole pictures, the mean over those pixels alone
	 * that have a weight and a whole window; 1 if none has.
	 */
	static double ssimWithin(final ColorImage a, final ColorImage b,
		final float[] weight)
	{
		return meanSsim(a, b, null, weight);
	}

	// -- Helper methods --

	private static double squares(final ColorImage a, final ColorImage b,
		final float[] weight)
	{
		final float[] x = a.samples(), y = b.samples();
		double sum = 0;
		for (int i = 0; i < x.length; i++) {
			final double d = (double) weight[i % weight.length] * (x[i] - y[i]);
			sum += d * d;
		}
		return sum;
	}

	private static double meanSsim(final ColorImage a, final ColorImage b,
		final float @Nullable [] factor, final float @Nullable [] within)
	{
		final int width = a.width(), height = a.height(), plane = width * height;
		double sum = 0, count = 0;
		for (int c = 0; c < 3; c++) {
			final double[] map = map(channel(a, c, factor), channel(b, c, factor),
				width, height);
			for (int y = REACH; y < height - REACH; y++) {
				for (int x = REACH; x < width - REACH; x++) {
					final double w = within == null ? 1 : within[y * width + x];
					sum += w * map[y * width + x];
					count += w;
				}
			}
		}
		return count > 0 && plane > 0 ? sum / count : 1;
	}

	private static double[] channel(final ColorImage image, final int c,
		final float @Nullable [] factor)
	{
		final int plane = image.width() * image.height();
		final double[] values = new double[plane];
		for (int i = 0; i < plane; i++)
			values[i] = image.samples()[c * plane + i] * (factor == null ? 1f
				: factor[i]);
		return values;
	}

	private static double[] map(final double[] x, final double[] y,
		final int width, final int height)
	{
		final double[] mx = GaussianFilter.of(x, width, height, SIGMA, REACH);
		final double[] my = GaussianFilter.of(y, width, height, SIGMA, REACH);
		final double[] xx = GaussianFilter.of(product(x, x), width, height, SIGMA,
			REACH);
		final double[] yy = GaussianFilter.of(product(y, y), width, height, SIGMA,
			REACH);
		final double[] xy = GaussianFilter.of(product(x, y), width, height, SIGMA,
			REACH);
		for (int i = 0; i < xy.length; i++) {
			final double covariance = xy[i] - mx[i] * my[i];
			final double variances = xx[i] - mx[i] * mx[i] + yy[i] - my[i] * my[i];
			xy[i] = (2 * mx[i] * my[i] + C1) * (2 * covariance + C2) / ((mx[i] *
				mx[i] + my[i] * my[i] + C1) * (variances + C2));
		}
		return xy;
	}

	private static double[] product(final double[] x, final double[] y) {
		final double[] product = new double[x.length];
		for (int i = 0; i < x.length; i++)
			product[i] = x[i] * y[i];
		return product;
	}
}
