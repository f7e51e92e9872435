package org.soulstyler.stylization;

import ai.djl.ndarray.NDArray;

import java.util.Map;

import org.soulstyler.torch.Autograd;

/**
 * Adam (Kingma &amp; Ba) on one vector of parameters, with epsilon where PyTorch
 * has it: added to √v̂, after the correction of v for its start. (DJL's own
 * optimiser corrects differently.)
 */
final class Adam implements AutoCloseable {

	private static final double BETA1 = 0.9;
	private static final double BETA2 = 0.999;
	private static final double EPSILON = 1e-8;

	private final NDArray parameters;
	private final NDArray mean;
	private final NDArray square;
	private final double gradientClip;
	private int steps;

	/**
	 * @param parameters a vector that has a gradient; changed in place
	 * @param gradientClip longest gradient (L2 norm), 0 for any
	 */
	Adam(final NDArray parameters, final double gradientClip) {
		this.parameters = parameters;
		this.gradientClip = gradientClip;
		mean = parameters.zerosLike();
		square = parameters.zerosLike();
	}

	/**
	 * One step of each along its gradient, which is then set to zero.
	 *
	 * @param learningRates the step sizes
	 * @return whether there were steps: where one gradient is not finite nobody
	 *         makes one, and nothing leaves a trace
	 */
	static boolean step(final Map<Adam, Double> learningRates) {
		try (Autograd off = Autograd.off()) {
			boolean finite = true;
			for (final Adam adam : learningRates.keySet())
				finite &= adam.shortenGradient();
			if (finite) learningRates.forEach(Adam::move);
			learningRates.keySet().forEach(adam -> Autograd.clearGradient(
				adam.parameters));
			return finite;
		}
	}

	/** @return whether the gradient is finite */
	private boolean shortenGradient() {
		final NDArray gradient = parameters.getGradient();
		final double norm = Math.sqrt(gradient.mul(gradient).sum().getFloat());
		if (gradientClip > 0 && norm > gradientClip) {
			gradient.muli((float) (gradientClip / (norm + 1e-6)));
		}
		return Double.isFinite(norm);
	}

	private void move(final double learningRate) {
		final NDArray gradient = parameters.getGradient();
		steps++;
		mean.muli((float) BETA1).addi(gradient.mul((float) (1 - BETA1)));
		square.muli((float) BETA2).addi(gradient.mul(gradient).muli((float) (1 -
			BETA2)));
		final double correction1 = 1 - Math.pow(BETA1, steps);
		final double correction2 = 1 - Math.pow(BETA2, steps);
		final NDArray spread = square.sqrt().divi((float) Math.sqrt(correction2))
			.addi((float) EPSILON);
		parameters.subi(mean.mul((float) (learningRate / correction1)).divi(
			spread));
	}

	@Override
	public void close() {
		mean.close();
		square.close();
	}
}
