package org.soulstyler.video;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;

/**
 * The frames from one that the object is looked for in to the next, both
 * included. Where the object comes or goes, each between is looked at itself; else
 * masks are carried from both ends: along the motion, or, if that does not lead
 * from one end to the other, as an outline that moves as a whole. The skin of what
 * turns about an upright axis goes by, its outline stays.
 */
final class Segment {

	/** Finds the object in a frame. */
	@FunctionalInterface
	interface Finder {

		/**
		 * @param index of the frame in the clip
		 * @return an empty mask where it is not
		 */
		Mask find(int index, ColorImage frame) throws SoulstylerException;
	}

	/** A mask's share of another's area from which on both show as much. */
	private static final double ALIKE = 0.8;
	/** So much better, in what differs, an outline as a whole must do. */
	private static final double BETTER = 0.5;

	private final int begin;
	private final List<ColorImage> frames;
	/** Found masks; null where nobody looked. */
	private final @Nullable Mask[] found;
	/** Null where no frame shows the object. */
	private final @Nullable Motion motion;
	private Mask @Nullable [] fromFirst;
	/** Whether the outline moves as a whole. */
	private final boolean asOne;

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
		found[last] = finder.find(begin + last, frames.get(last));
		if (comesOrGoes(first, last())) {
			for (int i = 1; i < last; i++)
				found[i] = finder.find(begin + i, frames.get(i));
		}
		final List<Mask> known = Arrays.stream(found).filter(Objects::nonNull)
			.toList();
		final Box part = Box.around(known);
		motion = part == null ? null : new Motion(frames, found, part, estimator);
		asOne = motion != null && movesAsOne(motion);
	}

	/** Whether it is seen once only, or the border cuts more of it once. */
	private static boolean comesOrGoes(final Mask first, final Mask last) {
		if (isEmpty(first) || isEmpty(last)) return isEmpty(first) != isEmpty(last);
		final double ratio = first.coverage() / last.coverage();
		return (Placement.isCut(first) || Placement.isCut(last)) &&
			(ratio < ALIKE || ratio > 1 / ALIKE);
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

	/**
	 * From frame i to the one before it.
	 *
	 * @param mask of frame i
	 * @return null where nothing is to be followed
	 */
	@Nullable
	Step back(final int i, final Mask mask) {
		return motion == null ? null : motion.back(i - 1, mask);
	}

	/**
	 * From frame i to the next, likewise.
	 *
	 * @param mask of frame i
	 */
	@Nullable
	Step forth(final int i, final Mask mask) {
		return motion == null ? null : motion.forth(i, mask);
	}

	/** What was found in the last frame. */
	Mask last() {
		return Objects.requireNonNull(found[steps()]);
	}

	/** The mask of the last frame by those before it; null if there is no motion. */
	@Nullable
	Mask lastByFormer() {
		if (motion == null) return null;
		final int last = steps();
		if (asOne) return aligned(Objects.requireNonNull(found[0]), last());
		final Mask former = found[last - 1];
		return former == null || last == 1 ? fromFirst(motion)[last] : carry(former,
			motion.backward(last - 1));
	}

	/** The mask of the first frame by those after it, likewise. */
	@Nullable
	Mask firstByLater() {
		if (motion == null) return null;
		if (asOne) return aligned(last(), Objects.requireNonNull(found[0]));
		final Mask later = found[1];
		if (later != null) return carry(later, motion.forward(0));
		Mask mask = last();
		for (int i = steps() - 1; i >= 0; i--)
			mask = carry(mask, motion.forward(i));
		return mask;
	}

	/**
	 * All masks but the first frame's.
	 *
	 * @param cleaned of the last frame
	 */
	List<Mask> masks(final Mask cleaned) {
		final int last = steps();
		final Mask[] masks = new Mask[last + 1];
		masks[last] = cleaned;
		Mask fromLast = cleaned;
		for (int i = last - 1; i > 0; i--) {
			final Mask looked = found[i];
			if (looked != null) masks[i] = steadied(i, looked);
			else if (motion == null) masks[i] = cleaned;
			else if (asOne) masks[i] = between(Objects.requireNonNull(found[0]),
				cleaned, (float) i / last);
			else {
				fromLast = carry(fromLast, motion.forward(i));
				masks[i] = mix(fromFirst(motion)[i], fromLast, (float) i / last);
			}
		}
		return Arrays.asList(masks).subList(1, last + 1);
	}

	/** What was found in a frame that has found ones on both sides. */
	private Mask steadied(final int i, final Mask looked) {
		final Mask former = found[i - 1], later = found[i + 1];
		if (motion == null || former == null || later == null || isEmpty(former) ||
			isEmpty(later) || isEmpty(looked)) return looked;
		return median(carry(former, motion.backward(i - 1)), looked, carry(later,
			motion.forward(i)));
	}

	/** Whether what is carried along the motion misses the other end's outline. */
	private boolean movesAsOne(final Motion motion) {
		final Mask first = Objects.requireNonNull(found[0]);
		if (isEmpty(first) || isEmpty(last()) || Placement.isCut(first) || Placement
			.isCut(last()) || steps() > 1 && found[1] != null) return false;
		return difference(aligned(first, last()), last()) < BETTER * difference(
			fromFirst(motion)[steps()], last());
	}

	/** An outline where another is. */
	private static Mask aligned(final Mask mask, final Mask where) {
		return pull(mask, Placement.alignment(where, mask));
	}

	/** Two outlines moved to a place between theirs. */
	private static Mask between(final Mask a, final Mask b, final float share) {
		final Placement first = Placement.of(a), last = Placement.of(b);
		final Placement here = first.between(last, share);
		return mix(pull(a, here.to(first, a.width(), a.height())), pull(b, here.to(
			last, a.width(), a.height())), share);
	}

	/** Sum of absolute differences. */
	private static double difference(final Mask a, final Mask b) {
		double sum = 0;
		for (int i = 0; i < a.samples().length; i++)
			sum += Math.abs(a.samples()[i] - b.samples()[i]);
		return sum;
	}

	/** The masks carried from the first frame, for each. */
	private Mask[] fromFirst(final Motion motion) {
		if (fromFirst != null) return fromFirst;
		final Mask[] carried = new Mask[frames.size()];
		carried[0] = Objects.requireNonNull(found[0]);
		for (int i = 1; i < frames.size(); i++)
			carried[i] = carry(carried[i - 1], motion.backward(i - 1));
		fromFirst = carried;
		return carried;
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
