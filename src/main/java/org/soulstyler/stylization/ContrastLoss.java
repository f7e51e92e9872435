package org.soulstyler.stylization;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;

import org.soulstyler.torch.TorchOps;

/**
 * How much rather a crop is some other caption than the content: cross-entropy
 * of its similarities, scaled as CLIP's training scales them.
 */
final class ContrastLoss implements CropLoss {

	private static final float SCALE = 20;
	/** An anchor more like the content than this says the same thing. */
	private static final float SYNONYM = 0.8f;

	private final TorchOps ops;
	/** (1 + anchors, D); the content is first. */
	private final NDArray captions;

	/**
	 * @param text embedding of the content, L2-normalised, (1, D)
	 * @param anchors embeddings of the other captions, L2-normalised, (A, D);
	 *          those close to the content are left out
	 */
	ContrastLoss(final TorchOps ops, final NDArray text,
		final NDArray anchors)
	{
		this.ops = ops;
		final float[] similarity = anchors.matMul(text.transpose()).toFloatArray();
		final NDList captionList = new NDList(text);
		for (int i = 0; i < similarity.length; i++) {
			if (similarity[i] <= SYNONYM) captionList.add(anchors.get(new NDIndex(
				"{}:{}", i, i + 1)));
		}
		captions = NDArrays.concat(captionList, 0);
	}

	@Override
	public NDArray of(final NDArray embeddings) {
		final NDArray logits = ops.scale(ops.linear(embeddings, captions, null),
			SCALE);
		return logits.logSoftmax(1).get(new NDIndex(":, 0")).neg();
	}
}
