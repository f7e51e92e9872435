package org.soulstyler.stylization;

import ai.djl.ndarray.NDArray;

/** A loss term that looks at the restyled region as a whole. */
interface PictureLoss {

	/**
	 * @param picture StyleNet's output, (1, 3, H, W) in [0, 1]
	 * @return a scalar, differentiable, not yet weighted
	 */
	NDArray of(NDArray picture);
}
