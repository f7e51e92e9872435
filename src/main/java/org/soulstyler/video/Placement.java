package org.soulstyler.video;

import org.soulstyler.image.Mask;

/**
 * Where an object is in a frame and how large, as a whole.
 *
 * @param x,y of its middle, pixels
 * @param area square pixels, above 0
 */
record Placement(double x, double y, double area) {

	/** From which value on a mask's pixel at the border counts. */
	private static final float CUT = 0.5f;

	/** @param mask not empty */
	static Placement of(final Mask mask) {
		double sx = 0, sy = 0, area = 0;
		for (int y = 0, i = 0; y < mask.height(); y++)
			for (int x = 0; x < mask.width(); x++, i++) {
				final float m = mask.samples()[i];
				sx += m * x;
				sy += m * y;
				area += m;
			}
		return new Placement(sx / area, sy / area, area);
	}

	/**
	 * From one mask's middle and size to another's; where the border cuts the
	 * first, which hides both, from the side that is seen.
	 */
	static Flow alignment(final Mask from, final Mask to) {
		final Placement here = of(from), there = of(to);
		final Box seen = Box.of(from), whole = Box.of(to);
		if (!isCut(from) || seen == null || whole == null) return here.to(there,
			from.width(), from.height());
		final double[] x = axis(seen.x(), seen.width(), from.width(), whole.x(),
			whole.width(), here.x, there.x);
		final double[] y = axis(seen.y(), seen.height(), from.height(), whole.y(),
			whole.height(), here.y, there.y);
		return new Placement(x[0], y[0], 1).to(new Placement(x[1], y[1], 1), from
			.width(), from.height());
	}

	/** Whether the frame's border cuts the object. */
	static boolean isCut(final Mask mask) {
		final int width = mask.width();
		final int height = mask.height();
		final float[] m = mask.samples();
		for (int x = 0; x < width; x++)
			if (m[x] > CUT || m[(height - 1) * width + x] > CUT) return true;
		for (int y = 0; y < height; y++)
			if (m[y * width] > CUT || m[y * width + width - 1] > CUT) return true;
		return false;
	}

	/** Moved and scaled onto another one. */
	Flow to(final Placement other, final int width, final int height) {
		final double scale = Math.sqrt(other.area / area);
		final Flow way = Flow.still(width, height);
		for (int v = 0, i = 0; v < height; v++)
			for (int u = 0; u < width; u++, i++) {
				way.dx()[i] = (float) (other.x + scale * (u - x) - u);
				way.dy()[i] = (float) (other.y + scale * (v - y) - v);
			}
		return way;
	}

	/** On the way to another one. */
	Placement between(final Placement other, final double share) {
		return new Placement(x + share * (other.x - x), y + share * (other.y - y),
			area * Math.pow(other.area / area, share));
	}

	/** The side that is seen alone, else the middle; here and there. */
	private static double[] axis(final int seen, final int seenSide,
		final int frame, final int whole, final int wholeSide, final double here,
		final double there)
	{
		final boolean first = seen > 0, last = seen + seenSide < frame;
		if (first == last) return new double[] { here, there };
		return first ? new double[] { seen, whole } : new double[] { seen +
			seenSide, whole + wholeSide };
	}
}
