package org.soulstyler.video;

import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;

/**
 * What restyling a frame did to its object: differences of the colours, (3,
 * height, width), continued beyond the object's outline, so that they can be
 * carried to frames whose outline differs.
 *
 * @param samples differences in [-1, 1]
 * @param weights 1 where the object was, 0 elsewhere; width·height
 */
record Change(float[] samples, float[] weights, int width, int height) {

	static Change between(final ColorImage source, final ColorImage restyled,
		final Mask mask)
	{
		final int width = source.width();
		final int height = source.height();
		final int plane = width * height;
		final float[] weights = new float[plane];
		for (int i = 0; i < plane; i++)
			weights[i] = mask.samples()[i] >= 0.99f ? 1 : 0;
		final float[] samples = new float[3 * plane];
		for (int c = 0; c < 3; c++) {
			final float[] difference = new float[plane];
			for (int i = 0; i < plane; i++)
				difference[i] = weights[i] * (restyled.samples()[c * plane + i] - source
					.samples()[c * plane + i]);
			System.arraycopy(Inpainting.fill(difference, weights, width, height), 0,
				samples, c * plane, plane);
		}
		return new Change(samples, weights, width, height);
	}

	/**
	 * Adds changes to a frame.
	 *
	 * @param mask where; elsewhere the frame stays as it is, bit for bit
	 */
	static ColorImage apply(final ColorImage frame, final float[] change,
		final Mask mask)
	{
		final float[] samples = frame.samples().clone();
		final int plane = frame.width() * frame.height();
		for (int c = 0; c < 3; c++) {
			for (int i = 0; i < plane; i++) {
				final float m = mask.samples()[i];
				if (!(m > 0)) continue;
				final int k = c * plane + i;
				samples[k] = Math.max(0, Math.min(1, samples[k] + m * change[k]));
			}
		}
		return ColorImage.of(samples, frame.width(), frame.height());
	}
}
