package org.soulstyler.video;

import org.soulstyler.image.Mask;

/**
 * The motion of an object alone: what flow says well inside its outline, continued
 * to the outline and beyond. Flow is smooth, so that near an outline it is a
 * mixture of the object's motion and of what lies behind.
 */
final class ObjectMotion {

	/** How far from the outline flow is believed, as a share of the longest side. */
	private static final double DEPTH = 0.02;

	private ObjectMotion() {
		// prevent instantiation of utility class
	}

	/** @param mask of the picture that the flow starts from */
	static Flow of(final Flow flow, final Mask mask) {
		final int width = flow.width();
		final int height = flow.height();
		final int depth = (int) Math.max(1, Math.round(DEPTH * Math.max(width,
			height)));
		float[] inside = erode(mask.samples(), width, height, depth);
		if (isEmpty(inside)) inside = mask.samples();
		if (isEmpty(inside)) return flow;
		return new Flow(Inpainting.fill(flow.dx(), inside, width, height), Inpainting
			.fill(flow.dy(), inside, width, height), width, height);
	}

	private static boolean isEmpty(final float[] weights) {
		for (final float weight : weights)
			if (weight > 0) return false;
		return true;
	}

	/** The smallest value within a square around each pixel; 0 beyond the border. */
	private static float[] erode(final float[] values, final int width,
		final int height, final int radius)
	{
		final float[] rows = new float[values.length];
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++) {
				float least = 1;
				for (int u = Math.max(0, x - radius); u <= Math.min(width - 1, x +
					radius); u++)
					least = Math.min(least, values[y * width + u]);
				rows[y * width + x] = least;
			}
		final float[] both = new float[values.length];
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++) {
				float least = 1;
				for (int v = Math.max(0, y - radius); v <= Math.min(height - 1, y +
					radius); v++)
					least = Math.min(least, rows[v * width + x]);
				both[y * width + x] = least;
			}
		return both;
	}
}
