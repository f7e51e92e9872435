package org.soulstyler.image.imagej;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** Masks of grey values; see {@link MaskRule}. */
final class LevelMask {

	/** What a JPEG adds to black and takes from white. */
	private static final float NOISE = 1 / 8f;

	private LevelMask() {
		// prevent instantiation of utility class
	}

	/** Sets NaN and negative values to 0, and infinity to the maximum. */
	static void dropNonNumbers(final float[] values) {
		float max = 0;
		for (final float value : values)
			if (Float.isFinite(value)) max = Math.max(max, value);
		for (int i = 0; i < values.length; i++) {
			if (values[i] == Float.POSITIVE_INFINITY) values[i] = max > 0 ? max : 1;
			else if (!(values[i] > 0)) values[i] = 0;
		}
	}

	/**
	 * Whether values tell objects apart rather than how much a pixel belongs to
	 * one.
	 *
	 * @param values finite, 0 or more
	 * @param depth in bits: 8, 16, or 32 for real numbers
	 */
	static boolean areLabels(final float[] values, final int depth) {
		float max = 0;
		float first = values[0], second = first;
		boolean two = true, whole = true;
		for (final float value : values) {
			max = Math.max(max, value);
			whole &= value == Math.rint(value);
			if (second == first) second = value;
			two &= value == first || value == second;
		}
		if (two) return true;
		// Strengths of fewer bits, in an image that has room for more
		if (!whole || depth > 8 && max == 255 || depth > 16 && max == 65535)
			return false;
		return depth > 16 || max < 1 << depth - 1;
	}

	/** 0 for the background, 1 for every other value. */
	static float[] labels(final float[] values, final int width,
		final int height)
	{
		final float background = background(values, width, height);
		final float[] mask = new float[values.length];
		for (int i = 0; i < mask.length; i++)
			mask[i] = values[i] == background ? 0 : 1;
		return mask;
	}

	/**
	 * From 0 for the smallest value to 1 for the largest.
	 *
	 * @param lossy whether values next to an end are that end
	 */
	static float[] strengths(final float[] values, final boolean lossy) {
		float min = Float.POSITIVE_INFINITY, max = 0;
		for (final float value : values) {
			min = Math.min(min, value);
			max = Math.max(max, value);
		}
		final float noise = lossy ? NOISE : 0;
		final float[] mask = new float[values.length];
		for (int i = 0; i < mask.length; i++) {
			final float strength = max > min ? (values[i] - min) / (max - min)
				: max > 0 ? 1 : 0;
			mask[i] = Math.max(0, Math.min(1, (strength - noise) / (1 - 2 * noise)));
		}
		return mask;
	}

	/** NaN, which no value equals, where all is one object. */
	private static float background(final float[] values, final int width,
		final int height)
	{
		boolean one = true;
		for (final float value : values) {
			if (value == 0) return 0;
			one &= value == values[0];
		}
		if (one) return Float.NaN;
		final Map<Float, Integer> counts = new HashMap<>();
		forBorder(width, height, i -> counts.merge(values[i], 1, Integer::sum));
		return mostFrequent(counts);
	}

	/** Visits the index of each pixel of the border; those in corners twice. */
	static void forBorder(final int width, final int height,
		final java.util.function.IntConsumer visitor)
	{
		for (int x = 0; x < width; x++) {
			visitor.accept(x);
			visitor.accept((height - 1) * width + x);
		}
		for (int y = 0; y < height; y++) {
			visitor.accept(y * width);
			visitor.accept(y * width + width - 1);
		}
	}

	/** The key that was counted most; of several, the smallest. */
	static <K extends Comparable<K>> K mostFrequent(
		final Map<K, Integer> counts)
	{
		return Collections.max(counts.entrySet(), Map.Entry
			.<K, Integer> comparingByValue().thenComparing(Map.Entry
				.<K, Integer> comparingByKey().reversed())).getKey();
	}
}
