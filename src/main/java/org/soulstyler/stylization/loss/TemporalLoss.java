package org.soulstyler.stylization.loss;

import ai.djl.ndarray.NDArray;

import org.jspecify.annotations.Nullable;
import org.soulstyler.torch.TorchOps;

/**
 * How much a clip flickers: the mean squared difference of the object's pixels
 * from where they are in a neighbouring frame, as far as they are seen there (the
 * short-term temporal loss of Lai et al., ECCV 2018, and Ruder et al., 2016).
 */
final class TemporalLoss implements LossTerm {

	static final String NAME = "temporal";

	private final TorchOps ops;
	private final Correspondence neighbours;
	private final NDArray share;

	TemporalLoss(final TorchOps ops, final Correspondence neighbours) {
		this.ops = ops;
		this.neighbours = neighbours;
		final float sum = neighbours.weights().sum().getFloat();
		share = ops.scale(neighbours.weights(), 1 / (3 * Math.max(1, sum)));
	}

	/** Null for a picture that has no neighbours in time. */
	static @Nullable LossTerm of(final LossContext context) {
		return context.neighbours() == null ? null : new TemporalLoss(context.ops(),
			context.neighbours());
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
		final NDArray picture = restyled.picture();
		final NDArray change = ops.gridSample(picture, neighbours.grid()).sub(
			picture);
		return change.mul(change).mul(share).sum();
	}
}
