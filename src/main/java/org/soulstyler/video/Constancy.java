package org.soulstyler.video;

import org.soulstyler.image.Resampler;

import boofcv.alg.filter.blur.BlurImageOps;
import boofcv.struct.image.GrayF32;

/**
 * What the colours of an object's pixels say of a small step further along a flow:
 * they should stay as they are. The linear equations of each pixel, summed over
 * colours, are a symmetric matrix (xx, xy, yy) and a right side (x, y).
 * <p>
 * A difference that is as smooth as shades is a change of light and says nothing.
 * A pixel that differs much, as one that is hidden there, counts little (weights
 * of Cauchy's distribution).
 */
final class Constancy {

	/** Half the side of the square that shades are a mean of, of the object's. */
	private static final double SHADES = 0.14;
	/** Grey levels of difference that halve what a pixel counts. */
	private static final float DIFFERENT = 10;

	private final GrayF32[] from;
	private final GrayF32[] to;
	/** Pixels whose neighbours are the object's, too. */
	private final boolean[] inside;
	private final int radius;
	private final int width;
	private final int height;
	final float[] xx, xy, yy, x, y;

	/**
	 * @param from,to colours of both pictures, 0 to 255
	 * @param object in the first
	 */
	Constancy(final GrayF32[] from, final GrayF32[] to, final Silhouette object) {
		this.from = from;
		this.to = to;
		inside = object.core().inside();
		radius = (int) Math.max(1, Math.round(SHADES * object.side()));
		width = object.width();
		height = object.height();
		xx = new float[inside.length];
		xy = new float[inside.length];
		yy = new float[inside.length];
		x = new float[inside.length];
		y = new float[inside.length];
	}

	/** Looks along a flow; pixels that it leads out of the picture say nothing. */
	void along(final Flow flow) {
		final GrayF32 known = new GrayF32(width, height);
		for (int v = 0, i = 0; v < height; v++)
			for (int u = 0; u < width; u++, i++)
				if (inside[i] && isWithin(u + flow.dx()[i], v + flow.dy()[i]))
					known.data[i] = 1;
		final GrayF32 share = BlurImageOps.mean(known, null, radius, null, null);
		final GrayF32[] differences = new GrayF32[from.length];
		for (int c = 0; c < from.length; c++)
			differences[c] = unshaded(difference(c, flow, known), known, share);
		for (int v = 0, i = 0; v < height; v++)
			for (int u = 0; u < width; u++, i++) {
				xx[i] = xy[i] = yy[i] = x[i] = y[i] = 0;
				if (known.data[i] > 0) add(i, u, v, flow, differences);
			}
	}

	// -- Helper methods --

	private boolean isWithin(final float u, final float v) {
		return u >= 1 && v >= 1 && u <= width - 2 && v <= height - 2;
	}

	private GrayF32 difference(final int c, final Flow flow,
		final GrayF32 known)
	{
		final GrayF32 difference = new GrayF32(width, height);
		for (int v = 0, i = 0; v < height; v++)
			for (int u = 0; u < width; u++, i++)
				if (known.data[i] > 0) difference.data[i] = sample(to[c], u + flow
					.dx()[i], v + flow.dy()[i]) - from[c].data[i];
		return difference;
	}

	/**
	 * Less its mean of what is known around each pixel.
	 *
	 * @param share of the square that is known
	 */
	private GrayF32 unshaded(final GrayF32 difference, final GrayF32 known,
		final GrayF32 share)
	{
		final GrayF32 sum = BlurImageOps.mean(difference, null, radius, null, null);
		for (int i = 0; i < difference.data.length; i++)
			if (known.data[i] > 0) difference.data[i] -= sum.data[i] / share.data[i];
		return difference;
	}

	private void add(final int i, final int u, final int v, final Flow flow,
		final GrayF32[] differences)
	{
		float squares = 0;
		for (final GrayF32 difference : differences)
			squares += difference.data[i] * difference.data[i];
		final float weight = 1 / (1 + squares / (differences.length * DIFFERENT *
			DIFFERENT));
		final float there = u + flow.dx()[i], below = v + flow.dy()[i];
		for (int c = 0; c < from.length; c++) {
			// Slopes of both pictures, so that noise is not taken for slope.
			final float slopeX = 0.25f * (from[c].data[i + 1] - from[c].data[i - 1] +
				sample(to[c], there + 1, below) - sample(to[c], there - 1, below));
			final float slopeY = 0.25f * (from[c].data[i + width] - from[c].data[i -
				width] + sample(to[c], there, below + 1) - sample(to[c], there, below -
					1));
			final float difference = differences[c].data[i];
			xx[i] += weight * slopeX * slopeX;
			xy[i] += weight * slopeX * slopeY;
			yy[i] += weight * slopeY * slopeY;
			x[i] -= weight * slopeX * difference;
			y[i] -= weight * slopeY * difference;
		}
	}

	private float sample(final GrayF32 colour, final float u, final float v) {
		return Resampler.sample(colour.data, 0, width, height, u, v);
	}
}
