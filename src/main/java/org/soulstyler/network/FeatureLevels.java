package org.soulstyler.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.soulstyler.torch.TorchOps;

/**
 * What statistics need of an image tower's feature maps: computed once, for the
 * embedding and for the {@link StatisticsPredictor}.
 *
 * @param centred the maps less their channels' means, (N, C, H, W), finest first
 * @param moments the channels' means and deviations, level by level, (N, 2·ΣC);
 *          null where there are no levels
 */
public record FeatureLevels(List<NDArray> centred, @Nullable NDArray moments)
	implements AutoCloseable
{

	/** Of towers that have none. */
	static final FeatureLevels NONE = new FeatureLevels(List.of(), null);

	public FeatureLevels {
		centred = List.copyOf(centred);
	}

	/**
	 * @param maps (N, C, H, W), finest first
	 * @return arrays of the maps' manager; the caller closes them
	 */
	static FeatureLevels of(final TorchOps ops, final List<NDArray> maps) {
		final NDList centred = new NDList();
		try (NDList moments = new NDList()) {
			for (final NDArray map : maps) {
				try (NDArray means = ops.call("channel_means", map)) {
					centred.add(map.sub(means));
					moments.add(ops.call("moments", means, centred.get(centred.size() -
						1)));
				}
			}
			return new FeatureLevels(centred, NDArrays.concat(moments, 1));
		}
	}

	@Override
	public void close() {
		new NDList(centred).close();
		if (moments != null) moments.close();
	}
}
