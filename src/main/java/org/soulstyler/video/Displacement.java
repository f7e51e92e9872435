package org.soulstyler.video;

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
	 * @param object which pixels of the first are the object's
	 */
	static Displacement of(final GrayF32 from, final GrayF32 to,
		final boolean[] object)
	{
		final int side = side(object, from.width);
		if (side == 0) return NONE;
		final int factor = Math.max(1, Math.max(from.width, from.height) / COARSE);
		final GrayF32 smallFrom = shrunk(from, factor);
		final Displacement rough = best(smallFrom, shrunk(to, factor), shrunk(
			object, from.width, smallFrom, factor), NONE, (int) Math.ceil(REACH *
				side / factor));
		return best(from, to, object, new Displacement(factor * rough.dx, factor *
			rough.dy), factor);
	}

	/**
	 * This one if it is too far for optical flow and explains what is seen, else
	 * none.
	 */
	Displacement ifFar(final GrayF32 from, final GrayF32 to,
		final boolean[] object)
	{
		final boolean far = Math.hypot(dx, dy) > SHORT * side(object, from.width);
		return far && difference(from, to, object, dx, dy) < GAIN * difference(from,
			to, object, 0, 0) ? this : NONE;
	}

	Displacement back() {
		return new Displacement(-dx, -dy);
	}

	/** The object's pixels where they have gone; what leaves the picture is lost. */
	boolean[] moved(final boolean[] object, final int width) {
		final boolean[] moved = new boolean[object.length];
		final int height = object.length / width;
		for (int y = 0; y < height; y++)
			for (int x = 0; x < width; x++) {
				final int u = x + dx, v = y + dy;
				if (object[y * width + x] && u >= 0 && v >= 0 && u < width &&
					v < height) moved[v * width + u] = true;
			}
		return moved;
	}

	/** A picture moved so that what has gone is where it was; borders go on. */
	GrayF32 undone(final GrayF32 picture) {
		final GrayF32 undone = picture.createSameShape();
		for (int y = 0; y < picture.height; y++)
			for (int x = 0; x < picture.width; x++)
				undone.unsafe_set(x, y, picture.unsafe_get(clamp(x + dx, picture.width),
					clamp(y + dy, picture.height)));
		return undone;
	}

	// -- Helper methods --

	private static Displacement best(final GrayF32 from, final GrayF32 to,
		final boolean[] object, final Displacement around, final int reach)
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
		final boolean[] object, final int dx, final int dy)
	{
		double sum = 0, squares = 0;
		int count = 0, all = 0;
		for (int y = 0, i = 0; y < from.height; y++)
			for (int x = 0; x < from.width; x++, i++) {
				if (!object[i]) continue;
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

	/** The longer side of the box around it; 0 if it is empty. */
	private static int side(final boolean[] object, final int width) {
		int left = Integer.MAX_VALUE, top = left, right = -1, bottom = -1;
		for (int i = 0; i < object.length; i++) {
			if (!object[i]) continue;
			left = Math.min(left, i % width);
			right = Math.max(right, i % width);
			top = Math.min(top, i / width);
			bottom = Math.max(bottom, i / width);
		}
		return right < 0 ? 0 : 1 + Math.max(right - left, bottom - top);
	}

	private static GrayF32 shrunk(final GrayF32 picture, final int factor) {
		final GrayF32 small = new GrayF32(Math.max(1, picture.width / factor), Math
			.max(1, picture.height / factor));
		for (int y = 0; y < small.height; y++)
			for (int x = 0; x < small.width; x++) {
				float sum = 0;
				for (int k = 0; k < factor * factor; k++)
					sum += picture.unsafe_get(clamp(x * factor + k % factor,
						picture.width), clamp(y * factor + k / factor, picture.height));
				small.unsafe_set(x, y, sum / (factor * factor));
			}
		return small;
	}

	private static boolean[] shrunk(final boolean[] object, final int width,
		final GrayF32 small, final int factor)
	{
		final boolean[] shrunk = new boolean[small.width * small.height];
		final int height = object.length / width;
		for (int y = 0; y < small.height; y++)
			for (int x = 0; x < small.width; x++)
				shrunk[y * small.width + x] = object[clamp(y * factor + factor / 2,
					height) * width + clamp(x * factor + factor / 2, width)];
		return shrunk;
	}

	private static int clamp(final int i, final int size) {
		return Math.max(0, Math.min(size - 1, i));
	}
}
