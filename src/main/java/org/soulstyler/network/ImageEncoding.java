package org.soulstyler.network;

import ai.djl.ndarray.NDArray;

/**
 * The output of an image tower.
 *
 * @param embeddings (N, D), not normalised
 * @param levels the feature maps that statistics are taken of, finest first; none
 *          for towers without
 */
public record ImageEncoding(NDArray embeddings, FeatureLevels levels)
		implements
			AutoCloseable {

	@Override
	public void close() {
		embeddings.close();
		levels.close();
	}
}
