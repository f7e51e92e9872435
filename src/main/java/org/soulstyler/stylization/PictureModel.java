package org.soulstyler.stylization;

import ai.djl.ndarray.NDArray;

/**
 * What is optimised until its output is the restyled picture: the paper's
 * {@link StyleNet}, or the picture itself ({@link PicturePyramid}).
 */
abstract class PictureModel implements AutoCloseable {

	/** All parameters, in one vector that has a gradient. */
	abstract NDArray parameters();

	/**
	 * @param picture the original, (1, 3, H, W) in [0, 1]
	 * @param noise (1, noise channels, H, W), or null if there are none
	 * @return (1, 3, H, W) in [0, 1]
	 */
	abstract NDArray forward(NDArray picture, NDArray noise);

	@Override
	public abstract void close();
}
