package org.soulstyler.video;

import org.jspecify.annotations.Nullable;
import org.soulstyler.image.ColorImage;

/**
 * How much a clip flickers: the mean squared difference of each frame's pixels
 * from where they are in the next one, where they are seen there, in squared
 * levels of [0, 1], over the three colours; then the mean of all pairs of frames
 * (the warping error of Lai et al., ECCV 2018, fast_blind_video_consistency). So
 * a pair that shows little counts as much as another; one that shows nothing is
 * left out.
 */
final class WarpingError {

	private double sum;
	private int pairs;

	/**
	 * Adds a pair of frames.
	 *
	 * @param forward flow from the first to the second
	 * @param visible which pixels of the first are seen in the second
	 * @param within which of them count, or null for all
	 */
	void add(final ColorImage first, final ColorImage second, final Flow forward,
		final boolean[] visible, final boolean @Nullable [] within)
	{
		final int plane = first.width() * first.height();
		double squares = 0;
		long count = 0;
		for (int c = 0; c < 3; c++) {
			final float[] next = forward.pull(second.samples(), c);
			for (int i = 0; i < plane; i++) {
				if (!visible[i] || within != null && !within[i]) continue;
				final double difference = first.samples()[c * plane + i] - next[i];
				squares += difference * difference;
				count++;
			}
		}
		if (count == 0) return;
		sum += squares / count;
		pairs++;
	}

	/** The mean so far, 0 where nothing was added. */
	double mean() {
		return pairs == 0 ? 0 : sum / pairs;
	}
}
