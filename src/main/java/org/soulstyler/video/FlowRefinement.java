package org.soulstyler.video;

import java.util.Arrays;
import java.util.stream.IntStream;

import boofcv.struct.image.GrayF32;

/**
 * An object's motion, to a small part of a pixel, from one that is nearly right:
 * Horn and Schunck's functional over the object's own pixels, of all colours. Flow
 * of a whole picture is smooth across outlines, too, where the object's motion
 * and that of what lies behind mix, and it is the slower the less a surface
 * moves alike: what should be smooth here is what differs from the
 * {@linkplain Trend quadratic motion} that fits best.
 */
final class FlowRefinement {

	/** How often colours are looked at along what was found. */
	private static final int WARPINGS = 3;
	/** Times that each pixel is made what its neighbours and colours want. */
	private static final int SWEEPS = 20;
	/** Beyond what is wanted, as is usual: successive over-relaxation. */
	private static final float RELAXATION = 1.8f;
	/**
	 * Squared grey levels, summed over colours, that a slope of one pixel's
	 * difference costs: as the flow that it starts from has it, for three colours.
	 */
	private static final float SMOOTHNESS = 1200;

	private final int width;
	private final boolean[] object;
	private final int[] pixels;
	/** Left, right, upper and lower one of each pixel; one too many for none. */
	private final int[] neighbours;
	private final Constancy constancy;

	private FlowRefinement(final GrayF32[] from, final GrayF32[] to,
		final Silhouette object)
	{
		this.object = object.inside();
		width = object.width();
		pixels = IntStream.range(0, this.object.length).filter(i -> this.object[i])
			.toArray();
		neighbours = new int[4 * pixels.length];
		for (int k = 0; k < pixels.length; k++) {
			final int i = pixels[k];
			final int x = i % width;
			neighbours[4 * k] = neighbour(i - 1, x > 0);
			neighbours[4 * k + 1] = neighbour(i + 1, x < width - 1);
			neighbours[4 * k + 2] = neighbour(i - width, i >= width);
			neighbours[4 * k + 3] = neighbour(i + width, i +
				width < this.object.length);
		}
		constancy = new Constancy(from, to, object);
	}

	/**
	 * @param rough nearly right, pixels of the colours; not changed
	 * @param from,to colours, 0 to 255
	 * @param object in the first
	 * @return the object's motion, continued beyond it
	 */
	static Flow of(final Flow rough, final GrayF32[] from, final GrayF32[] to,
		final Silhouette object)
	{
		final FlowRefinement refinement = new FlowRefinement(from, to, object);
		if (refinement.pixels.length == 0) return rough;
		Flow flow = rough;
		for (int i = 0; i < WARPINGS; i++)
			flow = refinement.warped(flow, i == WARPINGS - 1);
		return flow;
	}

	// -- Helper methods --

	private int neighbour(final int i, final boolean exists) {
		return exists && object[i] ? i : object.length;
	}

	private Flow warped(final Flow flow, final boolean last) {
		final Flow trend = Trend.of(flow, object);
		final float[] u = difference(flow.dx(), trend.dx());
		final float[] v = difference(flow.dy(), trend.dy());
		constancy.along(flow);
		for (final int i : pixels) { // they are of the step, and now of the whole
			constancy.x[i] += constancy.xx[i] * u[i] + constancy.xy[i] * v[i];
			constancy.y[i] += constancy.xy[i] * u[i] + constancy.yy[i] * v[i];
		}
		for (int i = 0; i < SWEEPS; i++)
			sweep(u, v);
		return new Flow(sum(trend.dx(), u, last), sum(trend.dy(), v, last), width,
			flow.height());
	}

	private void sweep(final float[] u, final float[] v) {
		final int none = object.length;
		for (int k = 0; k < pixels.length; k++) {
			final int i = pixels[k];
			final int left = neighbours[4 * k], right = neighbours[4 * k + 1];
			final int up = neighbours[4 * k + 2], down = neighbours[4 * k + 3];
			final int count = (left == none ? 0 : 1) + (right == none ? 0 : 1) +
				(up == none ? 0 : 1) + (down == none ? 0 : 1);
			if (count == 0) continue;
			final float smooth = SMOOTHNESS * count;
			final float x = constancy.x[i] - constancy.xy[i] * v[i] + SMOOTHNESS *
				(u[left] + u[right] + u[up] + u[down]);
			u[i] += RELAXATION * (x / (constancy.xx[i] + smooth) - u[i]);
			final float y = constancy.y[i] - constancy.xy[i] * u[i] + SMOOTHNESS *
				(v[left] + v[right] + v[up] + v[down]);
			v[i] += RELAXATION * (y / (constancy.yy[i] + smooth) - v[i]);
		}
	}

	/** Of the object's pixels; 0 at all others and the one too many. */
	private float[] difference(final float[] values, final float[] trend) {
		final float[] difference = new float[values.length + 1];
		for (final int i : pixels)
			difference[i] = values[i] - trend[i];
		return difference;
	}

	private float[] sum(final float[] trend, final float[] difference,
		final boolean beyond)
	{
		float[] all = Arrays.copyOf(difference, trend.length);
		if (beyond) {
			final float[] weights = new float[trend.length];
			for (final int i : pixels)
				weights[i] = 1;
			all = Inpainting.fill(all, weights, width, trend.length / width);
		}
		for (int i = 0; i < all.length; i++)
			all[i] += trend[i];
		return all;
	}
}
