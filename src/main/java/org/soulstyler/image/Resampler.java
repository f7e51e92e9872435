package org.soulstyler.image;

import java.util.Arrays;

/**
 * Resizing of single planes of floats, (height, width) row-major, one direction
 * after the other. In plain Java, so that pictures of any size pass in bounded
 * memory and a result is the same on every device; imglib2's interpolators sum
 * in another order, and none of them averages.
 */
public final class Resampler {

	private final Axis columns;
	private final Axis rows;

	/**
	 * @param columns from the old width to the new one
	 * @param rows from the old height to the new one
	 */
	public Resampler(final Axis columns, final Axis rows) {
		this.columns = columns;
		this.rows = rows;
	}

	/**
	 * A plane at its new size.
	 *
	 * @param plane (old height, old width)
	 * @return (new height, new width); cubic kernels may overshoot
	 */
	public float[] apply(final float[] plane) {
		return apply(plane, 0, columns.from());
	}

	/**
	 * A rectangle of a plane at its new size.
	 *
	 * @param offset of the rectangle's first sample
	 * @param stride from one row to the next
	 */
	public float[] apply(final float[] plane, final int offset,
		final int stride)
	{
		final double[][] lines = new double[rows.from()][];
		for (int y = 0; y < lines.length; y++)
			lines[y] = columns.along(line(plane, offset + y * stride));
		final float[] made = new float[rows.to() * columns.to()];
		for (int y = 0; y < rows.to(); y++)
			put(rows.across(i -> lines[i], y, columns.to()), made, y * columns.to());
		return made;
	}

	/**
	 * One row of a plane at its new size, the columns' direction first: nothing
	 * of the size of the result is held.
	 *
	 * @param y of the new rows
	 * @param row receives it
	 */
	public void row(final float[] plane, final int y, final float[] row) {
		put(columns.along(rows.across(i -> line(plane, i * columns.from()), y,
			columns.from())), row, 0);
	}

	/**
	 * The value between four pixels, bilinearly; pixels are points, and beyond
	 * the plane its border is repeated.
	 *
	 * @param offset where the plane begins
	 * @param x in pixels
	 * @param y in pixels
	 */
	public static float sample(final float[] planes, final int offset,
		final int width, final int height, final float x, final float y)
	{
		final float u = Math.max(0, Math.min(width - 1, x));
		final float v = Math.max(0, Math.min(height - 1, y));
		final int left = Math.min((int) u, Math.max(0, width - 2));
		final int top = Math.min((int) v, Math.max(0, height - 2));
		final int right = Math.min(left + 1, width - 1);
		final int bottom = Math.min(top + 1, height - 1);
		final float fx = u - left;
		final float fy = v - top;
		final float above = planes[offset + top * width + left] * (1 - fx) +
			planes[offset + top * width + right] * fx;
		final float below = planes[offset + bottom * width + left] * (1 - fx) +
			planes[offset + bottom * width + right] * fx;
		return above * (1 - fy) + below * fy;
	}

	/**
	 * The values between sixteen pixels, by Catmull and Rom's cubics, which blur
	 * little when it is done again and again; pixels are points, and beyond the
	 * planes their borders are repeated.
	 *
	 * @param planes as many as there are values
	 * @param x in pixels
	 * @param y in pixels
	 * @param values receives one of each plane; they may overshoot
	 */
	public static void sampleCubic(final float[] planes, final int width,
		final int height, final float x, final float y, final float[] values)
	{
		final Kernel kernel = Kernel.CATMULL_ROM;
		final int left = kernel.first(x), top = kernel.first(y);
		final double[] across = new double[kernel.taps()];
		final double[] down = new double[kernel.taps()];
		kernel.weights(x - Math.floor(x), across);
		kernel.weights(y - Math.floor(y), down);
		Arrays.fill(values, 0);
		for (int v = 0; v < down.length; v++) {
			final int row = width * Math.max(0, Math.min(height - 1, top + v));
			for (int u = 0; u < across.length; u++) {
				final float weight = (float) (down[v] * across[u]);
				final int i = row + Math.max(0, Math.min(width - 1, left + u));
				for (int c = 0; c < values.length; c++)
					values[c] += weight * planes[c * width * height + i];
			}
		}
	}

	private double[] line(final float[] plane, final int offset) {
		final double[] line = new double[columns.from()];
		for (int x = 0; x < line.length; x++)
			line[x] = plane[offset + x];
		return line;
	}

	private static void put(final double[] line, final float[] plane,
		final int offset)
	{
		for (int x = 0; x < line.length; x++)
			plane[offset + x] = (float) line[x];
	}
}
