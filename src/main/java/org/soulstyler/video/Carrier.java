package org.soulstyler.video;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.soulstyler.image.Mask;

/**
 * The ways from some frames in a row to the first or the last of them, and how
 * sure they are: 1 where the pixel is seen all the way, else nearly 0. The steps
 * of a way are put together first and the change is sampled once, so that it does
 * not blur from frame to frame.
 */
final class Carrier {

	/** What an unsure pixel still counts: it decides where nothing is sure. */
	private static final float UNSURE = 1e-3f;

	private final List<Flow> ways = new ArrayList<>();
	private final List<float[]> sure = new ArrayList<>();

	private Carrier() {}

	/** The ways of all frames to the first. */
	static Carrier toFirst(final Motion motion, final List<Mask> masks) {
		final Carrier carrier = new Carrier();
		carrier.begin(masks.get(0).width(), masks.get(0).height());
		for (int i = 1; i < masks.size(); i++)
			carrier.step(ObjectMotion.of(motion.backward(i - 1), masks.get(i)), motion
				.seenBackward(i - 1), i - 1);
		return carrier;
	}

	/** The ways of all frames to the last. */
	static Carrier toLast(final Motion motion, final List<Mask> masks) {
		final Carrier carrier = new Carrier();
		carrier.begin(masks.get(0).width(), masks.get(0).height());
		final int last = masks.size() - 1;
		for (int i = last - 1; i >= 0; i--)
			carrier.step(ObjectMotion.of(motion.forward(i), masks.get(i)), motion
				.seenForward(i), last - 1 - i);
		Collections.reverse(carrier.ways);
		Collections.reverse(carrier.sure);
		return carrier;
	}

	/** The way of a frame. */
	Flow way(final int frame) {
		return ways.get(frame);
	}

	/**
	 * How sure each pixel of a frame is of what it finds at the way's end.
	 *
	 * @param there weights at the end, width·height
	 */
	float[] sureness(final int frame, final float[] there) {
		final float[] found = way(frame).pull(there, 0);
		final float[] own = sure.get(frame);
		final float[] both = new float[own.length];
		for (int i = 0; i < both.length; i++)
			both[i] = Math.max(UNSURE, own[i] * (found[i] > 0.5f ? 1 : 0));
		return both;
	}

	private void begin(final int width, final int height) {
		ways.add(Flow.still(width, height));
		final float[] all = new float[width * height];
		Arrays.fill(all, 1);
		sure.add(all);
	}

	/** @param from the index in the lists of the frame that it leads to */
	private void step(final Flow flow, final boolean[] seen, final int from) {
		ways.add(flow.then(ways.get(from)));
		final float[] rest = flow.pull(sure.get(from), 0);
		for (int i = 0; i < rest.length; i++)
			rest[i] = seen[i] && rest[i] > 0.5f ? 1 : 0;
		sure.add(rest);
	}
}
