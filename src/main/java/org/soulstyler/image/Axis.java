package org.soulstyler.image;

/**
 * One direction of a {@link Resampler}: which old samples of a line make each
 * new one, and by how much.
 */
public final class Axis {

	/** How sums are made and what they are rounded to. */
	public enum Arithmetic {
			/** Weights and sums are floats. */
			SINGLE,
			/** Weights and sums are doubles, results floats. */
			DOUBLE,
			/** Weights, sums and what one direction hands to the other are doubles. */
			UNROUNDED,
			/**
			 * Samples are whole numbers and stay so, halves going upwards; weights are
			 * whole multiples of 2⁻²². Pillow's for 8-bit samples.
			 */
			WHOLE
	}

	/** As in Pillow's fixed-point arithmetic. */
	private static final double WHOLE_STEPS = 1 << 22;

	private final int from;
	private final int[] first;
	private final double[][] weights;
	private final Arithmetic arithmetic;
	/** What is beyond the samples; NaN where the outermost are repeated. */
	private final double beyond;

	private Axis(final int from, final int[] first, final double[][] weights,
		final Arithmetic arithmetic, final double beyond)
	{
		this.from = from;
		this.first = first;
		this.weights = weights;
		this.arithmetic = arithmetic;
		this.beyond = beyond;
	}

	/**
	 * Pixels are areas, with centres at half integers (PyTorch's
	 * {@code align_corners=False}, OpenCV's {@code resize}); the outermost are
	 * repeated. Shrinking skips samples: see {@link #antialiased}.
	 *
	 * @param from samples, from 1
	 * @param to samples, from 1
	 */
	public static Axis centred(final Kernel kernel, final int from, final int to,
		final Arithmetic arithmetic)
	{
		return at(kernel, from, to, i -> (i + 0.5) * from / to - 0.5, arithmetic,
			Double.NaN);
	}

	/**
	 * Pixels are points, and the outermost stay the outermost (PyTorch's
	 * {@code align_corners=True}); beyond, they are repeated.
	 */
	public static Axis cornered(final Kernel kernel, final int from, final int to,
		final Arithmetic arithmetic)
	{
		return at(kernel, from, to, i -> to == 1 ? 0 : (double) i * (from - 1) /
			(to - 1), arithmetic, Double.NaN);
	}

	/**
	 * Pixels are points, and new sample i is at step · i + offset (OpenCV's
	 * {@code warpAffine}).
	 *
	 * @param beyond the value of what is outside the line
	 */
	public static Axis affine(final Kernel kernel, final int from, final int to,
		final double step, final double offset, final float beyond,
		final Arithmetic arithmetic)
	{
		return at(kernel, from, to, i -> i * step + offset, arithmetic, beyond);
	}

	/**
	 * Pixels are areas; the kernel is a triangle as wide as a new sample, at
	 * least as an old one, so that all samples that fall together are averaged
	 * (Pillow's {@code BILINEAR}, PyTorch's {@code antialias=True}).
	 *
	 * @param from samples, from 1
	 * @param to samples, from 1
	 */
	public static Axis antialiased(final int from, final int to,
		final Arithmetic arithmetic)
	{
		final int[] first = new int[to];
		final double[][] weights = new double[to][];
		final double step = (double) from / to;
		final double reach = Math.max(1, step);
		for (int i = 0; i < to; i++) {
			final double centre = (i + 0.5) * step;
			first[i] = (int) Math.max(0, centre - reach + 0.5);
			final int end = (int) Math.min(from, centre + reach + 0.5);
			final double[] w = new double[end - first[i]];
			double sum = 0;
			for (int k = 0; k < w.length; k++) {
				w[k] = Math.max(0, 1 - Math.abs(first[i] + k + 0.5 - centre) / reach);
				sum += w[k];
			}
			for (int k = 0; k < w.length; k++) {
				w[k] /= sum;
				if (arithmetic == Arithmetic.WHOLE) w[k] = Math.floor(w[k] *
					WHOLE_STEPS + 0.5) / WHOLE_STEPS;
			}
			weights[i] = w;
		}
		return new Axis(from, first, weights, arithmetic, Double.NaN);
	}

	/** How many samples there are. */
	int from() {
		return from;
	}

	/** How many samples are made. */
	int to() {
		return first.length;
	}

	/** A new line of a line. */
	double[] along(final double[] line) {
		final double[] made = new double[to()];
		for (int i = 0; i < made.length; i++) {
			final double[] w = weights[i];
			if (arithmetic == Arithmetic.SINGLE) {
				float sum = 0;
				for (int k = 0; k < w.length; k++)
					sum += (float) w[k] * (float) sample(line, first[i] + k);
				made[i] = sum;
			}
			else {
				double sum = 0;
				for (int k = 0; k < w.length; k++)
					sum += w[k] * sample(line, first[i] + k);
				made[i] = rounded(sum);
			}
		}
		return made;
	}

	/** Lines by their number. */
	@FunctionalInterface
	interface Lines {

		double[] get(int i);
	}

	/**
	 * New line i of lines that lie side by side.
	 *
	 * @param length of each
	 */
	double[] across(final Lines lines, final int i, final int length) {
		final double[] made = new double[length];
		for (int k = 0; k < weights[i].length; k++) {
			final double w = weights[i][k];
			final int at = inside(first[i] + k);
			final double[] line = at < 0 ? null : lines.get(at);
			if (arithmetic == Arithmetic.SINGLE) {
				for (int x = 0; x < length; x++)
					made[x] = (float) made[x] + (float) w * (float) (line == null ? beyond
						: line[x]);
			}
			else {
				for (int x = 0; x < length; x++)
					made[x] += w * (line == null ? beyond : line[x]);
			}
		}
		for (int x = 0; x < length; x++)
			made[x] = rounded(made[x]);
		return made;
	}

	// -- Helper methods --

	@FunctionalInterface
	private interface Places {

		double of(int i);
	}

	private static Axis at(final Kernel kernel, final int from, final int to,
		final Places places, final Arithmetic arithmetic, final double beyond)
	{
		final int[] first = new int[to];
		final double[][] weights = new double[to][kernel.taps()];
		for (int i = 0; i < to; i++) {
			final double place = places.of(i);
			first[i] = kernel.first(place);
			kernel.weights(place - Math.floor(place), weights[i]);
		}
		return new Axis(from, first, weights, arithmetic, beyond);
	}

	private double sample(final double[] line, final int i) {
		final int at = inside(i);
		return at < 0 ? beyond : line[at];
	}

	/** -1 for what is beyond the samples. */
	private int inside(final int i) {
		if (i >= 0 && i < from) return i;
		return Double.isNaN(beyond) ? Math.max(0, Math.min(from - 1, i)) : -1;
	}

	private double rounded(final double sum) {
		return switch (arithmetic) {
			case SINGLE, DOUBLE -> (float) sum;
			case UNROUNDED -> sum;
			case WHOLE -> Math.floor(sum + 0.5);
		};
	}
}
