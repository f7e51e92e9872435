package org.soulstyler.video;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

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
	static final int MOST = 4;
	/** Where less of the object is seen in the anchors, another is needed. */
	private static final double ENOUGH = 0.9;
	/** Share of its area from which on an anchor shows a pixel at all, and well. */
	private static final float SMALL = 0.15f, FULL = 0.4f;
	/** Pixels to either side that areas are taken from. */
	private static final int REACH = 2;
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
	 * Some frames that follow one another and those before. The last may become an
	 * anchor; what comes into view on the way to it then has it from the beginning.
	 *
	 * @param back from each to the one before; null where the object was not in both
	 * @param forth from each but the last to the next, likewise
	 * @return how each is seen in the anchors, oldest first; none without the object
	 */
	List<List<Sight>> follow(final List<ColorImage> frames,
		final List<Mask> masks, final List<@Nullable Step> back,
		final IntFunction<@Nullable Step> forth)
	{
		final int last = frames.size() - 1;
		final List<List<Sight>> seen = new ArrayList<>();
		Sight added = null;
		for (int i = 0; i <= last; i++) {
			final Mask mask = masks.get(i);
			follow(frames.get(i), mask, back.get(i));
			if (i == last) added = addIfNeeded(frames.get(i), mask);
			final List<Sight> shown = new ArrayList<>(sights.isEmpty() && !Segment
				.isEmpty(mask) ? List.of(unknown(mask)) : sights);
			shown.replaceAll(sight -> resolved(sight, mask.width(), mask.height()));
			seen.add(shown);
		}
		for (int i = last - 1; i >= 0 && added != null; i--) {
			final Step next = forth.apply(i);
			if (next == null) break;
			added = step(added, next);
			seen.get(i).add(added);
		}
		return seen;
	}

	/** How many there are so far. */
	int count() {
		return anchors.size();
	}

	// -- Helper methods --

	private void follow(final ColorImage frame, final Mask mask,
		final @Nullable Step back)
	{
		if (back == null || Segment.isEmpty(mask)) sights.clear();
		else sights.replaceAll(sight -> step(sight, back));
		if (Segment.isEmpty(mask)) return;
		sights.removeIf(sight -> share(List.of(sight), mask) < NEGLIGIBLE);
		final boolean whole = !Placement.isCut(mask);
		if (sights.isEmpty()) knows = Knows.NOTHING;
		if (knows == Knows.NOTHING || knows == Knows.PART && whole) recognise(frame,
			mask, whole);
	}

	/** @return null if it is none */
	private @Nullable Sight addIfNeeded(final ColorImage frame, final Mask mask) {
		if (Segment.isEmpty(mask)) return null;
		if (!anchors.isEmpty() && (Placement.isCut(mask) || anchors
			.size() >= MOST || share(sights.stream().map(sight -> resolved(sight, mask
				.width(), mask.height())).toList(), mask) >= ENOUGH)) return null;
		final Flow still = Flow.still(mask.width(), mask.height());
		final Sight here = new Sight(anchors.size(), still.dx(), still.dy(), mask
			.samples().clone());
		sights.add(here);
		anchors.add(new Recognition.Known(frame, mask));
		return here;
	}

	/**
	 * Less sure where an anchor shows much smaller what is seen here, as skin that
	 * was near its outline: its style would be drawn out to streaks.
	 */
	private static Sight resolved(final Sight sight, final int width,
		final int height)
	{
		final float[] sureness = sight.sureness().clone();
		for (int y = 0, i = 0; y < height; y++) {
			final int up = Math.max(0, y - REACH) * width;
			final int down = Math.min(height - 1, y + REACH) * width;
			for (int x = 0; x < width; x++, i++) {
				if (!(sureness[i] > 0)) continue;
				final int left = Math.max(0, x - REACH);
				final int right = Math.min(width - 1, x + REACH);
				final float across = right - left;
				final float along = (down - up) / (float) width;
				final int row = y * width;
				final float xx = 1 + (sight.dx()[row + right] - sight.dx()[row +
					left]) / across;
				final float yx = (sight.dy()[row + right] - sight.dy()[row + left]) /
					across;
				final float yy = 1 + (sight.dy()[down + x] - sight.dy()[up + x]) /
					along;
				final float xy = (sight.dx()[down + x] - sight.dx()[up + x]) / along;
				final float area = xx * yy - xy * yx;
				sureness[i] *= Math.max(0, Math.min(1, (area - SMALL) / (FULL -
					SMALL)));
			}
		}
		return new Sight(sight.anchor(), sight.dx(), sight.dy(), sureness);
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
