package org.soulstyler.segmentation;

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
record Letterbox(int width, int height, int side, boolean antialias)
	implements Framing
{

	Letterbox {
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
		final Axis columns = new Axis(side, width, 1 / scale, -left() / scale);
		final Axis rows = new Axis(side, height, 1 / scale, -top() / scale);
		final int reach = antialias ? (int) Math.round((1 / scale - 1) / 2) : 0;
		final float[] plane = new float[width * height];
		for (int c = 0; c < 3; c++) {
			System.arraycopy(samples, c * plane.length, plane, 0, plane.length);
			if (reach > 0) BoxFilter.mean(plane, width, height, reach);
			final float[] warped = warp(plane, width, columns, rows, mean[c]);
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
		final Axis columns = new Axis(width, side, scale(), left());
		final Axis rows = new Axis(height, side, scale(), top());
		final float[] released = warp(plane, side, columns, rows, 0);
		for (int i = 0; i < released.length; i++)
			released[i] = (float) clamp(released[i]);
		return released;
	}

	// -- Helper methods --

	/**
	 * Where the samples of one axis come from: output i reads the input around
	 * i · step + offset with four cubic weights.
	 */
	private static final class Axis {

		final int length;
		final int inputs;
		final int[] first;
		final double[] weights;

		Axis(final int length, final int inputs, final double step,
			final double offset)
		{
			this.length = length;
			this.inputs = inputs;
			first = new int[length];
			weights = new double[4 * length];
			final double[] four = new double[4];
			for (int i = 0; i < length; i++) {
				final double position = i * step + offset;
				final double floor = Math.floor(position);
				first[i] = (int) floor - 1;
				Bicubic.weights(position - floor, four);
				System.arraycopy(four, 0, weights, 4 * i, 4);
			}
		}
	}

	/** Separable cubic resampling; outside the input there is the border value. */
	private static float[] warp(final float[] plane, final int width,
		final Axis columns, final Axis rows, final float border)
	{
		final int inputRows = rows.inputs;
		final float[] wide = new float[inputRows * columns.length];
		for (int y = 0; y < inputRows; y++) {
			for (int x = 0; x < columns.length; x++) {
				double sum = 0;
				for (int k = 0; k < 4; k++) {
					final int from = columns.first[x] + k;
					final float v = from < 0 || from >= width ? border : plane[y *
						width + from];
					sum += columns.weights[4 * x + k] * v;
				}
				wide[y * columns.length + x] = (float) sum;
			}
		}
		final float[] warped = new float[rows.length * columns.length];
		for (int y = 0; y < rows.length; y++) {
			for (int k = 0; k < 4; k++) {
				final int from = rows.first[y] + k;
				final boolean outside = from < 0 || from >= inputRows;
				final float weight = (float) rows.weights[4 * y + k];
				for (int x = 0; x < columns.length; x++) {
					warped[y * columns.length + x] += weight * (outside ? border
						: wide[from * columns.length + x]);
				}
			}
		}
		return warped;
	}

	private static double clamp(final double v) {
		return Math.max(0, Math.min(1, v));
	}
}
