package org.soulstyler.stylization;

import ai.djl.ndarray.NDArray;

/** A loss term that judges each crop by its CLIP embedding. */
interface CropLoss {

	/**
	 * @param embeddings of crops, L2-normalised, (N, D)
	 * @return one value a crop, (N), differentiable, not yet weighted
	 */
	NDArray of(NDArray embeddings);
}
