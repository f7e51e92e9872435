package org.soulstyler.video;

import java.util.List;

import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;

/**
 * Averages each of an object's pixels with those of its neighbours that belong to
 * the object, too (binomial weights, 3 × 3, twice).
 */
final class Smoothing {

	private static final int PASSES = 2;

	private Smoothing() {
		// prevent instantiation of utility class
	}

	/** @return a new picture; beside the object as it was */
	static ColorImage of(final ColorImage picture, final Mask mask) {
		final Box part = Box.around(List.of(mask));
		if (part == null) return picture;
		float[] samples = picture.samples();
		for (int pass = 0; pass < PASSES; pass++)
			samples = pass(samples, mask, part);
		return ColorImage.of(samples, picture.width(), picture.height());
	}

	private static float[] pass(final float[] from, final Mask mask,
		final Box part)
	{
		final int width = mask.width();
		final int plane = width * mask.height();
		final float[] m = mask.samples();
		final float[] to = from.clone();
		for (int y = Math.max(1, part.y()); y < Math.min(mask.height() - 1, part
			.y() + part.height()); y++)
		{
			for (int x = Math.max(1, part.x()); x < Math.min(width - 1, part.x() +
				part.width()); x++)
			{
				final int i = y * width + x;
				if (!(m[i] > 0)) continue;
				float sum = 0, red = 0, green = 0, blue = 0;
				for (int v = -1; v <= 1; v++)
					for (int u = -1; u <= 1; u++) {
						final int k = i + v * width + u;
						final float weight = (2 - u * u) * (2 - v * v) * m[k];
						sum += weight;
						red += weight * from[k];
						green += weight * from[plane + k];
						blue += weight * from[2 * plane + k];
					}
				to[i] = red / sum;
				to[plane + i] = green / sum;
				to[2 * plane + i] = blue / sum;
			}
		}
		return to;
	}
}
