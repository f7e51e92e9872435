package org.soulstyler.evaluation;

import org.soulstyler.image.Mask;

/**
 * The parts of a picture that are judged apart, 1 or 0 a pixel, (height, width).
 *
 * @param inside the object as a person drew it
 * @param outside all else
 * @param band what is outside and near the object: where a style spills over, or
 *          the old object leaves a halo
 */
record Areas(float[] inside, float[] outside, float[] band) {

	/** How wide the band is, of the picture's longest side, and in pixels. */
	static final double BAND = 0.02;
	private static final int NARROWEST = 3;

	static Areas of(final Mask drawn) {
		final float[] samples = drawn.samples();
		final float[] inside = new float[samples.length];
		final float[] outside = new float[samples.length];
		for (int i = 0; i < samples.length; i++) {
			inside[i] = samples[i] >= 0.5 ? 1 : 0;
			outside[i] = 1 - inside[i];
		}
		final int reach = Math.max(NARROWEST, (int) Math.round(BAND * Math.max(drawn
			.width(), drawn.height())));
		final float[] near = grown(inside, drawn.width(), drawn.height(), reach);
		for (int i = 0; i < near.length; i++)
			near[i] *= outside[i];
		return new Areas(inside, outside, near);
	}

	/** Intersection over union of the object and what another mask covers. */
	double iou(final Mask other) {
		final float[] samples = other.samples();
		int both = 0, either = 0;
		for (int i = 0; i < inside.length; i++) {
			final boolean mine = inside[i] > 0, theirs = samples[i] >= 0.5;
			if (mine && theirs) both++;
			if (mine || theirs) either++;
		}
		return either == 0 ? 0 : (double) both / either;
	}

	/** What is no further away than a disc of that radius reaches. */
	private static float[] grown(final float[] area, final int width,
		final int height, final int reach)
	{
		final float[] grown = area.clone();
		for (int dy = -reach; dy <= reach; dy++) {
			final int most = (int) Math.floor(Math.sqrt(reach * reach - dy * dy));
			for (int y = Math.max(0, -dy); y < Math.min(height, height - dy); y++) {
				int last = Integer.MIN_VALUE / 2; // where the row last had some, so far
				for (int x = 0; x < Math.min(width, width + most); x++) {
					if (area[(y + dy) * width + x] > 0) last = x;
					if (x - last <= most) grown[y * width + x] = 1;
				}
				int next = Integer.MAX_VALUE / 2;
				for (int x = width - 1; x >= 0; x--) {
					if (area[(y + dy) * width + x] > 0) next = x;
					if (next - x <= most) grown[y * width + x] = 1;
				}
			}
		}
		return grown;
	}
}
