package org.soulstyler.segmentation;

import org.soulstyler.image.Axis;
import org.soulstyler.image.Axis.Arithmetic;
import org.soulstyler.image.Kernel;
import org.soulstyler.image.Resampler;

/**
 * The square that CLIPSeg looks at, and the way back: the picture fills it, its
 * proportions are given up. Pixels are areas here, as in Pillow and PyTorch; in
 * {@link LetterboxFraming} they are points.
 *
 * @param width the picture's, in pixels, from 1
 * @param height the picture's, in pixels, from 1
 * @param side of the square, in pixels
 */
record StretchFraming(int width, int height, int side) implements Framing {

	/**
	 * {@inheritDoc} As Pillow's {@code resize(BILINEAR)} on 8-bit samples, which
	 * averages over the pixels that fall together.
	 */
	@Override
	public float[] enclose(final float[] samples, final float[] mean,
		final float[] deviation)
	{
		final Resampler shrink = new Resampler(Axis.antialiased(width, side,
			Arithmetic.WHOLE), Axis.antialiased(height, side, Arithmetic.WHOLE));
		final int area = side * side;
		final float[] enclosed = new float[3 * area];
		final float[] bytes = new float[width * height];
		for (int c = 0; c < 3; c++) {
			for (int i = 0; i < bytes.length; i++)
				bytes[i] = Math.round(255 * samples[c * bytes.length + i]);
			final float[] square = shrink.apply(bytes);
			for (int i = 0; i < area; i++)
				enclosed[c * area + i] = (square[i] / 255 - mean[c]) / deviation[c];
		}
		return enclosed;
	}

	/** {@inheritDoc} Bicubically. */
	@Override
	public float[] release(final float[] plane) {
		final float[] released = new Resampler(Axis.centred(Kernel.BICUBIC, side,
			width, Arithmetic.DOUBLE), Axis.centred(Kernel.BICUBIC, side, height,
				Arithmetic.DOUBLE)).apply(plane);
		for (int i = 0; i < released.length; i++)
			released[i] = Math.max(0, Math.min(1, released[i]));
		return released;
	}
}
