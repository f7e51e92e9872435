package org.soulstyler.segmentation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.soulstyler.segmentation.refine.Components;
import org.soulstyler.vocabulary.OneOfSeveral;

/**
 * One thing of several, by where it is or how large. A graph that is asked for "the
 * dome on the left" may outline both domes or half of one, where it outlines each
 * whole when asked for "the dome"; then theirs is the outline, and arithmetic
 * tells which is on the left.
 */
final class AmongLike {

	/** Area of the largest's from which on another piece is a thing like it. */
	private static final double LEAST = 0.15;
	/** Area of the picture's from which on a piece is a thing. */
	private static final double SPECK = 0.0004;
	/** Share of the other things from which on an outline that holds it does not tell them apart. */
	private static final double OTHERS = 0.3;
	/** Share of an outline within a thing from which on it may be a fragment of it ... */
	private static final double WITHIN = 0.9;
	/** ... and the overlap (intersection over union) with it up to which it is one. */
	private static final double FRAGMENT = 0.6;

	private final OneOfSeveral asked;
	private final boolean[] all;
	private final Components components;
	private final int side;
	/** Of the things, in their order, the first first. */
	private final List<Integer> things;

	/**
	 * @param all (side, side), where the graph sees things of the kind
	 * @param threshold the probability above which a pixel is a thing's
	 */
	private AmongLike(final OneOfSeveral asked, final GraphAnswer all,
		final double threshold)
	{
		this.asked = asked;
		side = all.side();
		this.all = above(all, threshold);
		components = Components.of(this.all, side);
		things = things();
	}

	/**
	 * @param direct what the graph said when it was asked for the one thing
	 * @param all what it said when it was asked for its kind
	 * @param threshold the probability above which a pixel is the object's
	 * @return the one thing, as {@code all} outlines it, where it is one of several
	 *         and {@code direct} is a fragment of it, another of them, or more than
	 *         one; else {@code direct}, with a notice where there are not so many
	 *         things as were to be counted
	 */
	static GraphAnswer choose(final OneOfSeveral asked, final GraphAnswer direct,
		final GraphAnswer all, final double threshold)
	{
		final AmongLike like = new AmongLike(asked, all, threshold);
		final int seen = like.things.size();
		if (asked.place() >= seen) return asked.place() == 0 ? direct : noticing(
			direct, asked.fewer(seen));
		if (seen < 2 || asked.place() == 0 && like.isOne(above(direct, threshold)))
			return direct;
		return new GraphAnswer(like.alone(all.probabilities()), all.side(), Math
			.max(direct.presence(), all.presence()), direct.others(), direct.rank(),
			direct.notices());
	}

	// -- Helper methods --

	private static GraphAnswer noticing(final GraphAnswer seen,
		final String notice)
	{
		return new GraphAnswer(seen.probabilities(), seen.side(), seen.presence(),
			seen.others(), seen.rank(), Stream.concat(seen.notices().stream(), Stream
				.of(notice)).toList());
	}

	private static boolean[] above(final GraphAnswer seen,
		final double threshold)
	{
		final boolean[] above = new boolean[seen.probabilities().length];
		for (int i = 0; i < above.length; i++)
			above[i] = seen.probabilities()[i] > threshold;
		return above;
	}

	private List<Integer> things() {
		final int count = components.count();
		final double[] area = new double[count], x = new double[count];
		final double[] y = new double[count];
		for (int i = 0; i < all.length; i++) {
			if (!all[i]) continue;
			final int component = components.labels()[i], row = i / side;
			area[component]++;
			x[component] += i % side + 0.5;
			y[component] += row + 0.5;
		}
		final double largest = Arrays.stream(area).max().orElse(0);
		final double least = Math.max(LEAST * largest, SPECK * all.length);
		return IntStream.range(0, count).filter(c -> area[c] > 0 &&
			area[c] >= least).boxed().sorted(Comparator.comparingDouble(c -> -asked
				.earliness(x[c] / area[c] / side, y[c] / area[c] / side, area[c] /
					all.length))).toList();
	}

	/** Whether an outline is that of the one thing, or of something that is none of the kind. */
	private boolean isOne(final boolean[] outline) {
		final int chosen = things.get(asked.place());
		int area = 0, thing = 0, within = 0, rest = 0, others = 0;
		for (int i = 0; i < all.length; i++) {
			if (outline[i]) area++;
			if (!all[i]) continue;
			if (components.labels()[i] == chosen) {
				thing++;
				if (outline[i]) within++;
			}
			else {
				rest++;
				if (outline[i]) others++;
			}
		}
		final boolean fragment = within > WITHIN * area && within < FRAGMENT *
			(area + thing - within);
		return others <= OTHERS * rest && !fragment;
	}

	/** (side, side), 0 where another thing is nearer than the chosen one. */
	private float[] alone(final float[] probabilities) {
		final int chosen = things.get(asked.place());
		final int[] nearest = components.nearest(all);
		final float[] alone = new float[probabilities.length];
		for (int i = 0; i < alone.length; i++)
			if (nearest[i] == chosen) alone[i] = probabilities[i];
		return alone;
	}
}
