package org.soulstyler.video;

/** Values between pixels. */
final class Bilinear {

	private Bilinear() {
		// prevent instantiation of utility class
	}

	/**
	 * @param offset where the plane begins
	 * @param x,y pixels; outside the plane its border is continued
	 */
	static float sample(final float[] planes, final int offset,
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
}
