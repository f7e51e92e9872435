package org.soulstyler.video;

import org.soulstyler.image.ColorImage;

/**
 * How much a clip flickers: the mean squared difference of each frame's pixels
 * from where they are in the next one, where they are seen there (the warping
 * error of Lai et al., ECCV 2018, fast_blind_video_consistency), in squared
 * levels of [0, 1], over the three colours.
 */
final class WarpingError {

	private double sum;
	private long count;

	/**
	 * Adds a pair of frames.
	 *
	 * @param forward flow from the first to the second
	 * @param visible which pixels of the first are seen in the second
	 * @param within which of them count, or null for all
	 */
	void add(final ColorImage first, final ColorImage second, final Flow forward,
		final boolean[] visible, final boolean[] within)
	{
		final int plane = first.width() * first.height();
		for (int c = 0; c < 3; c++) {
			final float[] next = forward.pull(second.samples(), c);
			for (int i = 0; i < plane; i++) {
				if (!visible[i] || within != null && !within[i]) continue;
				final double difference = first.samples()[c * plane + i] - next[i];
				sum += difference * difference;
				count++;
			}
		}
	}

	/** The mean so far, 0 where nothing was added. */
	double mean() {
		return count == 0 ? 0 : sum / count;
	}
}
