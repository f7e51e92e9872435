package org.soulstyler.network;

import ai.djl.ndarray.NDArray;

/** CLIP's image side: a frozen function, differentiable in its input. */
interface ImageTower {

	/** Side of the square images it takes, in pixels. */
	int inputSize();

	/**
	 * @param images (N, 3, S, S), normalised with {@link Clip#normalise}; few at a
	 *          time, the caller makes chunks
	 * @return what it saw; arrays belong to the manager of {@code images}
	 */
	ImageEncoding encode(NDArray images);
}
