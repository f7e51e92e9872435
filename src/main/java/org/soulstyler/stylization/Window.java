package org.soulstyler.stylization;

import java.util.ArrayList;
import java.util.List;

import org.soulstyler.image.Mask;

/**
 * A tile of a picture that fades towards the tiles beside it: at every pixel the
 * weights of all tiles add up to 1.
 */
record Window(Span across, Span down) {

	/** How much of a tile it shares with the next one. */
	private static final double SHARED = 0.125;

	/** Tiles of at most a side that cover a box, row by row. */
	static List<Window> over(final Region.Box box, final int side) {
		final List<Window> windows = new ArrayList<>();
		for (final Span down : Span.over(box.y(), box.height(), side))
			for (final Span across : Span.over(box.x(), box.width(), side))
				windows.add(new Window(across, down));
		return windows;
	}

	/** The mask where the tile lies, weighted; 0 elsewhere. */
	Mask of(final Mask mask) {
		final int width = mask.width();
		final float[] samples = new float[width * mask.height()];
		for (int y = down.from; y < down.to; y++) {
			final float weight = down.weight(y);
			for (int x = across.from; x < across.to; x++) {
				final int i = y * width + x;
				samples[i] = mask.samples()[i] * weight * across.weight(x);
			}
		}
		return Mask.of(samples, width, mask.height());
	}

	/** Where it lies in the picture. */
	Region.Box box() {
		return new Region.Box(across.from, down.from, across.to - across.from,
			down.to - down.from);
	}

	/**
	 * Pixels of an axis, from (inclusive) to (exclusive).
	 *
	 * @param before,after how many of them the neighbours have too; 0 at the box's
	 *          borders
	 */
	record Span(int from, int to, int before, int after) {

		static List<Span> over(final int start, final int length, final int side) {
			final double shared = SHARED * side;
			final int count = length <= side ? 1 : (int) Math.ceil((length - shared) /
				(side - shared));
			final int[] starts = new int[count];
			for (int i = 1; i < count; i++)
				starts[i] = (int) Math.round((double) i * (length - side) / (count -
					1));
			final List<Span> spans = new ArrayList<>();
			for (int i = 0; i < count; i++) {
				final int end = starts[i] + Math.min(side, length);
				spans.add(new Span(start + starts[i], start + end, i == 0 ? 0
					: starts[i - 1] + side - starts[i], i == count - 1 ? 0 : end -
						starts[i + 1]));
			}
			return spans;
		}

		float weight(final int at) {
			return Math.min(ramp(at - from, before), ramp(to - 1 - at, after));
		}

		/** From 0 to 1 over so many pixels. */
		private static float ramp(final int at, final int length) {
			return at >= length ? 1 : (at + 0.5f) / length;
		}
	}
}
