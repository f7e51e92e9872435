package org.soulstyler.evaluation;

import org.soulstyler.image.ColorImage;

/** A square about an object, as far as the picture has it. */
record Surroundings(int left, int top, int right, int bottom) {

	/** Of the box's longest side, on each side. */
	private static final double MARGIN = 0.1;

	/** @param object 1 where it is, (height, width), not empty */
	static Surroundings of(final float[] object, final int width,
		final int height)
	{
		int left = width, top = height, right = 0, bottom = 0;
		for (int i = 0; i < object.length; i++) {
			if (!(object[i] > 0)) continue;
			left = Math.min(left, i % width);
			right = Math.max(right, i % width + 1);
			top = Math.min(top, i / width);
			bottom = Math.max(bottom, i / width + 1);
		}
		final double half = Math.max(right - left, bottom - top) * (0.5 + MARGIN);
		final double x = (left + right) / 2.0, y = (top + bottom) / 2.0;
		return new Surroundings((int) Math.max(0, Math.floor(x - half)), (int) Math
			.max(0, Math.floor(y - half)), (int) Math.min(width, Math.ceil(x + half)),
			(int) Math.min(height, Math.ceil(y + half)));
	}

	/** That part of a picture. */
	ColorImage of(final ColorImage picture) {
		final int w = right - left, h = bottom - top;
		final float[] samples = new float[3 * w * h];
		for (int c = 0; c < 3; c++)
			for (int y = 0; y < h; y++)
				System.arraycopy(picture.samples(), (c * picture.height() + top + y) *
					picture.width() + left, samples, (c * h + y) * w, w);
		return ColorImage.of(samples, w, h);
	}
}
