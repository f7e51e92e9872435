package org.soulstyler.video;

import java.util.Arrays;
import java.util.List;

import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;

/**
 * The object's masks in some frames in a row: found at the first and the last,
 * carried between by optical flow from both. A frame of whose neighbours one shows the object and the other does not is looked
 * at itself.
 */
final class MaskTracker {

	/** Finds the object in a frame. */
	@FunctionalInterface
	interface Finder {

		/** @return an empty mask where it is not */
		Mask find(ColorImage frame) throws SoulstylerException;
	}

	private final Finder finder;

	MaskTracker(final Finder finder) {
		this.finder = finder;
	}

	/**
	 * @param frames at least one
	 * @param motion between them
	 * @param first the mask of the first frame
	 * @param last the mask that was found in the last frame
	 * @return a mask for each frame
	 */
	List<Mask> track(final List<ColorImage> frames, final Motion motion,
		final Mask first, final Mask last) throws SoulstylerException
	{
		final int end = frames.size() - 1;
		final Mask[] masks = new Mask[end + 1];
		masks[0] = first;
		masks[end] = last;
		if (isEmpty(first) != isEmpty(last)) {
			for (int i = 1; i < end; i++)
				masks[i] = finder.find(frames.get(i));
			return Arrays.asList(masks);
		}
		final Mask[] fromLast = new Mask[end + 1];
		fromLast[end] = last;
		for (int i = end - 1; i >= 0; i--)
			fromLast[i] = carry(fromLast[i + 1], motion.forward(i));
		Mask fromFirst = first;
		for (int i = 1; i < end; i++) {
			fromFirst = carry(fromFirst, motion.backward(i - 1));
			masks[i] = mix(fromFirst, fromLast[i], (float) i / end);
		}
		return Arrays.asList(masks);
	}

	/** @param way from the frame that the mask is wanted for to the mask's own */
	static Mask carry(final Mask mask, final Flow way) {
		final Mask rough = pull(mask, way);
		return pull(mask, ObjectMotion.of(way, rough));
	}

	private static Mask pull(final Mask mask, final Flow way) {
		return Mask.of(way.pull(mask.samples(), 0), mask.width(), mask.height());
	}

	static boolean isEmpty(final Mask mask) {
		return !(mask.coverage() > 0);
	}

	/** @param share of the second */
	private static Mask mix(final Mask a, final Mask b, final float share) {
		final float[] samples = new float[a.samples().length];
		for (int i = 0; i < samples.length; i++)
			samples[i] = (1 - share) * a.samples()[i] + share * b.samples()[i];
		return Mask.of(samples, a.width(), a.height());
	}
}
