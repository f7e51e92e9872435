package org.soulstyler.stylization.loss;

import ai.djl.ndarray.NDArray;

import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.soulstyler.settings.StylizationSettings;
import org.soulstyler.stylization.crop.CropWindow;
import org.soulstyler.torch.TorchOps;

/**
 * What terms can be made from.
 *
 * @param ops operations on the arrays' device
 * @param networks frozen networks
 * @param original the picture before it is restyled, (1, 3, H, W) in [0, 1]
 * @param source its embedding, L2-normalised, (1, D)
 * @param text what is asked for
 * @param background gives the crops that shall stay as they are in the next
 *          step; may be none
 * @param neighbours what shall look the same in a clip; null for a picture
 * @param settings the weights among them
 */
public record LossContext(TorchOps ops, StyleNetworks networks,
		NDArray original, NDArray source, StyleText text,
		Supplier<List<CropWindow>> background, @Nullable Correspondence neighbours,
		StylizationSettings settings) {
}
