package org.soulstyler.segmentation.refine;

/** Means over square windows, in time that does not depend on their size. */
public final class BoxFilter {

	private BoxFilter() {}

	/**
	 * Replaces each sample by the mean of its window; windows are cut off at the
	 * border.
	 *
	 * @param plane (height, width), changed in place
	 * @param reach the window has 2·reach + 1 samples a side
	 */
	public static void mean(final float[] plane, final int width,
		final int height, final int reach)
	{
		if (reach < 1) return;
		final float[] line = new float[Math.max(width, height)];
		for (int y = 0; y < height; y++)
			mean(plane, y * width, 1, width, reach, line);
		for (int x = 0; x < width; x++)
			mean(plane, x, width, height, reach, line);
	}

	private static void mean(final float[] plane, final int start,
		final int stride, final int length, final int reach, final float[] line)
	{
		for (int i = 0; i < length; i++)
			line[i] = plane[start + i * stride];
		double sum = 0;
		for (int i = 0; i < Math.min(reach, length); i++)
			sum += line[i];
		for (int i = 0; i < length; i++) {
			if (i + reach < length) sum += line[i + reach];
			if (i - reach - 1 >= 0) sum -= line[i - reach - 1];
			final int count = Math.min(length - 1, i + reach) - Math.max(0, i -
				reach) + 1;
			plane[start + i * stride] = (float) (sum / count);
		}
	}
}
