package org.soulstyler.video;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;
import org.soulstyler.stylization.Sight;

/**
 * Knows an object again by what it looks like: a frame in which it was is moved
 * and scaled onto the present one by its outline, then by optical flow; if grey
 * values agree, it is the same.
 */
final class Recognition {

	/** A share of the area below which too little is seen. */
	private static final double SLIVER = 0.5;
	/** Correlation of grey values above which two frames show the same object. */
	private static final double SAME = 0.6;

	/** A frame in which the object was. */
	record Known(ColorImage picture, Mask mask) {
	}

	private final FlowEstimator estimator;

	Recognition(final FlowEstimator estimator) {
		this.estimator = estimator;
	}

	/**
	 * Where the object's pixels are in a frame that is known.
	 *
	 * @param index of that frame among the anchors
	 * @return null if it is another, or too little is seen of it
	 */
	@Nullable
	Sight overlay(final int index, final Known known, final ColorImage frame,
		final Mask mask)
	{
		// So few grey values say nothing.
		if (mask.coverage() < SLIVER * known.mask().coverage()) return null;
		final Flow rough = Placement.alignment(mask, known.mask());
		final int plane = mask.width() * mask.height();
		final float[] samples = new float[3 * plane];
		for (int c = 0; c < 3; c++)
			System.arraycopy(rough.pull(known.picture().samples(), c), 0, samples, c *
				plane, plane);
		final Box part = Objects.requireNonNull(Box.around(List.of(mask)));
		final FlowEstimator.Gray here = estimator.gray(frame, part);
		final FlowEstimator.Gray there = estimator.gray(ColorImage.of(samples, mask
			.width(), mask.height()), part);
		final Silhouette object = here.object(mask);
		// The object alone: what is around it is another in the known frame.
		final Flow fine = estimator.flowOf(object, here, there, Displacement.NONE);
		final boolean[] seen = fine.visible(estimator.flowOf(object, there, here,
			Displacement.NONE));
		final Flow way = FlowEstimator.refined(fine, mask, here, there).then(rough);
		final float[] sureness = way.pull(known.mask().samples(), 0);
		for (int i = 0; i < plane; i++)
			if (!seen[i]) sureness[i] = 0;
		if (correlation(frame, known.picture(), way, mask) < SAME) return null;
		return new Sight(index, way.dx(), way.dy(), sureness);
	}

	/** Of the grey values within the object. */
	private static double correlation(final ColorImage frame,
		final ColorImage other, final Flow way, final Mask mask)
	{
		final float[] here = grey(frame);
		final float[] there = way.pull(grey(other), 0);
		double n = 0, a = 0, b = 0, aa = 0, bb = 0, ab = 0;
		for (int i = 0; i < here.length; i++) {
			if (!(mask.samples()[i] > 0.5f)) continue;
			n++;
			a += here[i];
			b += there[i];
			aa += here[i] * here[i];
			bb += there[i] * there[i];
			ab += here[i] * there[i];
		}
		final double spread = Math.sqrt((aa / n - a * a / n / n) * (bb / n - b * b /
			n / n));
		return spread > 0 ? (ab / n - a * b / n / n) / spread : 1;
	}

	private static float[] grey(final ColorImage picture) {
		final int plane = picture.width() * picture.height();
		final float[] grey = new float[plane];
		for (int i = 0; i < plane; i++)
			grey[i] = (picture.samples()[i] + picture.samples()[plane + i] + picture
				.samples()[2 * plane + i]) / 3;
		return grey;
	}
}
