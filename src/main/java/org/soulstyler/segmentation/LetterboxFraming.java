package org.soulstyler.segmentation;

import org.soulstyler.image.Axis;
import org.soulstyler.image.Axis.Arithmetic;
import org.soulstyler.image.Kernel;
import org.soulstyler.image.Resampler;
import org.soulstyler.segmentation.refine.BoxFilter;

/**
 * The square that a network looks at, and the way back (CRIS, its data loader):
 * the picture is scaled by min(side / width, side / height), keeps its
 * proportions and stands in the middle; what it does not cover has the mean
 * colour, which becomes 0 by normalisation.
 * <p>
 * Coordinates are those of OpenCV's warpAffine, where pixel (x, y) sits at the
 * point (x, y): the square's x is the picture's x · scale + left.
 * </p>
 *
 * @param width the picture's, in pixels, from 1
 * @param height the picture's, in pixels, from 1
 * @param side of the square, in pixels
 * @param antialias whether a picture that is shrunk is averaged first; CRIS does
 *          not
 */
record LetterboxFraming(int width, int height, int side, boolean antialias)
		implements
			Framing {

	LetterboxFraming {
		if (width < 1 || height < 1 || side < 1) {
			throw new IllegalArgumentException("No picture: " + width + "×" + height +
				" in " + side);
		}
	}

	double scale() {
		return Math.min((double) side / width, (double) side / height);
	}

	/** x of the picture's left edge in the square. */
	double left() {
		return (side - width * scale()) / 2;
	}

	/** y of the picture's upper edge in the square. */
	double top() {
		return (side - height * scale()) / 2;
	}

	/**
	 * {@inheritDoc} Values are rounded to 1/255 before they are normalised, as
	 * those of an 8-bit picture are; the mean is also the colour around it.
	 */
	@Override
	public float[] enclose(final float[] samples, final float[] mean,
		final float[] deviation)
	{
		final float[] enclosed = new float[3 * side * side];
		final double scale = scale();
		final int reach = antialias ? (int) Math.round((1 / scale - 1) / 2) : 0;
		final float[] plane = new float[width * height];
		for (int c = 0; c < 3; c++) {
			System.arraycopy(samples, c * plane.length, plane, 0, plane.length);
			if (reach > 0) BoxFilter.mean(plane, width, height, reach);
			final float[] warped = warp(1 / scale, -left() / scale, -top() / scale,
				side, side, mean[c], width, height).apply(plane);
			for (int i = 0; i < warped.length; i++) {
				final double rounded = Math.rint(255 * clamp(warped[i])) / 255;
				enclosed[c * warped.length + i] = (float) ((rounded - mean[c]) /
					deviation[c]);
			}
		}
		return enclosed;
	}

	@Override
	public float[] release(final float[] plane) {
		final float[] released = warp(scale(), left(), top(), width, height, 0,
			side, side).apply(plane);
		for (int i = 0; i < released.length; i++)
			released[i] = (float) clamp(released[i]);
		return released;
	}

	// -- Helper methods --

	private static Resampler warp(final double step, final double left,
		final double top, final int toWidth, final int toHeight, final float beyond,
		final int fromWidth, final int fromHeight)
	{
		return new Resampler(Axis.affine(Kernel.BICUBIC, fromWidth, toWidth, step,
			left, beyond, Arithmetic.DOUBLE), Axis.affine(Kernel.BICUBIC, fromHeight,
				toHeight, step, top, beyond, Arithmetic.SINGLE));
	}

	private static double clamp(final double v) {
		return Math.max(0, Math.min(1, v));
	}
}
