package org.soulstyler.stylization;

import org.jspecify.annotations.Nullable;
import org.soulstyler.image.Resampler;

/**
 * A recursive filter along the object's motion: each frame's restyled region is
 * mixed with the one before it, where that shows the same. What the net makes
 * anew in each frame, and where a pixel changes from one anchor to another, then
 * comes slowly instead of at once. How much a pixel keeps falls with the change of
 * the source along the motion, as in blind temporal consistency (Bonneel et al.,
 * SIGGRAPH Asia 2015): light that changes at once does not linger.
 */
final class TemporalFilter {

	/** The share of what was, where it is sure. */
	private static final float KEPT = 0.9f;
	/** The source's change, squared and summed over colours, that halves it. */
	private static final float CHANGED = 0.01f;

	/** A frame's region: restyled, and as it was before; (3, height, width). */
	private record State(float[] restyled, float[] original, float[] mask,
			Region region) {
	}

	private @Nullable State was;

	/**
	 * The next frame of the clip.
	 *
	 * @param restyled (3, height, width) of the region
	 * @param original the region before it was restyled
	 * @return the filtered region
	 */
	float[] next(final float[] restyled, final float[] original,
		final ClipFrame frame, final Region at)
	{
		final ClipFrame.Former former = frame.former();
		final float[] mask = at.shrink(frame.mask());
		final float[] mixed = former == null || was == null ? restyled : mix(
			restyled, original, mask, former, frame.mask().width(), at, was);
		was = new State(mixed, original, mask, at);
		return mixed;
	}

	private static float[] mix(final float[] restyled, final float[] original,
		final float[] mask, final ClipFrame.Former former, final int frameWidth,
		final Region at, final State was)
	{
		final int width = at.width(), height = at.height();
		final int plane = width * height;
		final float[] dx = at.shrink(former.dx(), frameWidth);
		final float[] dy = at.shrink(former.dy(), frameWidth);
		final float[] seen = at.shrink(former.sureness(), frameWidth);
		final float scaleX = (float) width / at.box().width();
		final float scaleY = (float) height / at.box().height();
		final int shiftX = at.box().x() - was.region.box().x();
		final int shiftY = at.box().y() - was.region.box().y();
		final float[] mixed = restyled.clone();
		final float[] then = new float[3];
		final float[] source = new float[3];
		for (int y = 0, i = 0; y < height; y++)
			for (int x = 0; x < width; x++, i++) {
				final float u = x + (dx[i] + shiftX) * scaleX;
				final float v = y + (dy[i] + shiftY) * scaleY;
				if (!(mask[i] > 0 && seen[i] > 0 && u >= 0 && v >= 0 && u <= width -
					1 && v <= height - 1)) continue;
				Resampler.sampleCubic(was.restyled, width, height, u, v, then);
				Resampler.sampleCubic(was.original, width, height, u, v, source);
				float change = 0;
				for (int c = 0; c < 3; c++) {
					final float difference = original[c * plane + i] - source[c];
					change += difference * difference;
				}
				final float kept = KEPT * seen[i] * Resampler.sample(was.mask, 0, width,
					height, u, v) * CHANGED / (CHANGED + change);
				for (int c = 0; c < 3; c++)
					mixed[c * plane + i] += kept * (Math.max(0, Math.min(1, then[c])) -
						restyled[c * plane + i]);
			}
		return mixed;
	}
}
