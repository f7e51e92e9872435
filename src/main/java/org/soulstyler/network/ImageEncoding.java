package org.soulstyler.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;

import java.util.List;

/**
 * The output of an image tower.
 *
 * @param embeddings (N, D), not normalised
 * @param levels the feature maps (N, C, H, W) that statistics are taken of, finest
 *          first; empty for towers without
 */
public record ImageEncoding(NDArray embeddings, List<NDArray> levels)
	implements AutoCloseable
{

	public ImageEncoding {
		levels = List.copyOf(levels);
	}

	@Override
	public void close() {
		embeddings.close();
		new NDList(levels).close();
	}
}
