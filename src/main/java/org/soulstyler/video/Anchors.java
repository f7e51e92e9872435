package org.soulstyler.video;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;
import org.soulstyler.stylization.Sight;

/**
 * Frames that have grids of parameters of their own, and the way from the present
 * frame to each. The first frame with the object is one; where too much of the
 * object is no longer seen in any, as of one that turns, another is added. An
 * object that comes back is recognised, as soon as it is seen whole, by laying it
 * over the anchors.
 */
final class Anchors {

	/** More would be more to train than a run can. */
	static final int MOST = 3;
	/** Where less of the object is seen in the anchors, another is needed. */
	private static final double ENOUGH = 0.6;
	/** What shows less of the object than this is no longer asked. */
	private static final double NEGLIGIBLE = 0.02;
	/** A share of the anchor's area below which too little is seen. */
	private static final double SLIVER = 0.5;
	/** Correlation of grey values above which two frames show the same object. */
	private static final double SAME = 0.6;

	/** How an object is known again that has come back. */
	private enum Knows {
			/** By its outline at most. */
			NOTHING,
			/** By its looks, while the border cut it. */
			PART,
			/** By its looks; the first one need not be. */
			ALL
	}

	private record Anchor(ColorImage picture, Mask mask) {
	}

	private final FlowEstimator estimator;
	private final List<Anchor> anchors = new ArrayList<>();
	private final List<Sight> sights = new ArrayList<>();
	private Knows knows = Knows.NOTHING;

	Anchors(final FlowEstimator estimator) {
		this.estimator = estimator;
	}

	/**
	 * The next frame.
	 *
	 * @param back to the frame before; null where the object was not there
	 * @param mayAdd whether it may become an anchor
	 * @return how it is seen in the anchors, oldest first; none without the object
	 */
	List<Sight> follow(final ColorImage frame, final Mask mask,
		final @Nullable Step back, final boolean mayAdd)
	{
		if (Segment.isEmpty(mask)) {
			sights.clear();
			return List.of();
		}
		if (back == null) sights.clear();
		else sights.replaceAll(sight -> step(sight, back));
		sights.removeIf(sight -> share(List.of(sight), mask) < NEGLIGIBLE);
		final boolean whole = !Segment.isCut(mask);
		if (sights.isEmpty()) knows = Knows.NOTHING;
		if (knows == Knows.NOTHING || knows == Knows.PART && whole) recognise(frame,
			mask, whole);
		if (anchors.isEmpty() || mayAdd && whole && anchors.size() < MOST && share(
			sights, mask) < ENOUGH) add(frame, mask);
		return sights.isEmpty() ? List.of(unknown(mask)) : List.copyOf(sights);
	}

	/** How many there are so far. */
	int count() {
		return anchors.size();
	}

	// -- Helper methods --

	private void add(final ColorImage frame, final Mask mask) {
		final Flow still = Flow.still(mask.width(), mask.height());
		sights.add(new Sight(anchors.size(), still.dx(), still.dy(), mask.samples()
			.clone()));
		anchors.add(new Anchor(frame, mask));
	}

	/** Who is seen nowhere asks the newest. */
	private Sight unknown(final Mask mask) {
		final int newest = anchors.size() - 1;
		final Flow way = alignment(mask, anchors.get(newest).mask());
		return new Sight(newest, way.dx(), way.dy(), way.pull(anchors.get(newest)
			.mask().samples(), 0));
	}

	private static Sight step(final Sight sight, final Step back) {
		final Flow way = back.way();
		final Flow there = way.then(new Flow(sight.dx(), sight.dy(), way.width(),
			way.height()));
		final float[] sureness = way.pull(sight.sureness(), 0);
		for (int i = 0; i < sureness.length; i++)
			if (!back.seen()[i]) sureness[i] = 0;
		return new Sight(sight.anchor(), there.dx(), there.dy(), sureness);
	}

	/** How much of the object is seen in some anchor, [0, 1]. */
	private static double share(final List<Sight> sights, final Mask mask) {
		double seen = 0;
		double all = 0;
		for (int i = 0; i < mask.samples().length; i++) {
			final float weight = mask.samples()[i];
			if (!(weight > 0)) continue;
			float most = 0;
			for (final Sight sight : sights)
				most = Math.max(most, sight.sureness()[i]);
			seen += weight * most;
			all += weight;
		}
		return all == 0 ? 0 : seen / all;
	}

	/** Whether so little of it is seen that its grey values say nothing. */
	private static boolean isSliver(final Mask mask, final Anchor anchor) {
		return mask.coverage() < SLIVER * anchor.mask().coverage();
	}

	/**
	 * Until enough of it is seen, it is guessed from its outline once, and carried
	 * on.
	 */
	private void recognise(final ColorImage frame, final Mask mask,
		final boolean whole)
	{
		final List<Sight> known = new ArrayList<>();
		for (int a = 0; a < anchors.size(); a++) {
			final Sight sight = overlay(a, frame, mask);
			if (sight != null) known.add(sight);
		}
		if (whole || !known.isEmpty()) {
			sights.clear();
			sights.addAll(known);
			knows = whole ? Knows.ALL : Knows.PART;
		}
		else if (sights.isEmpty() && !anchors.isEmpty()) sights.add(unknown(mask));
	}

	/** Moved and scaled onto each other, then by flow; null if it is another. */
	private @Nullable Sight overlay(final int index, final ColorImage frame,
		final Mask mask)
	{
		final Anchor anchor = anchors.get(index);
		if (isSliver(mask, anchor)) return null;
		final Flow rough = alignment(mask, anchor.mask());
		final int plane = mask.width() * mask.height();
		final float[] samples = new float[3 * plane];
		for (int c = 0; c < 3; c++)
			System.arraycopy(rough.pull(anchor.picture().samples(), c), 0, samples,
				c * plane, plane);
		final Box part = Objects.requireNonNull(Box.around(List.of(mask)));
		final FlowEstimator.Gray here = estimator.gray(frame, part);
		final FlowEstimator.Gray there = estimator.gray(ColorImage.of(samples, mask
			.width(), mask.height()), part);
		final boolean[] object = here.object(mask);
		// What the border cuts lies beside what is not there in the anchor.
		final boolean cut = Segment.isCut(mask);
		final Flow fine = cut ? estimator.flowOf(object, here, there,
			Displacement.NONE) : estimator.flow(here, there);
		final boolean[] seen = fine.visible(cut ? estimator.flowOf(object, there,
			here, Displacement.NONE) : estimator.flow(there, here));
		final Flow way = ObjectMotion.of(fine, mask).then(rough);
		final float[] sureness = way.pull(anchor.mask().samples(), 0);
		for (int i = 0; i < plane; i++)
			if (!seen[i]) sureness[i] = 0;
		if (correlation(frame, anchor.picture(), way, mask) < SAME) return null;
		return new Sight(index, way.dx(), way.dy(), sureness);
	}

	/**
	 * From one mask's middle and size to another's; where the border cuts the
	 * first, which hides both, from the side that is seen.
	 */
	private static Flow alignment(final Mask from, final Mask to) {
		final double[] a = moments(from);
		final double[] b = moments(to);
		final boolean cut = Segment.isCut(from);
		final double scale = cut ? 1 : Math.sqrt(b[2] / a[2]);
		if (cut) alignSides(from, to, a, b);
		final Flow way = Flow.still(from.width(), from.height());
		for (int y = 0, i = 0; y < from.height(); y++)
			for (int x = 0; x < from.width(); x++, i++) {
				way.dx()[i] = (float) (b[0] + scale * (x - a[0]) - x);
				way.dy()[i] = (float) (b[1] + scale * (y - a[1]) - y);
			}
		return way;
	}

	/** Puts the sides that are seen in the places of the middles. */
	private static void alignSides(final Mask from, final Mask to,
		final double[] a, final double[] b)
	{
		final Box seen = Box.of(from), whole = Box.of(to);
		if (seen == null || whole == null) return;
		if (seen.x() > 0) {
			a[0] = seen.x();
			b[0] = whole.x();
		}
		else if (seen.x() + seen.width() < from.width()) {
			a[0] = seen.x() + seen.width();
			b[0] = whole.x() + whole.width();
		}
		if (seen.y() > 0 && seen.y() + seen.height() < from.height()) return;
		if (seen.y() > 0) {
			a[1] = seen.y();
			b[1] = whole.y();
		}
		else if (seen.y() + seen.height() < from.height()) {
			a[1] = seen.y() + seen.height();
			b[1] = whole.y() + whole.height();
		}
	}

	/** Middle and area. */
	private static double[] moments(final Mask mask) {
		double sx = 0, sy = 0, area = 0;
		for (int y = 0, i = 0; y < mask.height(); y++)
			for (int x = 0; x < mask.width(); x++, i++) {
				final float m = mask.samples()[i];
				sx += m * x;
				sy += m * y;
				area += m;
			}
		return new double[] { sx / area, sy / area, area };
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
