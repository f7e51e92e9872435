package org.soulstyler.stylization;

import ai.djl.ndarray.NDArray;

/**
 * How far a crop's embedding is from the content text's, 1 − cos. Small encoders
 * need it beside the direction: the way from a red apple to blue water is too
 * short for them to turn red into blue.
 */
final class AbsoluteLoss implements CropLoss {

	private final NDArray text;

	/** @param text embedding of the content, L2-normalised, (1, D) */
	AbsoluteLoss(final NDArray text) {
		this.text = text;
	}

	@Override
	public NDArray of(final NDArray embeddings) {
		return embeddings.mul(text).sum(new int[] { 1 }).neg().add(1);
	}
}
