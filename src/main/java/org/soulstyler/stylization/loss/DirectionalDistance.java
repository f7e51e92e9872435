package org.soulstyler.stylization.loss;

import ai.djl.ndarray.NDArray;

import org.soulstyler.torch.TorchOps;

/**
 * How far the way from the original picture to a restyled image, in CLIP's space,
 * points away from the way from the source text to the style text: 1 − cos, in
 * [0, 2] (StyleGAN-NADA; CLIPstyler, section 3.1).
 */
final class DirectionalDistance {

	private final TorchOps ops;
	private final NDArray source;
	private final NDArray textDirection;

	/**
	 * @param source embedding of the original region, L2-normalised, (1, D)
	 * @param textDirection from source text to style text, L2-normalised, (1, D)
	 */
	DirectionalDistance(final TorchOps ops, final NDArray source,
		final NDArray textDirection)
	{
		this.ops = ops;
		this.source = source;
		this.textDirection = textDirection;
	}

	/**
	 * @param embeddings of images, L2-normalised, (N, D)
	 * @return one value an image, (N), differentiable
	 */
	NDArray of(final NDArray embeddings) {
		final NDArray direction = ops.l2Normalise(embeddings.sub(source));
		return direction.mul(textDirection).sum(new int[] { 1 }).neg().add(1);
	}
}
