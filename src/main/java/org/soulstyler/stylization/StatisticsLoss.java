package org.soulstyler.stylization;

import ai.djl.ndarray.NDArray;

import org.soulstyler.network.ImageEncoding;
import org.soulstyler.network.StatisticsPredictor;

/**
 * How far the crops' feature statistics are, on average, from those that the
 * text lets expect. It tells a small encoder's loop about grain and color at
 * once, where an embedding leaves too much open.
 */
final class StatisticsLoss {

	private final StatisticsPredictor predictor;
	private final StatisticsPredictor.Prediction prediction;

	/** @param text embedding of the content, L2-normalised, (1, D) */
	StatisticsLoss(final StatisticsPredictor predictor, final NDArray text) {
		this.predictor = predictor;
		prediction = predictor.predict(text);
	}

	/**
	 * @param crops all crops of a step, since their mean counts
	 * @return a scalar, differentiable, not yet weighted
	 */
	NDArray of(final ImageEncoding crops) {
		return predictor.loss(crops.levels(), prediction);
	}
}
