package org.soulstyler.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;

import java.util.ArrayList;
import java.util.List;

import org.soulstyler.torch.TorchOps;

/**
 * What statistics need of an image tower's feature maps: computed once, for the
 * embedding and for the {@link StatisticsPredictor}.
 *
 * @param centred the maps less their channels' means, (N, C, H, W), finest first
 * @param moments each map's channels' means and deviations, (N, 2·C), finest first
 */
public record FeatureLevels(List<NDArray> centred, List<NDArray> moments)
		implements
			AutoCloseable {

	/** Of towers that have none. */
	static final FeatureLevels NONE = new FeatureLevels(List.of(), List.of());

	public FeatureLevels {
		centred = List.copyOf(centred);
		moments = List.copyOf(moments);
	}

	/**
	 * @param maps (N, C, H, W), finest first
	 * @return arrays of the maps' manager; the caller closes them
	 */
	static FeatureLevels of(final TorchOps ops, final List<NDArray> maps) {
		final List<NDArray> centred = new ArrayList<>();
		final List<NDArray> moments = new ArrayList<>();
		for (final NDArray map : maps) {
			try (NDArray means = ops.call("channel_means", map)) {
				final NDArray rest = map.sub(means);
				centred.add(rest);
				moments.add(ops.call("moments", means, rest));
			}
		}
		return new FeatureLevels(centred, moments);
	}

	@Override
	public void close() {
		new NDList(centred).close();
		new NDList(moments).close();
	}
}
