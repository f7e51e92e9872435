package org.soulstyler.video;

import java.util.ArrayList;
import java.util.List;

import org.soulstyler.image.ColorImage;

/** The optical flow between each two neighbours of some frames, both ways. */
final class Motion {

	private final List<Flow> forward = new ArrayList<>();
	private final List<Flow> backward = new ArrayList<>();
	private final List<boolean[]> seenForward = new ArrayList<>();
	private final List<boolean[]> seenBackward = new ArrayList<>();

	Motion(final List<ColorImage> frames, final FlowEstimator estimator) {
		FlowEstimator.Gray former = estimator.gray(frames.get(0));
		for (int i = 1; i < frames.size(); i++) {
			final FlowEstimator.Gray next = estimator.gray(frames.get(i));
			final Flow there = estimator.flow(former, next);
			final Flow back = estimator.flow(next, former);
			forward.add(there);
			backward.add(back);
			seenForward.add(there.visible(back));
			seenBackward.add(back.visible(there));
			former = next;
		}
	}

	private Motion() {}

	/** The same, counted from another frame. */
	Motion from(final int first) {
		final Motion rest = new Motion();
		rest.forward.addAll(forward.subList(first, forward.size()));
		rest.backward.addAll(backward.subList(first, backward.size()));
		rest.seenForward.addAll(seenForward.subList(first, seenForward.size()));
		rest.seenBackward.addAll(seenBackward.subList(first, seenBackward.size()));
		return rest;
	}

	/** From frame i to frame i + 1. */
	Flow forward(final int i) {
		return forward.get(i);
	}

	/** From frame i + 1 to frame i. */
	Flow backward(final int i) {
		return backward.get(i);
	}

	/** Which pixels of frame i are seen in frame i + 1. */
	boolean[] seenForward(final int i) {
		return seenForward.get(i);
	}

	/** Which pixels of frame i + 1 are seen in frame i. */
	boolean[] seenBackward(final int i) {
		return seenBackward.get(i);
	}
}
