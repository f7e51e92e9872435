package org.soulstyler.stylization.loss;

import ai.djl.ndarray.NDArray;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.soulstyler.network.ImageEncoding;
import org.soulstyler.torch.TorchOps;

/**
 * StyleNet's output as the terms see it in a step.
 *
 * @param picture the restyled region, (1, 3, H, W) in [0, 1]
 * @param encoding what the image encoder makes of N crops of it, or of the whole
 *          region (N = 1); null where the view is not the encoder's
 * @param embeddings the encoding's embeddings, L2-normalised, (N, D); null where
 *          the view is not the encoder's
 * @param share of the N images in one image of the step: 1 / (all images)
 * @param ops operations on the arrays' device
 */
public record Restyled(NDArray picture, @Nullable ImageEncoding encoding,
		@Nullable NDArray embeddings, float share, TorchOps ops) {

	@Override
	public ImageEncoding encoding() {
		return Objects.requireNonNull(encoding, "The view is not the encoder's");
	}

	@Override
	public NDArray embeddings() {
		return Objects.requireNonNull(embeddings, "The view is not the encoder's");
	}

	/** The picture alone. */
	static Restyled picture(final NDArray picture, final TorchOps ops) {
		return new Restyled(picture, null, null, 1, ops);
	}

	/** Images of the picture that are so large a part of the step's. */
	static Restyled encoded(final NDArray picture, final ImageEncoding encoding,
		final int ofAll, final TorchOps ops)
	{
		return new Restyled(picture, encoding, ops.l2Normalise(encoding
			.embeddings()), 1f / ofAll, ops);
	}

	/**
	 * The mean over all images of the step.
	 *
	 * @param values one for each image here, (N)
	 * @return a scalar: these images' part of the mean
	 */
	public NDArray mean(final NDArray values) {
		return share == 1 ? values.sum() : ops.scale(values.sum(), share);
	}
}
