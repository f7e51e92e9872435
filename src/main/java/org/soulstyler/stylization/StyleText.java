package org.soulstyler.stylization;

import ai.djl.ndarray.NDArray;

import org.soulstyler.network.Clip;
import org.soulstyler.network.PromptTemplates;
import org.soulstyler.torch.TorchOps;

/**
 * What the text asks for, in CLIP's space.
 *
 * @param content embedding of the content text, L2-normalised, (1, D)
 * @param direction from the source text to the content text, L2-normalised, (1,
 *          D)
 */
record StyleText(NDArray content, NDArray direction) {

	/** Encodes both texts, each in all templates. */
	static StyleText encode(final TorchOps ops, final Clip clip,
		final String content, final StylizationSettings settings)
	{
		final NDArray to = mean(ops, clip, content, settings);
		final NDArray from = mean(ops, clip, settings.source(), settings);
		return new StyleText(to, ops.unit(to.sub(from)));
	}

	private static NDArray mean(final TorchOps ops, final Clip clip,
		final String text, final StylizationSettings settings)
	{
		return ops.unit(clip.encodeTexts(PromptTemplates.fill(settings.templates(),
			text)).mean(new int[] { 0 }, true));
	}
}
