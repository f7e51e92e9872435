package org.soulstyler.stylization.loss;

import ai.djl.ndarray.NDArray;

import org.soulstyler.torch.TorchOps;

/**
 * Change of what is lighter and what is darker than its surroundings: the mean
 * squared difference between the local light of the restyled and of the original
 * picture ({@link TorchOps#localLight}). Colors, contrast and the mean light are
 * the style's; where an eye, a fold or an edge is, is the picture's. Texture
 * finer than a hundredth of the region is let be, and so are smooth parts of the
 * object, which have nothing to be lost.
 */
final class LightLoss implements LossTerm {

	static final String NAME = "light";

	/** The coarsest structure, as a part of the region's longest side. */
	private static final double COARSEST = 0.1;
	/** The coarsest structure is so many times the finest. */
	private static final int RANGE = 12;
	/** Mean square of the local light from which on a part counts wholly. */
	private static final float CLEAR = 0.5f;

	private final TorchOps ops;
	private final int finest;
	private final int coarsest;
	private final NDArray original;
	private final NDArray weight;

	/** @param original (1, 3, H, W) in [0, 1] */
	LightLoss(final TorchOps ops, final NDArray original) {
		this.ops = ops;
		final long longest = Math.max(original.getShape().get(2), original
			.getShape().get(3));
		coarsest = Math.max(2, (int) Math.round(COARSEST * longest));
		finest = coarsest / RANGE;
		this.original = ops.localLight(original, finest, coarsest);
		weight = weight(this.original);
	}

	/** How much there is to lose, per pixel, in [0, 1]. */
	private NDArray weight(final NDArray light) {
		final int height = (int) light.getShape().get(2);
		final int width = (int) light.getShape().get(3);
		final NDArray power = ops.resizeBilinear(ops.resizeAntialiased(light.mul(
			light), Math.max(1, height / coarsest), Math.max(1, width / coarsest)),
			height, width);
		final NDArray share = ops.scale(power, 1 / CLEAR);
		return share.mul(share).clip(0, 1);
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
		return change.mul(change).mul(weight).mean();
	}
}
