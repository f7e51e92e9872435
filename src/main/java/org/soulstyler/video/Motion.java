package org.soulstyler.video;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;

/**
 * The optical flow between each two neighbours of some frames, both ways, within
 * a part of them. An object that goes far between two frames is looked for first.
 */
final class Motion {

	private final List<FlowEstimator.Gray> grays = new ArrayList<>();
	private final List<Flow> forward = new ArrayList<>();
	private final List<Flow> backward = new ArrayList<>();

	/** @param masks of the object, null where nobody looked */
	Motion(final List<ColorImage> frames, final @Nullable Mask[] masks,
		final Box part, final FlowEstimator estimator)
	{
		FlowEstimator.Gray former = estimator.gray(frames.get(0), part);
		grays.add(former);
		Silhouette object = new Silhouette(new boolean[former.pixels().width *
			former.pixels().height], former.pixels().width);
		for (int i = 1; i < frames.size(); i++) {
			final FlowEstimator.Gray next = estimator.gray(frames.get(i), part);
			final Mask mask = masks[i - 1];
			if (mask != null) object = former.object(mask);
			final Displacement gone = Displacement.of(former.pixels(), next.pixels(),
				object);
			final Displacement far = gone.ifFar(former.pixels(), next.pixels(),
				object);
			final Silhouette there = object.moved(gone.dx(), gone.dy());
			final boolean near = far == Displacement.NONE;
			forward.add(near ? estimator.flow(object, former, next) : estimator
				.flowOf(object, former, next, far));
			backward.add(near ? estimator.flow(there, next, former) : estimator
				.flowOf(there, next, former, far.back()));
			object = there;
			former = next;
			grays.add(next);
		}
	}

	/** From frame i to frame i + 1. */
	Flow forward(final int i) {
		return forward.get(i);
	}

	/** From frame i + 1 to frame i. */
	Flow backward(final int i) {
		return backward.get(i);
	}

	/**
	 * Of the object alone, from frame i to the next.
	 *
	 * @param mask of frame i
	 */
	Step forth(final int i, final Mask mask) {
		return new Step(FlowEstimator.refined(forward(i), mask, grays.get(i), grays
			.get(i + 1)), forward(i).visible(backward(i)));
	}

	/**
	 * Of the object alone, from frame i + 1 to frame i.
	 *
	 * @param mask of frame i + 1
	 */
	Step back(final int i, final Mask mask) {
		return new Step(FlowEstimator.refined(backward(i), mask, grays.get(i + 1),
			grays.get(i)), backward(i).visible(forward(i)));
	}
}
