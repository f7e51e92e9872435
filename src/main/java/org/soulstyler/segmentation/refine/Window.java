package org.soulstyler.segmentation.refine;

import org.soulstyler.image.ColorImage;

/** A part of a picture, in pixels. */
public record Window(int left, int top, int width, int height) {

	/** What is left about an object that is refined, on each side, in shares of its longer side. */
	private static final double MARGIN = 0.5;

	/** The share of the picture from which on all of it is taken: it tells more of what the object is not. */
	private static final double SMALL = 0.25;

	/**
	 * @param probability (height, width)
	 * @return the part that holds all that is above the threshold, and a margin; all
	 *         of the picture where nothing is, or where that part is not small
	 */
	static Window about(final float[] probability, final int width,
		final int height, final double threshold)
	{
		final Window window = about(probability, width, height, threshold, MARGIN);
		return (double) window.width * window.height < SMALL * width * height
			? window : new Window(0, 0, width, height);
	}

	/**
	 * @param probability (height, width)
	 * @param margin what is left about it on each side, in shares of its longer side
	 * @return the part that holds all that is above the threshold, and a margin; all
	 *         of the picture where nothing is
	 */
	public static Window about(final float[] probability, final int width,
		final int height, final double threshold, final double margin)
	{
		int left = width, top = height, right = -1, bottom = -1;
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				if (probability[y * width + x] <= threshold) continue;
				left = Math.min(left, x);
				right = Math.max(right, x);
				top = Math.min(top, y);
				bottom = y;
			}
		}
		if (right < 0) return new Window(0, 0, width, height);
		final int more = (int) Math.ceil(margin * Math.max(right - left, bottom -
			top) + 1);
		left = Math.max(0, left - more);
		top = Math.max(0, top - more);
		right = Math.min(width, right + 1 + more);
		bottom = Math.min(height, bottom + 1 + more);
		return new Window(left, top, right - left, bottom - top);
	}

	/** This part of the picture, a copy. */
	public ColorImage of(final ColorImage image) {
		final int size = width * height;
		final float[] samples = new float[3 * size];
		for (int c = 0; c < 3; c++)
			System.arraycopy(of(image.samples(), c * image.width() * image.height(),
				image.width()), 0, samples, c * size, size);
		return ColorImage.of(samples, width, height);
	}

	/** This part of one of the picture's planes (rows of {@code stride}), from {@code offset} on. */
	float[] of(final float[] plane, final int offset, final int stride) {
		final float[] part = new float[width * height];
		for (int y = 0; y < height; y++)
			System.arraycopy(plane, offset + (top + y) * stride + left, part, y *
				width, width);
		return part;
	}

	/** A plane (height, stride) that is 0 but for this part of it. */
	public float[] placed(final float[] part, final int stride, final int rows) {
		final float[] plane = new float[stride * rows];
		for (int y = 0; y < height; y++)
			System.arraycopy(part, y * width, plane, (top + y) * stride + left,
				width);
		return plane;
	}
}
