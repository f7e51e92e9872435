package org.soulstyler.video;

import boofcv.alg.filter.misc.AverageDownSampleOps;
import boofcv.struct.image.GrayF32;

/**
 * Where an object has gone, as a whole, from one picture to another: the
 * translation after which its grey values differ least from what is there (block
 * matching: the least squared difference, means apart so that light may change),
 * first on shrunk pictures, then near the best of these. Optical flow finds small
 * ways only, this large ones.
 *
 * @param dx,dy pixels of the grey pictures
 */
record Displacement(int dx, int dy) {

	static final Displacement NONE = new Displacement(0, 0);

	/** Longest side of the pictures that are searched all over, pixels. */
	private static final int COARSE = 48;
	/** How far is looked, as a share of the object's longest side. */
	private static final double REACH = 0.6;
	/** So much of the object must be inside of both pictures. */
	private static final double SHARE = 0.25;
	/** Shorter ways are left to optical flow, as a share of the object's side. */
	private static final double SHORT = 0.08;
	/** By so much, at least, the difference must fall. */
	private static final double GAIN = 0.5;

	/**
	 * @param from,to grey pictures of one size
	 * @param object in the first
	 */
	static Displacement of(final GrayF32 from, final GrayF32 to,
		final Silhouette object)
	{
		final int side = object.side();
		if (side == 0) return NONE;
		final int factor = Math.max(1, Math.max(from.width, from.height) / COARSE);
		final GrayF32 smallFrom = shrunk(from, factor);
		final Displacement rough = best(smallFrom, shrunk(to, factor), object
			.shrunk(smallFrom.width, smallFrom.height), NONE, (int) Math.ceil(REACH *
				side / factor));
		return best(from, to, object, new Displacement(factor * rough.dx, factor *
			rough.dy), factor);
	}

	/**
	 * This one if it is too far for optical flow and explains what is seen, else
	 * none.
	 */
	Displacement ifFar(final GrayF32 from, final GrayF32 to,
		final Silhouette object)
	{
		final boolean far = Math.hypot(dx, dy) > SHORT * object.side();
		return far && difference(from, to, object, dx, dy) < GAIN * difference(from,
			to, object, 0, 0) ? this : NONE;
	}

	Displacement back() {
		return new Displacement(-dx, -dy);
	}

	// -- Helper methods --

	private static Displacement best(final GrayF32 from, final GrayF32 to,
		final Silhouette object, final Displacement around, final int reach)
	{
		Displacement best = around;
		double least = difference(from, to, object, around.dx, around.dy);
		for (int dy = around.dy - reach; dy <= around.dy + reach; dy++)
			for (int dx = around.dx - reach; dx <= around.dx + reach; dx++) {
				final double difference = difference(from, to, object, dx, dy);
				if (!(difference < least)) continue;
				least = difference;
				best = new Displacement(dx, dy);
			}
		return best;
	}

	/** The variance of what differs; infinite if too little of it is seen. */
	private static double difference(final GrayF32 from, final GrayF32 to,
		final Silhouette object, final int dx, final int dy)
	{
		double sum = 0, squares = 0;
		int count = 0, all = 0;
		for (int y = 0, i = 0; y < from.height; y++)
			for (int x = 0; x < from.width; x++, i++) {
				if (!object.inside()[i]) continue;
				all++;
				final int u = x + dx, v = y + dy;
				if (u < 0 || v < 0 || u >= to.width || v >= to.height) continue;
				final double difference = from.unsafe_get(x, y) - to.unsafe_get(u, v);
				sum += difference;
				squares += difference * difference;
				count++;
			}
		return count == 0 || count < SHARE * all ? Double.POSITIVE_INFINITY
			: squares / count - sum * sum / count / count;
	}

	private static GrayF32 shrunk(final GrayF32 picture, final int factor) {
		final GrayF32 small = new GrayF32(AverageDownSampleOps.downSampleSize(
			picture.width, factor), AverageDownSampleOps.downSampleSize(
				picture.height, factor));
		AverageDownSampleOps.down(picture, factor, small);
		return small;
	}
}
