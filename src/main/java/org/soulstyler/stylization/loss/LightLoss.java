package org.soulstyler.stylization.loss;

import ai.djl.ndarray.NDArray;

import org.soulstyler.torch.TorchOps;

/**
 * Change of what is lighter and what is darker than its surroundings: the mean
 * squared difference between the local light of the restyled and of the original
 * picture ({@link TorchOps#localLight}). Colors, contrast and the mean light are
 * the style's; where an eye, a fold or an edge is, is the picture's. Texture
 * finer than a hundredth of the region is let be.
 */
final class LightLoss implements LossTerm {

	static final String NAME = "light";

	/** The coarsest structure, as a part of the region's longest side. */
	private static final double COARSEST = 0.1;
	/** The coarsest structure is so many times the finest. */
	private static final int RANGE = 12;

	private final TorchOps ops;
	private final int finest;
	private final int coarsest;
	private final NDArray original;

	/** @param original (1, 3, H, W) in [0, 1] */
	LightLoss(final TorchOps ops, final NDArray original) {
		this.ops = ops;
		final long longest = Math.max(original.getShape().get(2), original
			.getShape().get(3));
		coarsest = Math.max(2, (int) Math.round(COARSEST * longest));
		finest = coarsest / RANGE;
		this.original = ops.localLight(original, finest, coarsest);
	}

	static LossTerm of(final LossContext context) {
		return new LightLoss(context.ops(), context.original());
	}

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public View view() {
		return View.PIXELS;
	}

	@Override
	public NDArray of(final Restyled restyled) {
		final NDArray change = ops.localLight(restyled.picture(), finest, coarsest)
			.sub(original);
		return change.mul(change).mean();
	}
}
