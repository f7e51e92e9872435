package org.soulstyler.video;

import java.util.Arrays;

import org.soulstyler.image.Mask;

/**
 * The motion of an object alone: what flow says well inside its outline, continued
 * to the outline and beyond. Flow is smooth, so that near an outline it is a
 * mixture of the object's motion and of what lies behind.
 */
final class ObjectMotion {

	/** How far from the outline flow is believed, as a share of the longest side. */
	private static final double DEPTH = 0.035;

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
		return new Flow(continued(flow.dx(), inside, width, height), continued(flow
			.dy(), inside, width, height), width, height);
	}

	/**
	 * As a turn or a scaling goes on beyond what is known: the plane a + b·x + c·y
	 * that fits best goes on as it is, and what differs from it as its nearest.
	 */
	private static float[] continued(final float[] values, final float[] weights,
		final int width, final int height)
	{
		final double[] plane = plane(values, weights, width, height);
		final float[] rest = new float[values.length];
		for (int y = 0, i = 0; y < height; y++)
			for (int x = 0; x < width; x++, i++)
				rest[i] = (float) (values[i] - plane[0] - plane[1] * x - plane[2] * y);
		final float[] filled = Inpainting.fill(rest, weights, width, height);
		for (int y = 0, i = 0; y < height; y++)
			for (int x = 0; x < width; x++, i++)
				filled[i] += (float) (plane[0] + plane[1] * x + plane[2] * y);
		return filled;
	}

	/** Least squares, around the weights' middle. */
	private static double[] plane(final float[] values, final float[] weights,
		final int width, final int height)
	{
		double n = 0, mx = 0, my = 0, mean = 0;
		for (int i = 0; i < values.length; i++) {
			final int x = i % width, y = i / width;
			n += weights[i];
			mx += weights[i] * x;
			my += weights[i] * y;
			mean += weights[i] * values[i];
		}
		mx /= n;
		my /= n;
		mean /= n;
		double xx = n, xy = 0, yy = n, xv = 0, yv = 0;
		for (int i = 0; i < values.length; i++) {
			if (!(weights[i] > 0)) continue;
			final int column = i % width, row = i / width;
			final double x = column - mx;
			final double y = row - my;
			final double v = weights[i] * (values[i] - mean);
			xx += weights[i] * x * x;
			xy += weights[i] * x * y;
			yy += weights[i] * y * y;
			xv += v * x;
			yv += v * y;
		}
		final double determinant = xx * yy - xy * xy;
		final double b = (xv * yy - yv * xy) / determinant;
		final double c = (yv * xx - xv * xy) / determinant;
		return new double[] { mean - b * mx - c * my, b, c };
	}

	private static boolean isEmpty(final float[] weights) {
		for (final float weight : weights)
			if (weight > 0) return false;
		return true;
	}

	/**
	 * The smallest value within a square around each pixel, without what is beyond
	 * the border.
	 */
	private static float[] erode(final float[] values, final int width,
		final int height, final int radius)
	{
		final float[] eroded = new float[values.length];
		final float[] row = new float[width], column = new float[height];
		for (int y = 0; y < height; y++) {
			System.arraycopy(values, y * width, row, 0, width);
			System.arraycopy(least(row, radius), 0, eroded, y * width, width);
		}
		for (int x = 0; x < width; x++) {
			for (int y = 0; y < height; y++)
				column[y] = eroded[y * width + x];
			final float[] least = least(column, radius);
			for (int y = 0; y < height; y++)
				eroded[y * width + x] = least[y];
		}
		return eroded;
	}

	/**
	 * The smallest value around each, in three comparisons whatever the radius: of
	 * the minima from the left and from the right within blocks as long as the
	 * window, of which each window touches two (van Herk 1992, Gil and Werman 1993).
	 */
	private static float[] least(final float[] line, final int radius) {
		final int window = 2 * radius + 1;
		final float[] left = new float[line.length + 2 * radius];
		Arrays.fill(left, Float.MAX_VALUE); // beyond the border
		System.arraycopy(line, 0, left, radius, line.length);
		final float[] right = left.clone();
		for (int i = 1; i < left.length; i++)
			if (i % window != 0) left[i] = Math.min(left[i - 1], left[i]);
		for (int i = right.length - 2; i >= 0; i--)
			if ((i + 1) % window != 0) right[i] = Math.min(right[i + 1], right[i]);
		final float[] least = new float[line.length];
		for (int i = 0; i < least.length; i++)
			least[i] = Math.min(right[i], left[i + 2 * radius]);
		return least;
	}
}
