package org.soulstyler.stylization;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

import org.soulstyler.torch.TorchOps;

/**
 * How far the way from the original picture to a crop, in CLIP's space, points
 * away from the way from the source text to the content text: 1 − cos, in [0,
 * 2]. With a threshold it is CLIPstyler's patch loss (section 3.2 there): a crop
 * that is already close enough is left alone.
 */
final class DirectionLoss implements CropLoss {

	private final TorchOps ops;
	private final NDArray source;
	private final NDArray textDirection;
	private final double threshold;

	/**
	 * @param source embedding of the original region, L2-normalised, (1, D)
	 * @param textDirection from source text to content text, L2-normalised, (1,
	 *          D)
	 * @param threshold values below it count as 0
	 */
	DirectionLoss(final TorchOps ops, final NDArray source,
		final NDArray textDirection, final double threshold)
	{
		this.ops = ops;
		this.source = source;
		this.textDirection = textDirection;
		this.threshold = threshold;
	}

	@Override
	public NDArray of(final NDArray embeddings) {
		final NDArray direction = ops.unit(embeddings.sub(source));
		final NDArray distance = direction.mul(textDirection).sum(new int[] { 1 })
			.neg().add(1);
		if (threshold <= 0) return distance;
		return distance.mul(distance.gte((float) threshold).toType(
			DataType.FLOAT32, false));
	}
}
