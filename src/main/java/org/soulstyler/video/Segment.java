package org.soulstyler.video;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;

/**
 * The frames from one that the object is looked for in to the next, both
 * included. Where one of them shows the object and the other does not, each
 * between is looked at itself; else masks are carried from both ends.
 */
final class Segment {

	/** Finds the object in a frame. */
	@FunctionalInterface
	interface Finder {

		/** @return an empty mask where it is not */
		Mask find(ColorImage frame) throws SoulstylerException;
	}

	private final int begin;
	private final List<ColorImage> frames;
	/** Found masks; null where nobody looked. */
	private final Mask[] found;
	/** Null where no frame shows the object. */
	private final Motion motion;
	private Mask[] fromFirst;

	/**
	 * @param begin index of the first frame in the clip
	 * @param frames two or more
	 * @param first the mask of the first frame
	 */
	Segment(final int begin, final List<ColorImage> frames, final Mask first,
		final Finder finder, final FlowEstimator estimator)
		throws SoulstylerException
	{
		this.begin = begin;
		this.frames = frames;
		final int last = frames.size() - 1;
		found = new Mask[frames.size()];
		found[0] = first;
		found[last] = finder.find(frames.get(last));
		if (isEmpty(first) != isEmpty(found[last])) {
			for (int i = 1; i < last; i++)
				found[i] = finder.find(frames.get(i));
		}
		final List<Mask> known = new ArrayList<>(Arrays.asList(found));
		known.removeIf(mask -> mask == null);
		final Box part = Box.around(known);
		motion = part == null ? null : new Motion(frames, part, estimator);
	}

	static boolean isEmpty(final Mask mask) {
		return !(mask.coverage() > 0);
	}

	/** The mask of the first frame is known better now. */
	void begin(final Mask cleaned) {
		found[0] = cleaned;
		fromFirst = null;
	}

	/** Index of the first frame in the clip. */
	int begin() {
		return begin;
	}

	/** How many frames after the first. */
	int steps() {
		return frames.size() - 1;
	}

	ColorImage frame(final int i) {
		return frames.get(i);
	}

	/** From frame i to the one before it; null where nothing is to be followed. */
	Flow backward(final int i) {
		return motion == null ? null : motion.backward(i - 1);
	}

	/** From frame i - 1 to frame i; null where nothing is to be followed. */
	Flow forward(final int i) {
		return motion == null ? null : motion.forward(i - 1);
	}

	/** What was found in the last frame. */
	Mask last() {
		return found[steps()];
	}

	/** The mask of the last frame by those before it; null if there is no motion. */
	Mask lastByFormer() {
		if (motion == null) return null;
		final int last = steps();
		return found[last - 1] == null || last == 1 ? fromFirst()[last] : carry(
			found[last - 1], backward(last));
	}

	/** The mask of the first frame by those after it, likewise. */
	Mask firstByLater() {
		if (motion == null) return null;
		if (found[1] != null) return carry(found[1], forward(1));
		Mask mask = last();
		for (int i = steps() - 1; i >= 0; i--)
			mask = carry(mask, forward(i + 1));
		return mask;
	}

	/**
	 * All masks but the first frame's.
	 *
	 * @param cleaned of the last frame
	 */
	List<Mask> masks(final Mask cleaned) {
		final int last = steps();
		final Mask[] masks = found.clone();
		masks[last] = cleaned;
		Mask fromLast = cleaned;
		for (int i = last - 1; i > 0; i--) {
			if (masks[i] != null) continue;
			if (motion == null) {
				masks[i] = cleaned;
				continue;
			}
			fromLast = carry(fromLast, forward(i + 1));
			masks[i] = mix(fromFirst()[i], fromLast, (float) i / last);
		}
		return Arrays.asList(masks).subList(1, last + 1);
	}

	/** The masks carried from the first frame, for each. */
	private Mask[] fromFirst() {
		if (fromFirst != null) return fromFirst;
		fromFirst = new Mask[frames.size()];
		fromFirst[0] = found[0];
		for (int i = 1; i < frames.size(); i++)
			fromFirst[i] = carry(fromFirst[i - 1], backward(i));
		return fromFirst;
	}

	/** @param way from the frame that the mask is wanted for to the mask's own */
	private static Mask carry(final Mask mask, final Flow way) {
		if (isEmpty(mask)) return mask;
		final Mask rough = pull(mask, way);
		return isEmpty(rough) ? rough : pull(mask, ObjectMotion.of(way, rough));
	}

	private static Mask pull(final Mask mask, final Flow way) {
		return Mask.of(way.pull(mask.samples(), 0), mask.width(), mask.height());
	}

	/** @param share of the second */
	private static Mask mix(final Mask a, final Mask b, final float share) {
		final float[] samples = new float[a.samples().length];
		for (int i = 0; i < samples.length; i++)
			samples[i] = (1 - share) * a.samples()[i] + share * b.samples()[i];
		return Mask.of(samples, a.width(), a.height());
	}

	/** Each pixel's median. */
	static Mask median(final Mask a, final Mask b, final Mask c) {
		final float[] samples = new float[a.samples().length];
		for (int i = 0; i < samples.length; i++) {
			final float x = a.samples()[i], y = b.samples()[i], z = c.samples()[i];
			samples[i] = Math.max(Math.min(x, y), Math.min(Math.max(x, y), z));
		}
		return Mask.of(samples, a.width(), a.height());
	}
}
