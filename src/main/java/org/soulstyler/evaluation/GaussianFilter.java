package org.soulstyler.evaluation;

/** Means over Gaussian windows; beyond the border a plane is mirrored. */
final class GaussianFilter {

	private GaussianFilter() {}

	/**
	 * @param plane (height, width)
	 * @param sigma pixels
	 * @param reach where the window is cut off, pixels
	 * @return a new plane
	 */
	static double[] of(final double[] plane, final int width, final int height,
		final double sigma, final int reach)
	{
		final double[] kernel = new double[2 * reach + 1];
		double sum = 0;
		for (int i = 0; i < kernel.length; i++)
			sum += kernel[i] = Math.exp(-Math.pow((i - reach) / sigma, 2) / 2);
		for (int i = 0; i < kernel.length; i++)
			kernel[i] /= sum;
		final double[] rows = new double[plane.length];
		for (int y = 0; y < height; y++)
			line(plane, rows, y * width, 1, width, kernel);
		final double[] made = new double[plane.length];
		for (int x = 0; x < width; x++)
			line(rows, made, x, width, height, kernel);
		return made;
	}

	private static void line(final double[] from, final double[] to,
		final int start, final int stride, final int length, final double[] kernel)
	{
		final int reach = kernel.length / 2;
		for (int i = 0; i < length; i++) {
			double sum = 0;
			for (int k = -reach; k <= reach; k++)
				sum += kernel[k + reach] * from[start + mirrored(i + k, length) *
					stride];
			to[start + i * stride] = sum;
		}
	}

	private static int mirrored(final int i, final int length) {
		final int period = 2 * length;
		final int at = Math.floorMod(i, period);
		return at < length ? at : period - 1 - at;
	}
}
