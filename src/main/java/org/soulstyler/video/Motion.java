package org.soulstyler.video;

import java.util.ArrayList;
import java.util.List;

import org.soulstyler.image.ColorImage;

/**
 * The optical flow between each two neighbours of some frames, both ways, within
 * a part of them.
 */
final class Motion {

	private final List<Flow> forward = new ArrayList<>();
	private final List<Flow> backward = new ArrayList<>();

	Motion(final List<ColorImage> frames, final Box part,
		final FlowEstimator estimator)
	{
		FlowEstimator.Gray former = estimator.gray(frames.get(0), part);
		for (int i = 1; i < frames.size(); i++) {
			final FlowEstimator.Gray next = estimator.gray(frames.get(i), part);
			forward.add(estimator.flow(former, next));
			backward.add(estimator.flow(next, former));
			former = next;
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
}
