package org.soulstyler.stylization.crop;

/**
 * How much of any square the mask covers, in constant time: the mask's integral
 * image (summed-area table).
 */
final class CoverageMap {

	private final int width;
	private final int height;
	private final int tileWidth;
	private final int tileHeight;
	/** Sum of the mask above and left of each corner, (height+1) × (width+1). */
	private final double[] sums;

	/** @param mask values in [0, 1], (height, width), row-major */
	CoverageMap(final float[] mask, final int width, final int height) {
		this(mask, width, height, width, height);
	}

	/**
	 * Of pictures side by side.
	 *
	 * @param tileWidth,tileHeight of one of them
	 */
	CoverageMap(final float[] mask, final int width, final int height,
		final int tileWidth, final int tileHeight)
	{
		this.tileWidth = tileWidth;
		this.tileHeight = tileHeight;
		this.width = width;
		this.height = height;
		sums = new double[(width + 1) * (height + 1)];
		for (int y = 0; y < height; y++) {
			double row = 0;
			for (int x = 0; x < width; x++) {
				row += mask[y * width + x];
				sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] +
					row;
			}
		}
	}

	/** Whether a square lies in one picture. */
	boolean isInOne(final int x, final int y, final int size) {
		return x / tileWidth == (x + size - 1) / tileWidth && y / tileHeight == (y +
			size - 1) / tileHeight;
	}

	/** The shorter side of one picture. */
	int shortSide() {
		return Math.min(tileWidth, tileHeight);
	}

	int width() {
		return width;
	}

	int height() {
		return height;
	}

	/** Mean of the mask in a square that lies inside the picture, in [0, 1]. */
	double coverage(final int x, final int y, final int size) {
		final int stride = width + 1;
		final int top = y * stride + x;
		final int bottom = (y + size) * stride + x;
		return (sums[bottom + size] - sums[bottom] - sums[top + size] + sums[top]) /
			((double) size * size);
	}

	double coverage(final CropWindow window) {
		return coverage(window.x(), window.y(), window.size());
	}
}
