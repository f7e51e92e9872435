package org.soulstyler.video;

import java.util.List;

import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;

/** The frames from one key to the next, both included. */
final class Stretch {

	private final List<ColorImage> frames;
	private final List<Mask> masks;
	private final Carrier toFirst;
	private final Carrier toLast;

	Stretch(final List<ColorImage> frames, final List<Mask> masks,
		final Motion motion)
	{
		this.frames = frames;
		this.masks = masks;
		toFirst = Carrier.toFirst(motion, masks);
		toLast = Carrier.toLast(motion, masks);
	}

	/**
	 * The last frame as the first key's change restyles it.
	 *
	 * @param first the first key's change, or null where it has none
	 * @return null where there is nothing to carry
	 */
	ColorImage carried(final Change first) {
		if (first == null) return null;
		final int last = frames.size() - 1;
		return Change.apply(frames.get(last), mix(last, first, null), masks.get(
			last));
	}

	/**
	 * A frame with what the keys changed.
	 *
	 * @param first the first key's change, or null where it has none
	 * @param last the last key's
	 */
	ColorImage restyled(final int i, final Change first, final Change last) {
		final ColorImage frame = frames.get(i);
		if (MaskTracker.isEmpty(masks.get(i)) || first == null && last == null)
			return frame;
		return Change.apply(frame, mix(i, first, last), masks.get(i));
	}

	private float[] mix(final int i, final Change first, final Change last) {
		final float nearness = frames.size() == 1 ? 0 : (float) i / (frames.size() -
			1);
		final Change one = first == null ? last : first;
		final int plane = one.width() * one.height();
		final float[] a = first == null ? null : toFirst.sureness(i, first
			.weights());
		final float[] b = last == null ? null : toLast.sureness(i, last.weights());
		final float[] mixed = new float[3 * plane];
		for (int c = 0; c < 3; c++) {
			final float[] before = first == null ? null : toFirst.way(i).pull(first
				.samples(), c);
			final float[] after = last == null ? null : toLast.way(i).pull(last
				.samples(), c);
			for (int k = 0; k < plane; k++) {
				final float wa = a == null ? 0 : a[k] * (1 - nearness);
				final float wb = b == null ? 0 : b[k] * nearness;
				final float sum = wa + wb;
				mixed[c * plane + k] = sum == 0 ? a == null ? after[k] : before[k]
					: ((wa == 0 ? 0 : wa * before[k]) + (wb == 0 ? 0 : wb * after[k])) /
						sum;
			}
		}
		return mixed;
	}
}
