package org.soulstyler.stylization.loss;

import ai.djl.ndarray.NDArray;

import org.soulstyler.network.ImageTextEncoder;
import org.soulstyler.settings.PromptTemplates;
import org.soulstyler.settings.StylizationSettings;
import org.soulstyler.torch.TorchOps;

/**
 * What the text asks for, in CLIP's space.
 *
 * @param style embedding of the style text, L2-normalised, (1, D)
 * @param direction from the source text to the style text, L2-normalised, (1,
 *          D)
 */
public record StyleText(NDArray style, NDArray direction) {

	/** Encodes both texts, each in all templates. */
	public static StyleText encode(final TorchOps ops,
		final ImageTextEncoder clip, final String style,
		final StylizationSettings settings)
	{
		final NDArray to = mean(ops, clip, style, settings);
		final NDArray from = mean(ops, clip, settings.prompts().source(), settings);
		return new StyleText(to, ops.l2Normalise(to.sub(from)));
	}

	private static NDArray mean(final TorchOps ops, final ImageTextEncoder clip,
		final String text, final StylizationSettings settings)
	{
		return ops.l2Normalise(clip.encodeTexts(PromptTemplates.fill(settings
			.prompts().templates(), text)).mean(new int[] { 0 }, true));
	}
}
