package org.soulstyler.video;

import org.jspecify.annotations.Nullable;
import org.soulstyler.image.Resampler;

import boofcv.alg.filter.blur.BlurImageOps;
import boofcv.struct.flow.ImageFlow;
import boofcv.struct.image.GrayF32;

/**
 * What makes one picture's grey values another's: optical flow takes a change of
 * grey for motion.
 *
 * @param from,to mean grey of the first, and what becomes of it
 * @param gain of what differs from that
 */
record Light(float from, float to, float gain) {

	/** Gaussian deviation of shades, as a share of the object's side. */
	private static final double SPREAD = 0.07;
	/** Root mean square of shades' change below which there is none. */
	private static final double NONE = 0.006;
	/** Stronger shades are not believed. */
	private static final float STRONGEST = 2;

	/** Sums of grey values. */
	private static final class Moments {

		private double sum, squares;
		private int count;

		void add(final float value) {
			sum += value;
			squares += (double) value * value;
			count++;
		}

		float mean() {
			return count == 0 ? 0 : (float) (sum / count);
		}

		double deviation() {
			return count == 0 ? 0 : Math.sqrt(Math.max(0, squares / count - sum /
				count * sum / count));
		}

		Light to(final Moments other) {
			return new Light(mean(), other.mean(), deviation() > 0 ? (float) (other
				.deviation() / deviation()) : 1);
		}
	}

	/** A picture in another's light: of its mean and spread. */
	static GrayF32 equal(final GrayF32 picture, final GrayF32 model) {
		final Moments mine = new Moments(), its = new Moments();
		for (int i = 0; i < picture.data.length; i++) {
			mine.add(picture.data[i]);
			its.add(model.data[i]);
		}
		final Light light = mine.to(its);
		final GrayF32 equal = picture.createSameShape();
		for (int i = 0; i < equal.data.length; i++)
			equal.data[i] = light.on(picture.data[i]);
		return equal;
	}

	/**
	 * From the second picture to the first, by an object alone: what is around it
	 * may be another in both.
	 *
	 * @param object in the first
	 * @param gone from the first to the second, as a whole
	 */
	static Light of(final Silhouette object, final GrayF32 first,
		final GrayF32 second, final Displacement gone)
	{
		final Moments mine = new Moments(), its = new Moments();
		for (int y = 0, i = 0; y < first.height; y++)
			for (int x = 0; x < first.width; x++, i++) {
				if (!object.inside()[i] || !second.isInBounds(x + gone.dx(), y + gone
					.dy())) continue;
				mine.add(first.data[i]);
				its.add(second.unsafe_get(x + gone.dx(), y + gone.dy()));
			}
		return its.to(mine);
	}

	float on(final float grey) {
		return to + gain * (grey - from);
	}

	/**
	 * A picture in which each part of an object has the light that it will have in
	 * another, where a motion leads it.
	 *
	 * @param object in the first picture
	 * @return null where it is in the same
	 */
	static @Nullable GrayF32 along(final ImageFlow way, final GrayF32 first,
		final GrayF32 second, final Silhouette object)
	{
		if (object.side() == 0) return null;
		final int width = first.width, height = first.height;
		final GrayF32 here = first.createSameShape();
		final GrayF32 there = first.createSameShape();
		for (int y = 0, i = 0; y < height; y++)
			for (int x = 0; x < width; x++, i++) {
				final ImageFlow.D d = way.data[i];
				if (!object.inside()[i] || !d.isValid()) continue;
				here.data[i] = first.data[i];
				there.data[i] = Resampler.sample(second.data, 0, width, height, x + d.x,
					y + d.y);
			}
		final double spread = SPREAD * object.side();
		final GrayF32 smooth = BlurImageOps.gaussian(here, null, spread, -1, null);
		final GrayF32 becomes = BlurImageOps.gaussian(there, null, spread, -1,
			null);
		final GrayF32 shaded = first.clone();
		double squares = 0;
		int count = 0;
		for (int i = 0; i < shaded.data.length; i++) {
			if (!(here.data[i] > 0 && there.data[i] > 0)) continue;
			final float change = Math.max(1 / STRONGEST, Math.min(STRONGEST,
				becomes.data[i] / smooth.data[i]));
			shaded.data[i] *= change;
			squares += (change - 1) * (change - 1);
			count++;
		}
		return squares > NONE * NONE * count ? shaded : null;
	}
}
