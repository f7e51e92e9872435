package org.soulstyler.stylization;

/**
 * An object's mean colour, moved before anything is optimised: the first steps
 * then have texture to find and no colour. (Every first step of a black object
 * towards white makes its texture worse, so some stayed black.)
 */
final class MeanColor {

	/** Where a logit stays finite. */
	private static final double DARKEST = 0.03;
	private static final int HALVINGS = 24;
	/** The furthest that a logit is moved: a colour needs no more. */
	private static final double FARTHEST = 6;

	private MeanColor() {}

	/**
	 * What, added to the logits of a picture, brings the object's mean in each
	 * channel to another value. It is the same all over the object, so that light
	 * and shade stay.
	 *
	 * @param picture (3, height, width) in [0, 1], row-major; not changed
	 * @param mask (height, width), not empty
	 * @param target the mean that is wished for, red, green, blue
	 * @param share how far on the way there, in [0, 1]
	 * @return (3, height, width), 0 where the mask is
	 */
	static float[] change(final float[] picture, final float[] mask,
		final float[] target, final double share)
	{
		final float[] change = new float[picture.length];
		final int plane = mask.length;
		for (int c = 0; c < 3; c++) {
			final double[] logits = new double[plane];
			double sum = 0, weight = 0;
			for (int i = 0; i < plane; i++) {
				final double p = inside(picture[c * plane + i]);
				logits[i] = Math.log(p / (1 - p));
				sum += mask[i] * p;
				weight += mask[i];
			}
			final double mean = sum / weight;
			final double shift = shift(logits, mask, weight, mean + share * (inside(
				target[c]) - mean));
			for (int i = 0; i < plane; i++)
				change[c * plane + i] = (float) (mask[i] * shift);
		}
		return change;
	}

	private static double inside(final double value) {
		return Math.max(DARKEST, Math.min(1 - DARKEST, value));
	}

	private static double shift(final double[] logits, final float[] mask,
		final double weight, final double wished)
	{
		double low = -FARTHEST, high = FARTHEST;
		for (int k = 0; k < HALVINGS; k++) {
			final double middle = (low + high) / 2;
			double sum = 0;
			for (int i = 0; i < logits.length; i++)
				if (mask[i] > 0) sum += mask[i] * sigmoid(logits[i] + middle);
			if (sum / weight < wished) low = middle;
			else high = middle;
		}
		return (low + high) / 2;
	}

	private static double sigmoid(final double x) {
		return 1 / (1 + Math.exp(-x));
	}
}
