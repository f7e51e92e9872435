package org.soulstyler.settings;

import java.util.List;

/** How the picture is optimised. */
public record OptimiserSettings(@Setting(
	about = "optimisation steps; 0 gives the picture as StyleNet starts",
	range = "[0, )", paper = "200", options = "-i") int iterations, @Setting(
		about = "start of all randomness: StyleNet, crops, perspectives, " +
			"noise. The same seed gives the same picture (on a CPU, bit for bit)",
		paper = "0", options = "-s") long seed, @Setting(
			about = "Adam's step size at the start", range = "(0, 10)",
			paper = "5e-4") double learningRate, @Setting(
				about = "after how many steps the step sizes are multiplied by " +
					"decayFactor", range = "[1, )", paper = "100") int decayEvery,
		@Setting(about = "factor on the step sizes", range = "(0, 1]",
			paper = "0.5") double decayFactor, @Setting(
				about = "Adam's step size at the start for grids of parameters, from " +
					"fine to coarse, that are added to StyleNet's output; 0 for no grids",
				range = "[0, 10)", paper = "0") double pyramidRate, @Setting(
					about = "how far the object's mean colour is moved, before the first " +
						"step, to the one that the text lets expect (nets that start as the identity, " +
						"small encoders only)", range = "[0, 1]",
					paper = "0") double colorStart, @Setting(
						about = "how much of what a trained network expects the text to change " +
							"is laid on the object before the first step (bundles that have such a network, " +
							"nets that start as the identity)", range = "[0, 1]",
						paper = "0") double warmStart, @Setting(
							about = "longest gradient let through (L2 norm over all " +
								"parameters); 0 for any", range = "[0, 1e12)",
							paper = "0") double gradientClip, @Setting(
								about = "ends the run when the mean loss of so many steps is not " +
									"1 % below that of as many steps before; 0 does all iterations",
								range = "[0, )", paper = "0") int patience, @Setting(
									about = "what the frozen networks multiply in; auto is bfloat16 " +
										"where the device multiplies such numbers itself",
									choices = {
										"float32", "bfloat16", "auto" },
									paper = "float32") String precision){

	/** Fraction by which the loss must fall for the run to continue. */
	private static final double WORTHWHILE = 0.01;

	/** The step sizes at a step, counted from 0, as a fraction of the first. */
	public double decayAt(final int step) {
		return Math.pow(decayFactor, Math.floorDiv(step, decayEvery));
	}

	/**
	 * Whether a run may end, see {@code patience}.
	 *
	 * @param totals the loss of each step so far
	 */
	public boolean isSettled(final List<Double> totals) {
		final int n = totals.size();
		if (patience == 0 || n < 2 * patience) return false;
		final double before = mean(totals.subList(n - 2 * patience, n - patience));
		final double now = mean(totals.subList(n - patience, n));
		return before - now < WORTHWHILE * Math.abs(before);
	}

	private static double mean(final List<Double> values) {
		return values.stream().mapToDouble(Double::doubleValue).average()
			.orElseThrow();
	}
}
