package org.soulstyler.segmentation;

import java.util.Arrays;

/**
 * The square that CLIPSeg looks at, and the way back: the picture fills it, its
 * proportions are given up. Pixels are areas here, as in Pillow and PyTorch; in
 * {@link Letterbox} they are points.
 *
 * @param width the picture's, in pixels, from 1
 * @param height the picture's, in pixels, from 1
 * @param side of the square, in pixels
 */
record Stretch(int width, int height, int side) implements Framing {

	/**
	 * {@inheritDoc} As Pillow's {@code resize(BILINEAR)} on 8-bit samples, which
	 * averages over the pixels that fall together.
	 */
	@Override
	public float[] enclose(final float[] samples, final float[] mean,
		final float[] deviation)
	{
		final Taps across = Taps.bilinear(width, side);
		final Taps down = Taps.bilinear(height, side);
		final int area = side * side;
		final float[] enclosed = new float[3 * area];
		final float[] bytes = new float[width * height];
		for (int c = 0; c < 3; c++) {
			for (int i = 0; i < bytes.length; i++)
				bytes[i] = Math.round(255 * samples[c * bytes.length + i]);
			final float[] square = down.alongColumns(across.alongRows(bytes, height),
				side);
			for (int i = 0; i < area; i++)
				enclosed[c * area + i] = (square[i] / 255 - mean[c]) / deviation[c];
		}
		return enclosed;
	}

	/** {@inheritDoc} Bicubically. */
	@Override
	public float[] release(final float[] plane) {
		final float[] released = Taps.bicubic(side, height).alongColumns(Taps
			.bicubic(side, width).alongRows(plane, side), width);
		for (int i = 0; i < released.length; i++)
			released[i] = Math.max(0, Math.min(1, released[i]));
		return released;
	}

	// -- Helper methods --

	/** Which old samples of a line make each new one, and by how much. */
	private static final class Taps {

		/** Pillow's weights are whole multiples of 1 / this. */
		private static final double STEPS = 1 << 22;

		private final int from;
		/** Whether samples are whole numbers and stay so, halves going upwards. */
		private final boolean whole;
		private final int[] first;
		private final double[][] weights;

		private Taps(final int from, final int to, final boolean whole) {
			this.from = from;
			this.whole = whole;
			first = new int[to];
			weights = new double[to][];
		}

		/** A triangle as wide as a new sample is, at least as an old one; on bytes. */
		static Taps bilinear(final int from, final int to) {
			final Taps taps = new Taps(from, to, true);
			final double step = (double) from / to;
			final double reach = Math.max(1, step);
			for (int i = 0; i < to; i++) {
				final double center = (i + 0.5) * step;
				final int start = (int) Math.max(0, center - reach + 0.5);
				final int end = (int) Math.min(from, center + reach + 0.5);
				final double[] w = new double[end - start];
				for (int k = 0; k < w.length; k++)
					w[k] = Math.max(0, 1 - Math.abs(start + k + 0.5 - center) / reach);
				final double sum = Arrays.stream(w).sum();
				taps.first[i] = start;
				for (int k = 0; k < w.length; k++)
					w[k] = Math.floor(w[k] / sum * STEPS + 0.5) / STEPS;
				taps.weights[i] = w;
			}
			return taps;
		}

		/** Four samples around the place, the first and last repeated outwards. */
		static Taps bicubic(final int from, final int to) {
			final Taps taps = new Taps(from, to, false);
			final double[] four = new double[4];
			for (int i = 0; i < to; i++) {
				final double place = (i + 0.5) * from / to - 0.5;
				final int floor = (int) Math.floor(place);
				Bicubic.weights(place - floor, four);
				final int start = Math.max(0, Math.min(from - 1, floor - 1));
				final int end = Math.max(start + 1, Math.min(from, floor + 3));
				taps.first[i] = start;
				taps.weights[i] = new double[end - start];
				for (int k = 0; k < 4; k++)
					taps.weights[i][Math.max(start, Math.min(end - 1, floor - 1 + k)) -
						start] += four[k];
			}
			return taps;
		}

		/** (rows, from) to (rows, to) */
		float[] alongRows(final float[] plane, final int rows) {
			final int to = first.length;
			final float[] result = new float[rows * to];
			for (int y = 0; y < rows; y++) {
				for (int x = 0; x < to; x++) {
					double sum = 0;
					for (int k = 0; k < weights[x].length; k++)
						sum += weights[x][k] * plane[y * from + first[x] + k];
					result[y * to + x] = sample(sum);
				}
			}
			return result;
		}

		/** (from, columns) to (to, columns) */
		float[] alongColumns(final float[] plane, final int columns) {
			final float[] result = new float[first.length * columns];
			final double[] sums = new double[columns];
			for (int y = 0; y < first.length; y++) {
				Arrays.fill(sums, 0);
				for (int k = 0; k < weights[y].length; k++) {
					final int row = (first[y] + k) * columns;
					for (int x = 0; x < columns; x++)
						sums[x] += weights[y][k] * plane[row + x];
				}
				for (int x = 0; x < columns; x++)
					result[y * columns + x] = sample(sums[x]);
			}
			return result;
		}

		private float sample(final double sum) {
			return (float) (whole ? Math.floor(sum + 0.5) : sum);
		}
	}
}
