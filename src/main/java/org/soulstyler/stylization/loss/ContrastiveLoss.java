package org.soulstyler.stylization.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.soulstyler.torch.TorchOps;

/**
 * How much rather a crop is some other caption than the style text: cross-entropy
 * of its similarities, scaled as CLIP's training scales them.
 */
final class ContrastiveLoss implements LossTerm {

	static final String NAME = "contrast";

	private static final float SCALE = 20;
	/** An anchor more like the style than this says the same thing. */
	private static final float SYNONYM = 0.8f;

	private final TorchOps ops;
	/** (1 + anchors, D); the style is first. */
	private final NDArray captions;

	/**
	 * @param text embedding of the style text, L2-normalised, (1, D)
	 * @param anchors embeddings of the other captions, L2-normalised, (A, D);
	 *          those close to the style are left out
	 */
	ContrastiveLoss(final TorchOps ops, final NDArray text,
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

	/** Null where there are no other captions. */
	static @Nullable LossTerm of(final LossContext context) {
		final List<String> anchors = context.settings().losses().anchors();
		return anchors.isEmpty() ? null : new ContrastiveLoss(context.ops(), context
			.text().style(), context.ops().l2Normalise(context.networks().clip()
				.encodeTexts(anchors)));
	}

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public View view() {
		return View.CROPS;
	}

	@Override
	public NDArray of(final Restyled restyled) {
		final NDArray logits = ops.scale(ops.linear(restyled.embeddings(), captions,
			null), SCALE);
		return restyled.mean(logits.logSoftmax(1).get(new NDIndex(":, 0")).neg());
	}
}
