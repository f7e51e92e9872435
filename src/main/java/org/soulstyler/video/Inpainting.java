package org.soulstyler.video;

import org.soulstyler.image.Resampler;

/**
 * Continues values into pixels that have none, from coarse to fine (push–pull of
 * Gortler et al., SIGGRAPH 1996): near ones sharply, far ones smoothly.
 */
final class Inpainting {

	private Inpainting() {
		// prevent instantiation of utility class
	}

	/**
	 * @param values width·height
	 * @param weights how sure each value is, [0, 1]; 0 where there is none
	 * @return the values where their weight is 1, continued ones elsewhere
	 */
	static float[] fill(final float[] values, final float[] weights,
		final int width, final int height)
	{
		if (width <= 1 && height <= 1) return values;
		final int w = (width + 1) / 2;
		final int h = (height + 1) / 2;
		final float[] coarse = new float[w * h];
		final float[] sure = new float[w * h];
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				final int i = y * width + x;
				final int j = y / 2 * w + x / 2;
				coarse[j] += weights[i] * values[i];
				sure[j] += weights[i];
			}
		}
		for (int j = 0; j < w * h; j++) {
			if (sure[j] > 0) coarse[j] /= sure[j];
			sure[j] = Math.min(1, sure[j]);
		}
		final float[] filled = fill(coarse, sure, w, h);
		final float[] result = new float[width * height];
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				final int i = y * width + x;
				final float weight = Math.min(1, weights[i]);
				result[i] = weight * values[i] + (1 - weight) * Resampler.sample(filled,
					0, w, h, (x + 0.5f) / 2 - 0.5f, (y + 0.5f) / 2 - 0.5f);
			}
		}
		return result;
	}
}
