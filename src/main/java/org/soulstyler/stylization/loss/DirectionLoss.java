package org.soulstyler.stylization.loss;

import ai.djl.ndarray.NDArray;

/** The directional distance of the whole region (CLIPstyler). */
final class DirectionLoss implements LossTerm {

	static final String NAME = "direction";

	private final DirectionalDistance distance;

	DirectionLoss(final DirectionalDistance distance) {
		this.distance = distance;
	}

	static LossTerm of(final LossContext context) {
		return new DirectionLoss(new DirectionalDistance(context.ops(), context
			.source(), context.text().direction()));
	}

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public View view() {
		return View.REGION;
	}

	@Override
	public NDArray of(final Restyled restyled) {
		return restyled.mean(distance.of(restyled.embeddings()));
	}
}
