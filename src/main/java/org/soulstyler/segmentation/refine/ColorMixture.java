package org.soulstyler.segmentation.refine;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * How likely a colour is among given ones: a mixture of full Gaussians in RGB, as
 * in GrabCut (Rother, Kolmogorov, Blake, SIGGRAPH 2004). Deterministic.
 */
final class ColorMixture {

	private static final int COMPONENTS = 5;
	private static final int ROUNDS = 8;
	private static final int LEAST = 8;

	/** Of a logarithm: what it stands for is lost when added to 1. */
	private static final double NEGLIGIBLE = -40;

	/** Keeps covariances invertible: the variance of 8-bit noise and more. */
	private static final double RIDGE = 2e-4;

	private final double[][] means = new double[COMPONENTS][];
	private final double[][] precisions = new double[COMPONENTS][];
	private final double[] constants = new double[COMPONENTS];

	private ColorMixture() {}

	/**
	 * @param colors red, green, blue of one sample after the other, in [0, 1]
	 * @return the mixture, or null if the samples are too few
	 */
	static @Nullable ColorMixture of(final double[] colors) {
		final int count = colors.length / 3;
		if (count < COMPONENTS * LEAST) return null;
		final ColorMixture mixture = new ColorMixture();
		mixture.fit(colors, mixture.cluster(colors, count), count);
		for (int i = 0; i < 2; i++) {
			final int[] nearest = new int[count];
			for (int s = 0; s < count; s++)
				nearest[s] = mixture.likeliest(colors, 3 * s);
			mixture.fit(colors, nearest, count);
		}
		return mixture;
	}

	/** The logarithm of the density at the colour that starts at an offset. */
	double logDensity(final double[] colors, final int offset) {
		double most = Double.NEGATIVE_INFINITY;
		final double[] each = new double[COMPONENTS];
		for (int k = 0; k < COMPONENTS; k++)
			most = Math.max(most, each[k] = logDensity(k, colors, offset));
		double sum = 0;
		for (final double e : each)
			if (e - most > NEGLIGIBLE) sum += Math.exp(e - most);
		return most + Math.log(sum);
	}

	// -- Helper methods --

	private int likeliest(final double[] colors, final int offset) {
		int best = 0;
		double most = Double.NEGATIVE_INFINITY;
		for (int k = 0; k < COMPONENTS; k++) {
			final double l = logDensity(k, colors, offset);
			if (l > most) {
				most = l;
				best = k;
			}
		}
		return best;
	}

	private double logDensity(final int k, final double[] colors,
		final int offset)
	{
		if (means[k] == null) return -1e9;
		final double r = colors[offset] - means[k][0], g = colors[offset + 1] -
			means[k][1], b = colors[offset + 2] - means[k][2];
		final double[] p = precisions[k];
		return constants[k] - 0.5 * (p[0] * r * r + p[1] * g * g + p[2] * b * b +
			2 * (p[3] * r * g + p[4] * r * b + p[5] * g * b));
	}

	/** k-means from samples that are evenly spaced in brightness. */
	private int[] cluster(final double[] colors, final int count) {
		final Integer[] order = new Integer[count];
		for (int i = 0; i < count; i++)
			order[i] = i;
		Arrays.sort(order, (a, b) -> Double.compare(brightness(colors, a),
			brightness(colors, b)));
		final double[][] centers = new double[COMPONENTS][];
		for (int k = 0; k < COMPONENTS; k++) {
			final int s = order[(2 * k + 1) * count / (2 * COMPONENTS)];
			centers[k] = new double[] { colors[3 * s], colors[3 * s + 1], colors[3 *
				s + 2] };
		}
		final int[] nearest = new int[count];
		for (int round = 0; round < ROUNDS; round++) {
			final double[][] sums = new double[COMPONENTS][4];
			for (int s = 0; s < count; s++) {
				int best = 0;
				double least = Double.MAX_VALUE;
				for (int k = 0; k < COMPONENTS; k++) {
					double d = 0;
					for (int c = 0; c < 3; c++)
						d += Math.pow(colors[3 * s + c] - centers[k][c], 2);
					if (d < least) {
						least = d;
						best = k;
					}
				}
				nearest[s] = best;
				for (int c = 0; c < 3; c++)
					sums[best][c] += colors[3 * s + c];
				sums[best][3]++;
			}
			for (int k = 0; k < COMPONENTS; k++) {
				if (sums[k][3] == 0) continue;
				for (int c = 0; c < 3; c++)
					centers[k][c] = sums[k][c] / sums[k][3];
			}
		}
		return nearest;
	}

	private static double brightness(final double[] colors, final int s) {
		return colors[3 * s] + colors[3 * s + 1] + colors[3 * s + 2];
	}

	/** Mean, precision and weight of each component from its samples. */
	private void fit(final double[] colors, final int[] component,
		final int count)
	{
		for (int k = 0; k < COMPONENTS; k++) {
			final double[] mean = new double[3], c = new double[6];
			int n = 0;
			for (int s = 0; s < count; s++) {
				if (component[s] != k) continue;
				n++;
				for (int i = 0; i < 3; i++)
					mean[i] += colors[3 * s + i];
			}
			means[k] = null;
			if (n < LEAST) continue;
			for (int i = 0; i < 3; i++)
				mean[i] /= n;
			for (int s = 0; s < count; s++) {
				if (component[s] != k) continue;
				final double r = colors[3 * s] - mean[0], g = colors[3 * s + 1] -
					mean[1], b = colors[3 * s + 2] - mean[2];
				c[0] += r * r;
				c[1] += g * g;
				c[2] += b * b;
				c[3] += r * g;
				c[4] += r * b;
				c[5] += g * b;
			}
			for (int i = 0; i < 6; i++)
				c[i] = c[i] / n + (i < 3 ? RIDGE : 0);
			final double determinant = c[0] * (c[1] * c[2] - c[5] * c[5]) - c[3] *
				(c[3] * c[2] - c[5] * c[4]) + c[4] * (c[3] * c[5] - c[1] * c[4]);
			means[k] = mean;
			precisions[k] = new double[] { (c[1] * c[2] - c[5] * c[5]) / determinant,
				(c[0] * c[2] - c[4] * c[4]) / determinant, (c[0] * c[1] - c[3] * c[3]) /
					determinant, (c[4] * c[5] - c[3] * c[2]) / determinant, (c[3] * c[5] -
						c[4] * c[1]) / determinant, (c[3] * c[4] - c[0] * c[5]) /
							determinant };
			constants[k] = Math.log((double) n / count) - 0.5 * Math.log(determinant);
		}
	}
}
