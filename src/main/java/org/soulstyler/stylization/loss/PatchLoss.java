package org.soulstyler.stylization.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

/**
 * The directional distance of the crops, where it is above a threshold: a crop
 * that is already close enough is left alone (CLIPstyler, section 3.2).
 */
final class PatchLoss implements LossTerm {

	static final String NAME = "patch";

	private final DirectionalDistance distance;
	private final double threshold;

	/** @param threshold values below it count as 0 */
	PatchLoss(final DirectionalDistance distance, final double threshold) {
		this.distance = distance;
		this.threshold = threshold;
	}

	static LossTerm of(final LossContext context) {
		return new PatchLoss(new DirectionalDistance(context.ops(), context
			.source(), context.text().direction()), context.settings().losses()
				.threshold());
	}

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public View view() {
		return View.CROPS;
	}

	@Override
	public NDArray of(final Restyled restyled) {
		return restyled.mean(perCrop(restyled.embeddings()));
	}

	/**
	 * @param embeddings L2-normalised, (N, D)
	 * @return one value a crop, (N)
	 */
	NDArray perCrop(final NDArray embeddings) {
		final NDArray values = distance.of(embeddings);
		if (threshold <= 0) return values;
		return values.mul(values.gte((float) threshold).toType(DataType.FLOAT32,
			false));
	}
}
