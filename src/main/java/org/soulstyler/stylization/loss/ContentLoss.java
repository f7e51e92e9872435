package org.soulstyler.stylization.loss;

import ai.djl.ndarray.NDArray;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.soulstyler.network.FeatureNetwork;
import org.soulstyler.torch.TorchOps;

/**
 * Change of what is where: the mean squared difference between the content
 * network's features of the restyled and of the original picture, summed over
 * layers. The original's features are computed once.
 */
final class ContentLoss implements LossTerm {

	static final String NAME = "content";

	/** The network halves four times or more; smaller pictures are enlarged. */
	private static final long SMALLEST_SIDE = 32;

	private final TorchOps ops;
	private final FeatureNetwork network;
	private final int[] layers;
	private final List<NDArray> original;

	/**
	 * @param original (1, 3, H, W) in [0, 1]
	 * @param layers torchvision's indices of the layers compared
	 */
	ContentLoss(final TorchOps ops, final FeatureNetwork network,
		final NDArray original, final List<Integer> layers)
	{
		this.ops = ops;
		this.network = network;
		this.layers = layers.stream().mapToInt(Integer::intValue).toArray();
		this.original = features(original);
	}

	static LossTerm of(final LossContext context) {
		return new ContentLoss(context.ops(), context.networks().features(), context
			.original(), context.settings().losses().contentLayers());
	}

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public View view() {
		return View.FEATURES;
	}

	@Override
	public @Nullable NDArray of(final Restyled restyled) {
		return of(restyled.picture());
	}

	@Override
	public long operations(final int height, final int width) {
		return network.operations(height, width, layers);
	}

	/**
	 * @param picture (1, 3, H, W) in [0, 1]
	 * @return a scalar
	 */
	@Nullable
	NDArray of(final NDArray picture) {
		final List<NDArray> features = features(picture);
		NDArray sum = null;
		for (int i = 0; i < layers.length; i++) {
			final NDArray change = features.get(i).sub(original.get(i));
			final NDArray loss = change.mul(change).mean();
			sum = sum == null ? loss : sum.add(loss);
		}
		return sum;
	}

	private List<NDArray> features(final NDArray picture) {
		final long height = picture.getShape().get(2);
		final long width = picture.getShape().get(3);
		final NDArray input = Math.min(height, width) >= SMALLEST_SIDE ? picture
			: ops.resizeBilinear(picture, (int) Math.max(SMALLEST_SIDE, height),
				(int) Math.max(SMALLEST_SIDE, width));
		return network.features(network.normalise(input), layers);
	}
}
