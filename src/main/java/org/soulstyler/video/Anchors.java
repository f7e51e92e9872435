package org.soulstyler.video;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;
import org.soulstyler.stylization.Sight;

/**
 * Frames that have grids of parameters of their own, and the way from the present
 * frame to each. The first frame with the object is one; where too much of the
 * object is no longer seen in any, as of one that turns, another is added. An
 * object that comes back is {@linkplain Recognition recognised} in the anchors as
 * soon as enough of it is seen, and once more when it is seen whole.
 */
final class Anchors {

	/** More would be more to train than a run can. */
	static final int MOST = 3;
	/** Where less of the object is seen in the anchors, another is needed. */
	private static final double ENOUGH = 0.6;
	/** What shows less of the object than this is no longer asked. */
	private static final double NEGLIGIBLE = 0.02;

	/** How an object is known again that has come back. */
	private enum Knows {
			/** By its outline at most. */
			NOTHING,
			/** By its looks, while the border cut it. */
			PART,
			/** By its looks; the first one need not be. */
			ALL
	}

	private final Recognition recognition;
	private final List<Recognition.Known> anchors = new ArrayList<>();
	private final List<Sight> sights = new ArrayList<>();
	private Knows knows = Knows.NOTHING;

	Anchors(final FlowEstimator estimator) {
		recognition = new Recognition(estimator);
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
		final boolean whole = !Placement.isCut(mask);
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
		anchors.add(new Recognition.Known(frame, mask));
	}

	/** Who is seen nowhere asks the newest. */
	private Sight unknown(final Mask mask) {
		final int newest = anchors.size() - 1;
		final Flow way = Placement.alignment(mask, anchors.get(newest).mask());
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

	/**
	 * Until enough of it is seen, it is guessed from its outline once, and carried
	 * on.
	 */
	private void recognise(final ColorImage frame, final Mask mask,
		final boolean whole)
	{
		final List<Sight> known = new ArrayList<>();
		for (int a = 0; a < anchors.size(); a++) {
			final Sight sight = recognition.overlay(a, anchors.get(a), frame, mask);
			if (sight != null) known.add(sight);
		}
		if (whole || !known.isEmpty()) {
			sights.clear();
			sights.addAll(known);
			knows = whole ? Knows.ALL : Knows.PART;
		}
		else if (sights.isEmpty() && !anchors.isEmpty()) sights.add(unknown(mask));
	}
}
