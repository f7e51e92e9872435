package org.soulstyler.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;

import java.util.ArrayList;
import java.util.List;

import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.torch.Precision;
import org.soulstyler.torch.TorchOps;

/**
 * A convolutional pyramid that embeds an image by the means and deviations of
 * its levels: the starter's image tower, small and sensitive to texture
 * (models/starter/style/networks.py). The levels are the normalised image
 * itself, a stem, and stages that halve the size; sizes are the file's.
 */
final class StatisticsTower implements ImageTower {

	private static final String STEM = "visual.stem";

	private final TorchOps ops;
	private final int inputSize;
	private final NDArray[] stem;
	private final List<NDArray[]> stages = new ArrayList<>();
	private final NDArray[] head;

	private StatisticsTower(final Weights weights, final TorchOps ops)
		throws SoulstylerException
	{
		this.ops = ops;
		inputSize = weights.metadata("image_size", 64);
		long channels = weights.size(STEM + ".weight", 0);
		final long kernel = weights.size(STEM + ".weight", 2);
		stem = new NDArray[] { weights.get(STEM + ".weight", channels, 3, kernel,
			kernel), weights.get(STEM + ".bias", channels) };
		long statistics = 2 * (3 + channels);
		final int count = weights.count("visual.stages.%d.a.weight");
		for (int i = 0; i < count; i++) {
			final String name = "visual.stages." + i;
			final long wider = weights.size(name + ".a.weight", 0);
			stages.add(new NDArray[] { weights.get(name + ".a.weight", wider,
				channels, 3, 3), weights.get(name + ".a.bias", wider), weights.get(
					name + ".b.weight", wider, wider, 3, 3), weights.get(name + ".b.bias",
						wider) });
			channels = wider;
			statistics += 2 * channels;
		}
		if (inputSize >> count < 1) throw weights.unfit(count +
			" stages are too many for images of " + inputSize + " pixels");
		final long hidden = weights.size("visual.hidden.weight", 0);
		final long width = weights.size("visual.projection.weight", 0);
		head = new NDArray[] { weights.get("visual.norm.weight", statistics),
			weights.get("visual.norm.bias", statistics), weights.get(
				"visual.hidden.weight", hidden, statistics), weights.get(
					"visual.hidden.bias", hidden), weights.get("visual.projection.weight",
						width, hidden), weights.get("visual.projection.bias", width) };
	}

	/** Whether the file holds such a tower. */
	static boolean isIn(final Weights weights) {
		return weights.has(STEM + ".weight");
	}

	static StatisticsTower read(final Weights weights, final TorchOps ops)
		throws SoulstylerException
	{
		return new StatisticsTower(weights, ops);
	}

	@Override
	public int inputSize() {
		return inputSize;
	}

	@Override
	public List<Integer> levelChannels() {
		final List<Integer> channels = new ArrayList<>(List.of(3, width(stem)));
		stages.forEach(stage -> channels.add(width(stage)));
		return channels;
	}

	/**
	 * Float32: too small to gain from less, and its statistics need the digits.
	 */
	@Override
	public Precision precision() {
		return Precision.FLOAT32;
	}

	@Override
	public long operations() {
		long pixels = (long) inputSize * inputSize;
		long sum = 2 * pixels * stem[0].getShape().size();
		for (final NDArray[] stage : stages) {
			pixels /= 4;
			sum += 2 * pixels * (stage[0].getShape().size() + stage[2].getShape()
				.size());
		}
		return sum + 2 * (head[2].getShape().size() + head[4].getShape().size());
	}

	private static int width(final NDArray[] stage) {
		return Math.toIntExact(stage[0].getShape().get(0));
	}

	@Override
	public ImageEncoding encode(final NDArray images) {
		try (NDList maps = new NDList()) {
			maps.add(ops.call("convolution_gelu", images, stem[0], stem[1]));
			for (final NDArray[] stage : stages)
				maps.add(ops.call("pyramid_stage", maps.get(maps.size() - 1), stage[0],
					stage[1], stage[2], stage[3]));
			final List<NDArray> levels = new ArrayList<>(List.of(images));
			levels.addAll(maps);
			final FeatureLevels statistics = FeatureLevels.of(ops, levels);
			try (NDArray moments = NDArrays.concat(new NDList(statistics.moments()),
				1))
			{
				return new ImageEncoding(ops.call("perceptron", moments, head[0],
					head[1], head[2], head[3], head[4], head[5]), statistics);
			}
		}
	}
}
