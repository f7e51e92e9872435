package org.soulstyler.stylization;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import org.jspecify.annotations.Nullable;
import org.soulstyler.torch.TorchOps;

/**
 * The object's own light and dark, laid over a style: what is darker than its
 * surroundings in the picture darkens the style there, what is lighter lightens
 * it. The picture's details are found again that an optimisation of some steps
 * does not bring.
 */
final class Relief {

	/** The coarsest structure, as a part of the region's longest side. */
	private static final double COARSEST = 0.1;
	/** Logarithm of the factor on light for one deviation. */
	private static final double STEEPNESS = 0.35;
	/** Deviations beyond which it gets no lighter, and no darker. */
	private static final float LIGHTEST = 2.5f, DARKEST = -3;

	private final float @Nullable [] factors;

	private Relief(final float @Nullable [] factors) {
		this.factors = factors;
	}

	/**
	 * @param original the region before it is restyled, (3, height, width)
	 * @param amount 1 lays it on so that it is clearly seen; 0 leaves everything
	 *          as it is
	 */
	static Relief of(final TorchOps ops, final NDManager manager,
		final float[] original, final int width, final int height,
		final double amount)
	{
		if (!(amount > 0)) return new Relief(null);
		final int coarsest = Math.max(2, (int) Math.round(COARSEST * Math.max(width,
			height)));
		try (NDArray picture = manager.create(original, new Shape(1, 3, height,
			width)); NDArray light = ops.localLight(picture, coarsest))
		{
			final float[] factors = light.toFloatArray();
			for (int i = 0; i < factors.length; i++)
				factors[i] = (float) Math.exp(amount * STEEPNESS * Math.max(DARKEST,
					Math.min(LIGHTEST, factors[i])));
			return new Relief(factors);
		}
	}

	/**
	 * @param restyled the region restyled, (3, height, width) in [0, 1]
	 * @return the same with the relief on it, in [0, 1]
	 */
	float[] on(final float[] restyled) {
		if (factors == null) return restyled;
		final float[] out = new float[restyled.length];
		for (int i = 0; i < out.length; i++) {
			final float factor = factors[i % factors.length];
			out[i] = factor <= 1 ? restyled[i] * factor : 1 - (1 - restyled[i]) /
				factor;
		}
		return out;
	}
}
