package org.soulstyler.video;

import org.soulstyler.image.ColorImage;

/** Averages each pixel with its neighbours (binomial weights, 3 × 3). */
final class Smoothing {

	private Smoothing() {
		// prevent instantiation of utility class
	}

	/** @param part outside of which the picture stays as it is */
	static ColorImage of(final ColorImage picture, final Box part) {
		final int width = picture.width();
		final float[] from = picture.samples();
		final float[] samples = from.clone();
		final int plane = width * picture.height();
		for (int c = 0; c < 3; c++)
			for (int y = part.y(); y < part.y() + part.height(); y++) {
				final int row = c * plane + y * width;
				final int above = y == 0 ? row : row - width;
				final int below = y == picture.height() - 1 ? row : row + width;
				for (int x = part.x(); x < part.x() + part.width(); x++) {
					final int left = Math.max(0, x - 1);
					final int right = Math.min(width - 1, x + 1);
					samples[row + x] = (from[above + left] + from[above + right] +
						from[below + left] + from[below + right] + 2 * (from[above + x] +
							from[below + x] + from[row + left] + from[row + right]) + 4 *
								from[row + x]) / 16;
				}
			}
		return ColorImage.of(samples, width, picture.height());
	}
}
