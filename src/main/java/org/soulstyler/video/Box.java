package org.soulstyler.video;

import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.soulstyler.image.Mask;

/** A rectangle of a frame, pixels. */
record Box(int x, int y, int width, int height) {

	/** How far beyond objects it reaches, as a share of its longest side. */
	private static final double MARGIN = 0.2;
	private static final float HALF = 0.5f;
	/** It reaches at least so many pixels beyond them. */
	private static final int LEAST_MARGIN = 8;

	/**
	 * Around all masks, and a margin for their motion.
	 *
	 * @return null if all are empty
	 */
	static @Nullable Box around(final Collection<Mask> masks) {
		return around(masks, 0, MARGIN, LEAST_MARGIN);
	}

	/** What a mask covers by half at least; null if that is nothing. */
	static @Nullable Box of(final Mask mask) {
		return around(List.of(mask), HALF, 0, 0);
	}

	/** Around what is inside; null if nothing is. */
	static @Nullable Box of(final boolean[] inside, final int width) {
		int left = Integer.MAX_VALUE, top = left, right = -1, bottom = -1;
		for (int i = 0; i < inside.length; i++) {
			if (!inside[i]) continue;
			left = Math.min(left, i % width);
			right = Math.max(right, i % width);
			top = Math.min(top, i / width);
			bottom = i / width;
		}
		return right < 0 ? null : new Box(left, top, right - left + 1, bottom -
			top + 1);
	}

	private static @Nullable Box around(final Collection<Mask> masks,
		final float above, final double share, final int leastMargin)
	{
		int left = Integer.MAX_VALUE, top = left, right = -1, bottom = -1;
		int width = 0, height = 0;
		for (final Mask mask : masks) {
			width = mask.width();
			height = mask.height();
			for (int y = 0, i = 0; y < height; y++)
				for (int x = 0; x < width; x++, i++) {
					if (!(mask.samples()[i] > above)) continue;
					left = Math.min(left, x);
					right = Math.max(right, x);
					top = Math.min(top, y);
					bottom = Math.max(bottom, y);
				}
		}
		if (right < 0) return null;
		final int margin = (int) Math.max(leastMargin, share * Math.max(right -
			left, bottom - top));
		left = Math.max(0, left - margin);
		top = Math.max(0, top - margin);
		right = Math.min(width - 1, right + margin);
		bottom = Math.min(height - 1, bottom + margin);
		return new Box(left, top, right - left + 1, bottom - top + 1);
	}
}
