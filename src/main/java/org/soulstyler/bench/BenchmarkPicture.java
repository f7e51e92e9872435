package org.soulstyler.bench;

import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;

/**
 * A picture to measure on: waves of several lengths in front of a slope, and a
 * disc in the middle as the object. The same size always has the same pixels.
 *
 * @param image square, {@code side} pixels wide
 * @param mask 1 in the disc, a third of the picture
 */
public record BenchmarkPicture(ColorImage image, Mask mask) {

	private static final double RADIUS = Math.sqrt(1 / (3 * Math.PI));

	/** @param side in pixels, 1 or more */
	public static BenchmarkPicture of(final int side) {
		final float[] samples = new float[3 * side * side];
		final float[] mask = new float[side * side];
		for (int y = 0; y < side; y++) {
			for (int x = 0; x < side; x++) {
				final double u = (x + 0.5) / side, v = (y + 0.5) / side;
				final boolean inside = Math.hypot(u - 0.5, v - 0.5) < RADIUS;
				final int at = y * side + x;
				mask[at] = inside ? 1 : 0;
				for (int c = 0; c < 3; c++) {
					samples[c * side * side + at] = (float) (inside ? 0.5 + 0.25 * Math
						.sin(20 * u + 9 * c * v) + 0.2 * Math.sin(70 * v - 30 * u + c)
						: 0.2 + 0.3 * v + 0.1 * c + 0.1 * Math.sin(45 * u * v + 2 * c));
				}
			}
		}
		return new BenchmarkPicture(ColorImage.of(samples, side, side), Mask.of(
			mask, side, side));
	}
}
