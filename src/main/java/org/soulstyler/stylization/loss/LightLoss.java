package org.soulstyler.stylization.loss;

import ai.djl.ndarray.NDArray;

import org.soulstyler.torch.TorchOps;

/**
 * Change of what is lighter and what is darker than its surroundings: the mean
 * squared difference between the local light of the restyled and of the original
 * picture ({@link TorchOps#localLight}). Colors, contrast and the mean light are
 * the style's; where an eye, a fold or an edge is, is the picture's. It looks at
 * a reduced picture, so that finer texture is let be, and so are smooth parts of
 * the object, which have nothing to be lost.
 */
final class LightLoss implements LossTerm {

	static final String NAME = "light";

	/** The reduced picture's longest side at most, pixels. */
	private static final int LONGEST = 128;
	/** The coarsest structure, as a part of the region's longest side. */
	private static final double COARSEST = 0.1;
	/** Mean square of the local light from which on a part counts wholly. */
	private static final float CLEAR = 0.5f;

	private final TorchOps ops;
	private final int height;
	private final int width;
	private final int coarsest;
	private final NDArray original;
	private final NDArray weight;

	/** @param original (1, 3, H, W) in [0, 1] */
	LightLoss(final TorchOps ops, final NDArray original) {
		this.ops = ops;
		final long fullHeight = original.getShape().get(2);
		final long fullWidth = original.getShape().get(3);
		final double shrink = Math.max(1, Math.max(fullHeight, fullWidth) /
			(double) LONGEST);
		height = (int) Math.max(1, Math.round(fullHeight / shrink));
		width = (int) Math.max(1, Math.round(fullWidth / shrink));
		coarsest = (int) Math.max(2, Math.round(COARSEST * Math.max(height,
			width)));
		this.original = light(original);
		weight = weight(this.original);
	}

	private NDArray light(final NDArray picture) {
		final boolean small = picture.getShape().get(2) == height && picture
			.getShape().get(3) == width;
		return ops.localLight(small ? picture : ops.resizeAntialiased(picture,
			height, width), coarsest);
	}

	/** How much there is to lose, per pixel, in [0, 1]. */
	private NDArray weight(final NDArray light) {
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
		final NDArray change = light(restyled.picture()).sub(original);
		return change.mul(change).mul(weight).mean();
	}
}
