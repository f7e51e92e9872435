package org.soulstyler.network;

import ai.djl.ndarray.NDArray;

import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.network.ClipNames.Tower;
import org.soulstyler.torch.Precision;
import org.soulstyler.torch.TorchOps;

/** CLIP's vision transformer (ViT-B/32 and the like), sizes from the file. */
final class VisionTransformer implements ImageTower {

	private final TorchOps ops;
	private final int inputSize;
	private final NDArray patches;
	private final NDArray classToken;
	private final NDArray positions;
	private final NDArray[] firstNorm;
	private final NDArray[] lastNorm;
	private final Transformer transformer;
	private final Precision precision;
	private final NDArray projection;

	private VisionTransformer(final Weights weights, final Precision precision,
		final TorchOps ops) throws SoulstylerException
	{
		final ClipNames names = ClipNames.of(weights);
		this.ops = ops;
		this.precision = precision;
		final long width = weights.size(names.patches(), 0);
		final long patch = weights.size(names.patches(), 2);
		final long count = weights.size(names.positions(Tower.IMAGE), 0) - 1;
		final long grid = Math.round(Math.sqrt((double) count));
		if (count < 1 || grid * grid != count) throw weights.unfit(
			"its image tower's " + count + " patches do not form a square");
		inputSize = Math.toIntExact(grid * patch);
		final NDArray kernels = weights.get(names.patches(), width, 3, patch,
			patch);
		patches = precision == Precision.BFLOAT16 ? ops.replacedByBfloat16(kernels)
			: kernels;
		classToken = weights.get(names.classToken(), width);
		positions = weights.get(names.positions(Tower.IMAGE), count + 1, width);
		firstNorm = norm(weights, names.imageFirstNorm(), width);
		transformer = Transformer.read(weights, names, Tower.IMAGE, width,
			precision, arrays -> AttentionBlock.ready(arrays, precision, ops));
		lastNorm = norm(weights, names.lastNorm(Tower.IMAGE), width);
		projection = names.projection(weights, Tower.IMAGE, width);
	}

	/** Whether the file holds such a tower. */
	static boolean isIn(final Weights weights) {
		return weights.has(ClipNames.of(weights).patches());
	}

	static VisionTransformer read(final Weights weights,
		final Precision precision, final TorchOps ops) throws SoulstylerException
	{
		return new VisionTransformer(weights, precision, ops);
	}

	static NDArray[] norm(final Weights weights, final String name,
		final long width) throws SoulstylerException
	{
		return new NDArray[] { weights.get(name + ".weight", width), weights.get(
			name + ".bias", width) };
	}

	@Override
	public int inputSize() {
		return inputSize;
	}

	@Override
	public Precision precision() {
		return precision;
	}

	@Override
	public long operations() {
		final long tokens = positions.getShape().get(0);
		return 2 * (tokens - 1) * patches.getShape().size() + transformer
			.operations(tokens) + 2 * projection.getShape().size();
	}

	@Override
	public ImageEncoding encode(final NDArray images) {
		final NDArray tokens = ops.callSized("embed_patches", new int[] { precision
			.convolves(images.getDevice()) ? 1 : 0 }, images, patches, classToken,
			positions, firstNorm[0], firstNorm[1]);
		try (NDArray out = transformer.apply(tokens)) {
			return new ImageEncoding(ops.call("pool_first", out, lastNorm[0],
				lastNorm[1], projection), FeatureLevels.NONE);
		}
	}
}
