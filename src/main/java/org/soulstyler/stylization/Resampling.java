package org.soulstyler.stylization;

/**
 * Resizing of single planes of floats, (height, width) row-major, with pixel
 * centres at half integers. In plain Java, so that pictures of any size pass in
 * bounded memory and a result is the same on every device.
 */
final class Resampling {

	private Resampling() {}

	/** For each output place, which inputs make it and by how much. */
	private record Taps(int[] first, float[][] weights) {}

	/**
	 * A rectangle of a plane, made smaller with a triangle filter as wide as the
	 * shrinking asks for (Pillow's and torch's antialiased bilinear), or copied
	 * where the sizes agree.
	 */
	static float[] shrink(final float[] plane, final int planeOffset,
		final int planeWidth, final Region.Box box, final int width,
		final int height)
	{
		final Taps columns = triangle(box.width(), width);
		final Taps rows = triangle(box.height(), height);
		final float[] narrow = new float[box.height() * width];
		for (int y = 0; y < box.height(); y++) {
			final int from = planeOffset + (box.y() + y) * planeWidth + box.x();
			for (int x = 0; x < width; x++) {
				final float[] weights = columns.weights[x];
				final int first = columns.first[x];
				float sum = 0;
				for (int k = 0; k < weights.length; k++)
					sum += weights[k] * plane[from + first + k];
				narrow[y * width + x] = sum;
			}
		}
		final float[] small = new float[height * width];
		for (int y = 0; y < height; y++) {
			final float[] weights = rows.weights[y];
			for (int k = 0; k < weights.length; k++) {
				final int from = (rows.first[y] + k) * width;
				for (int x = 0; x < width; x++)
					small[y * width + x] += weights[k] * narrow[from + x];
			}
		}
		return small;
	}

	/** Cubic (Catmull-Rom) enlargement of a plane, one row at a time. */
	static final class Enlarger {

		private final float[] plane;
		private final int planeWidth;
		private final int planeHeight;
		private final Taps columns;
		private final Taps rows;

		Enlarger(final float[] plane, final int planeWidth, final int planeHeight,
			final int width, final int height)
		{
			this.plane = plane;
			this.planeWidth = planeWidth;
			this.planeHeight = planeHeight;
			columns = cubic(planeWidth, width);
			rows = cubic(planeHeight, height);
		}

		/** Writes row y of the enlarged plane. */
		void row(final int y, final float[] row) {
			final float[] blend = new float[planeWidth];
			for (int k = 0; k < 4; k++) {
				final int from = planeWidth * clamp(rows.first[y] + k,
					planeHeight);
				for (int x = 0; x < planeWidth; x++)
					blend[x] += rows.weights[y][k] * plane[from + x];
			}
			for (int x = 0; x < row.length; x++) {
				float sum = 0;
				for (int k = 0; k < 4; k++)
					sum += columns.weights[x][k] * blend[clamp(columns.first[x] + k,
						planeWidth)];
				row[x] = sum;
			}
		}
	}

	private static Taps triangle(final int from, final int to) {
		final int[] first = new int[to];
		final float[][] weights = new float[to][];
		final double scale = (double) from / to;
		final double reach = Math.max(1, scale);
		for (int i = 0; i < to; i++) {
			final double centre = (i + 0.5) * scale;
			final int start = Math.max(0, (int) Math.ceil(centre - reach - 0.5));
			final int end = Math.min(from - 1, (int) Math.floor(centre + reach -
				0.5));
			final double[] raw = new double[end - start + 1];
			double sum = 0;
			for (int k = 0; k < raw.length; k++) {
				raw[k] = Math.max(0, 1 - Math.abs(start + k + 0.5 - centre) / reach);
				sum += raw[k];
			}
			first[i] = start;
			weights[i] = new float[raw.length];
			for (int k = 0; k < raw.length; k++)
				weights[i][k] = (float) (raw[k] / sum);
		}
		return new Taps(first, weights);
	}

	private static Taps cubic(final int from, final int to) {
		final int[] first = new int[to];
		final float[][] weights = new float[to][];
		final double scale = (double) from / to;
		for (int i = 0; i < to; i++) {
			final double centre = (i + 0.5) * scale - 0.5;
			final int left = (int) Math.floor(centre);
			final double t = centre - left;
			first[i] = left - 1;
			weights[i] = new float[] { (float) (t * (-0.5 + t * (1 - 0.5 * t))),
				(float) (1 + t * t * (-2.5 + 1.5 * t)), (float) (t * (0.5 + t * (2 -
					1.5 * t))), (float) (t * t * (-0.5 + 0.5 * t)) };
		}
		return new Taps(first, weights);
	}

	private static int clamp(final int index, final int length) {
		return Math.max(0, Math.min(length - 1, index));
	}
}
