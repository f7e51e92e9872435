package org.soulstyler.video;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;
import org.soulstyler.stylization.ClipFrame;
import org.soulstyler.stylization.ClipKeys;

/**
 * Chooses the frames to train on while a clip goes by: the anchors, and of those
 * that were looked at the ones that differ most in the object's colours, size and
 * place. Each comes with the frame before it.
 */
final class KeyFrames {

	/** Candidates kept: more are thinned out as they come. */
	private static final int KEPT = 6;
	/** How much the object's place counts beside its colours. */
	private static final double PLACE = 0.3;

	/** @param before the frame before it, with the object; else null */
	private record Candidate(ObjectTracker.Tracked key,
			ObjectTracker.@Nullable Tracked before, double[] looks) {
	}

	private final int most;
	private final List<Candidate> candidates = new ArrayList<>();
	private final List<Candidate> anchors = new ArrayList<>();
	private ObjectTracker.@Nullable Tracked former;
	private int width;
	private int height;

	/** @param most frames to choose, besides those before them */
	KeyFrames(final int most) {
		this.most = most;
	}

	/** The next frame of the clip. */
	void see(final ObjectTracker.Tracked tracked) {
		if (tracked.shows()) {
			grow(tracked.frame().mask());
			if (tracked.looked() || tracked.anchor()) offer(tracked);
		}
		former = tracked;
	}

	boolean isEmpty() {
		return anchors.isEmpty();
	}

	/** Which frames are chosen, from 0. */
	List<Integer> indices() {
		return chosen().stream().map(c -> c.key().index()).toList();
	}

	/** What was chosen. */
	ClipKeys keys() {
		final List<Candidate> chosen = chosen();
		final List<ClipFrame> frames = new ArrayList<>();
		chosen.forEach(candidate -> frames.add(candidate.key().frame()));
		final List<ClipKeys.Neighbours> pairs = new ArrayList<>();
		for (int i = 0; i < chosen.size(); i++) {
			final Candidate candidate = chosen.get(i);
			final Step back = candidate.key().back();
			if (candidate.before() == null || back == null) continue;
			pairs.add(new ClipKeys.Neighbours(i, frames.size(), back.way().dx(), back
				.way().dy(), back.seen()));
			frames.add(candidate.before().frame());
		}
		// Five or seven would lie in one long row.
		if (frames.size() % 2 == 1 && frames.size() > 3 && !pairs.isEmpty()) {
			pairs.remove(pairs.size() - 1);
			frames.remove(frames.size() - 1);
		}
		return new ClipKeys(frames, anchors.size(), pairs, width, height);
	}

	// -- Helper methods --

	private List<Candidate> chosen() {
		final List<Candidate> chosen = new ArrayList<>(anchors);
		final List<Candidate> rest = new ArrayList<>(candidates);
		while (chosen.size() < most && !rest.isEmpty())
			chosen.add(rest.remove(farthest(chosen, rest)));
		return chosen;
	}

	private void offer(final ObjectTracker.Tracked tracked) {
		final Candidate candidate = new Candidate(tracked, tracked.back() == null
			? null : former, looks(tracked));
		if (tracked.anchor()) {
			anchors.add(candidate);
			return;
		}
		candidates.add(candidate);
		if (candidates.size() > KEPT) candidates.remove(mostAlike());
	}

	/** Mean colour, size and place of the object. */
	private double[] looks(final ObjectTracker.Tracked tracked) {
		final ColorImage picture = tracked.frame().picture();
		final float[] mask = tracked.frame().mask().samples();
		final int plane = mask.length;
		final double[] looks = new double[6];
		double area = 0;
		for (int i = 0; i < plane; i++) {
			if (!(mask[i] > 0)) continue;
			area += mask[i];
			final int x = i % picture.width(), y = i / picture.width();
			looks[4] += PLACE * mask[i] * x / picture.width();
			looks[5] += PLACE * mask[i] * y / picture.height();
			for (int c = 0; c < 3; c++)
				looks[c] += mask[i] * picture.samples()[c * plane + i];
		}
		for (int k = 0; k < looks.length; k++)
			looks[k] /= area;
		looks[3] = Math.sqrt(area / plane);
		return looks;
	}

	private static double distance(final Candidate a, final Candidate b) {
		double sum = 0;
		for (int k = 0; k < a.looks().length; k++)
			sum += Math.pow(a.looks()[k] - b.looks()[k], 2);
		return sum;
	}

	/** The candidate that is least like any of the chosen. */
	private static int farthest(final List<Candidate> chosen,
		final List<Candidate> rest)
	{
		int best = 0;
		double most = -1;
		for (int i = 0; i < rest.size(); i++) {
			double nearest = Double.MAX_VALUE;
			for (final Candidate other : chosen)
				nearest = Math.min(nearest, distance(rest.get(i), other));
			if (nearest > most) {
				most = nearest;
				best = i;
			}
		}
		return best;
	}

	/** The later one of the two candidates that are most alike. */
	private int mostAlike() {
		int index = 1;
		double least = Double.MAX_VALUE;
		for (int i = 1; i < candidates.size(); i++)
			for (int k = 0; k < i; k++) {
				final double distance = distance(candidates.get(i), candidates.get(k));
				if (distance >= least) continue;
				least = distance;
				index = i;
			}
		return index;
	}

	private void grow(final Mask mask) {
		int left = mask.width(), top = mask.height(), right = -1, bottom = -1;
		for (int y = 0, i = 0; y < mask.height(); y++)
			for (int x = 0; x < mask.width(); x++, i++) {
				if (!(mask.samples()[i] > 0)) continue;
				left = Math.min(left, x);
				right = Math.max(right, x);
				top = Math.min(top, y);
				bottom = y;
			}
		width = Math.max(width, right - left + 1);
		height = Math.max(height, bottom - top + 1);
	}
}
