package org.soulstyler.stylization.loss;

import ai.djl.ndarray.NDArray;

import org.jspecify.annotations.Nullable;
import org.soulstyler.network.StatisticsPredictor;

/**
 * How far the crops' feature statistics are, on average, from those that the
 * text lets expect. It tells a small encoder's loop about grain and color at
 * once, where an embedding leaves too much open.
 */
final class StatisticsLoss implements LossTerm {

	static final String NAME = "statistics";

	private final StatisticsPredictor predictor;
	private final StatisticsPredictor.Prediction prediction;

	/** @param text embedding of the style text, L2-normalised, (1, D) */
	StatisticsLoss(final StatisticsPredictor predictor, final NDArray text) {
		this.predictor = predictor;
		prediction = predictor.predict(text);
	}

	/** Null where the bundle has no predictor. */
	static @Nullable LossTerm of(final LossContext context) {
		final StatisticsPredictor predictor = context.networks().statistics();
		return predictor == null ? null : new StatisticsLoss(predictor, context
			.text().style());
	}

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public View view() {
		return View.CROPS;
	}

	/** Statistics are of all crops together. */
	@Override
	public boolean needsAllCrops() {
		return true;
	}

	@Override
	public NDArray of(final Restyled restyled) {
		return predictor.loss(restyled.encoding().levels(), prediction);
	}
}
