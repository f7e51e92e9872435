package org.soulstyler.stylization.loss;

import ai.djl.ndarray.NDArray;

/**
 * How far a crop's embedding is from the style text's, 1 − cos. Small encoders
 * need it beside the direction: the way from a red apple to blue water is too
 * short for them to turn red into blue.
 */
final class AbsoluteLoss implements LossTerm {

	static final String NAME = "absolute";

	private final NDArray text;

	/** @param text embedding of the style text, L2-normalised, (1, D) */
	AbsoluteLoss(final NDArray text) {
		this.text = text;
	}

	static LossTerm of(final LossContext context) {
		return new AbsoluteLoss(context.text().style());
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
		return restyled.mean(restyled.embeddings().mul(text).sum(new int[] { 1 })
			.neg().add(1));
	}
}
