package org.soulstyler.video;

import org.soulstyler.image.Resampler;

/**
 * Where each pixel of a picture is in another: pixel (x, y) is at
 * (x + dx, y + dy), in pixels. Row-major.
 *
 * @param dx,dy width·height displacements each
 */
record Flow(float[] dx, float[] dy, int width, int height) {

	/** Share of the displacements' squares by which ways there and back may differ. */
	private static final float RELATIVE = 0.01f;
	/** Squared pixels by which they always may. */
	private static final float ABSOLUTE = 0.5f;

	/** The flow of a picture that stands still. */
	static Flow still(final int width, final int height) {
		return new Flow(new float[width * height], new float[width * height], width,
			height);
	}

	/**
	 * This way and then another: from the first picture to the third.
	 *
	 * @param next from the second picture to the third; outside of it, its border
	 *          is continued
	 */
	Flow then(final Flow next) {
		final Flow both = still(width, height);
		for (int y = 0, i = 0; y < height; y++) {
			for (int x = 0; x < width; x++, i++) {
				final float u = x + dx[i];
				final float v = y + dy[i];
				both.dx[i] = dx[i] + Resampler.sample(next.dx, 0, width, height, u, v);
				both.dy[i] = dy[i] + Resampler.sample(next.dy, 0, width, height, u, v);
			}
		}
		return both;
	}

	/**
	 * Which pixels of the first picture are seen in the second: those from which
	 * the way there and back ends where it began, up to an error (the check of
	 * Sundaram, Brox and Keutzer, ECCV 2010, that fast_blind_video_consistency and
	 * Ruder et al. use).
	 *
	 * @param back from the second picture to the first
	 */
	boolean[] visible(final Flow back) {
		final boolean[] visible = new boolean[width * height];
		for (int y = 0, i = 0; y < height; y++) {
			for (int x = 0; x < width; x++, i++) {
				final float u = x + dx[i];
				final float v = y + dy[i];
				if (!(u >= 0 && v >= 0 && u <= width - 1 && v <= height - 1)) continue;
				final float bx = Resampler.sample(back.dx, 0, width, height, u, v);
				final float by = Resampler.sample(back.dy, 0, width, height, u, v);
				final float ex = dx[i] + bx;
				final float ey = dy[i] + by;
				visible[i] = ex * ex + ey * ey <= RELATIVE * (dx[i] * dx[i] + dy[i] *
					dy[i] + bx * bx + by * by) + ABSOLUTE;
			}
		}
		return visible;
	}

	/**
	 * A plane of the second picture as the first one's pixels see it.
	 *
	 * @param planes of the second picture, one after the other
	 * @param plane which, from 0
	 * @return width·height values
	 */
	float[] pull(final float[] planes, final int plane) {
		final float[] pulled = new float[width * height];
		for (int y = 0, i = 0; y < height; y++)
			for (int x = 0; x < width; x++, i++)
				pulled[i] = Resampler.sample(planes, plane * width * height, width,
					height, x + dx[i], y + dy[i]);
		return pulled;
	}
}
