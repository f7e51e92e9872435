package org.soulstyler.segmentation;

/**
 * Cubic convolution with a = -0.75, which OpenCV and PyTorch both call
 * "bicubic". Pure arithmetic on row-major float planes.
 */
final class Bicubic {

	private static final double A = -0.75;

	private Bicubic() {}

	/**
	 * The four weights of the samples at -1, 0, 1 and 2 for a position t between
	 * the samples at 0 and 1.
	 *
	 * @param t in [0, 1)
	 * @param weights receives four numbers whose sum is 1
	 */
	static void weights(final double t, final double[] weights) {
		weights[0] = outer(t + 1);
		weights[1] = inner(t);
		weights[2] = inner(1 - t);
		weights[3] = outer(2 - t);
	}

	/**
	 * Resizes a square plane so that corner samples stay corner samples
	 * (align_corners = true), repeating the border, as PyTorch's interpolate does.
	 *
	 * @param plane (from, from)
	 * @return (to, to); may overshoot the range of the input
	 */
	static float[] resizeAlignedCorners(final float[] plane, final int from,
		final int to)
	{
		final int[] first = new int[to];
		final double[][] weights = new double[to][4];
		for (int i = 0; i < to; i++) {
			final double position = to == 1 ? 0 : (double) i * (from - 1) / (to - 1);
			first[i] = (int) Math.floor(position);
			weights(position - first[i], weights[i]);
		}
		// Rows first: (from, from) → (from, to), then columns.
		final double[] wide = new double[from * to];
		for (int y = 0; y < from; y++) {
			for (int x = 0; x < to; x++) {
				double sum = 0;
				for (int k = 0; k < 4; k++)
					sum += weights[x][k] * plane[y * from + clamp(first[x] + k - 1,
						from)];
				wide[y * to + x] = sum;
			}
		}
		final float[] resized = new float[to * to];
		for (int y = 0; y < to; y++) {
			for (int x = 0; x < to; x++) {
				double sum = 0;
				for (int k = 0; k < 4; k++)
					sum += weights[y][k] * wide[clamp(first[y] + k - 1, from) * to + x];
				resized[y * to + x] = (float) sum;
			}
		}
		return resized;
	}

	/** |t| ≤ 1 */
	private static double inner(final double t) {
		return ((A + 2) * t - (A + 3)) * t * t + 1;
	}

	/** 1 < |t| < 2 */
	private static double outer(final double t) {
		return ((A * t - 5 * A) * t + 8 * A) * t - 4 * A;
	}

	private static int clamp(final int i, final int length) {
		return Math.max(0, Math.min(length - 1, i));
	}
}
