package org.soulstyler.network;

import ai.djl.ndarray.NDArray;

import java.util.List;

import org.soulstyler.torch.Precision;

/** CLIP's image side: a frozen function, differentiable in its input. */
interface ImageTower {

	/** Side of the square images it takes, in pixels. */
	int inputSize();

	/** The precision of its products. */
	Precision precision();

	/** See {@link ImageTextEncoder#levelChannels}. */
	default List<Integer> levelChannels() {
		return List.of();
	}

	/**
	 * Floating-point operations of one image's way through the tower; a
	 * multiplication and its addition are two, and nothing else counts.
	 */
	long operations();

	/**
	 * @param images (N, 3, S, S), normalised with {@link Clip#normalise}; few at a
	 *          time, the caller makes chunks
	 * @return its output; arrays belong to the manager of {@code images}
	 */
	ImageEncoding encode(NDArray images);
}
