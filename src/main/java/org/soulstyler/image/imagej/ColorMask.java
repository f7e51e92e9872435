package org.soulstyler.image.imagej;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Masks whose objects are painted in colours; see {@link MaskRule}.
 * <p>
 * A colour that somewhere fills 3 × 3 pixels is an object's. Where few pixels are
 * of other colours they are mixtures, on a smooth edge, of the background b and an
 * object's colour c: the one whose line from b passes nearest, which a pixel p has
 * a share t = (p − b)·(c − b) / |c − b|² of. Where many are, the object is no flat
 * paint but a picture, and belongs to the mask as a whole.
 * </p>
 */
final class ColorMask {

	/** Largest share of the object that can be its edge. */
	private static final double EDGE = 0.25;
	/** The most colours that objects are taken to be painted with. */
	private static final int PAINTS = 256;
	/** Distance, of 255, up to which a JPEG's colour can be the background's. */
	private static final int NOISE = 32;

	private ColorMask() {
		// prevent instantiation of utility class
	}

	/**
	 * @param colors 0xRRGGBB in row-major order; higher bits are ignored
	 * @param lossy whether colours are only nearly what was painted
	 * @return values in [0, 1]
	 */
	static float[] of(final int[] colors, final int width, final int height,
		final boolean lossy)
	{
		final int background = background(colors, width, height, lossy);
		final float[] mask = new float[colors.length];
		if (lossy) {
			for (int i = 0; i < mask.length; i++)
				mask[i] = Math.max(0, Math.min(1, (distance(colors[i], background) -
					NOISE) / (2f * NOISE)));
			return mask;
		}
		final Set<Integer> paints = paints(colors, width, height, background);
		int object = 0, mixed = 0;
		for (final int color : colors) {
			if ((color & 0xffffff) == background) continue;
			object++;
			if (!paints.contains(color & 0xffffff)) mixed++;
		}
		final boolean flat = !paints.isEmpty() && paints.size() <= PAINTS &&
			mixed <= EDGE * object;
		for (int i = 0; i < mask.length; i++) {
			final int color = colors[i] & 0xffffff;
			if (color == background) continue;
			mask[i] = !flat || paints.contains(color) ? 1 : share(color, background,
				paints);
		}
		return mask;
	}

	// -- Helper methods --

	private static int background(final int[] colors, final int width,
		final int height, final boolean lossy)
	{
		for (final int color : colors)
			if (distance(color, 0) <= (lossy ? NOISE / 2 : 0)) return 0;
		final Map<Integer, Integer> counts = new HashMap<>();
		LevelMask.forBorder(width, height, i -> counts.merge(colors[i] & 0xffffff,
			1, Integer::sum));
		return LevelMask.mostFrequent(counts);
	}

	private static Set<Integer> paints(final int[] colors, final int width,
		final int height, final int background)
	{
		final Set<Integer> paints = new HashSet<>();
		for (int y = 1; y < height - 1; y++) {
			for (int x = 1; x < width - 1; x++) {
				final int color = colors[y * width + x] & 0xffffff;
				if (color != background && isFlat(colors, width, x, y)) paints.add(
					color);
			}
		}
		return paints;
	}

	private static boolean isFlat(final int[] colors, final int width,
		final int x, final int y)
	{
		final int color = colors[y * width + x];
		for (int v = y - 1; v <= y + 1; v++)
			for (int u = x - 1; u <= x + 1; u++)
				if (((colors[v * width + u] ^ color) & 0xffffff) != 0) return false;
		return true;
	}

	private static float share(final int color, final int background,
		final Set<Integer> paints)
	{
		double nearest = Double.POSITIVE_INFINITY;
		double share = 1;
		for (final int paint : paints) {
			double product = 0, length = 0, square = 0;
			for (int shift = 0; shift <= 16; shift += 8) {
				final int p = (color >> shift & 0xff) - (background >> shift & 0xff);
				final int c = (paint >> shift & 0xff) - (background >> shift & 0xff);
				product += p * c;
				length += c * c;
				square += p * p;
			}
			final double t = Math.max(0, Math.min(1, product / length));
			final double residual = square - 2 * t * product + t * t * length;
			if (residual > nearest) continue;
			nearest = residual;
			share = t;
		}
		return (float) share;
	}

	/** The largest difference of a channel. */
	private static int distance(final int a, final int b) {
		int largest = 0;
		for (int shift = 0; shift <= 16; shift += 8)
			largest = Math.max(largest, Math.abs((a >> shift & 0xff) - (b >> shift &
				0xff)));
		return largest;
	}
}
