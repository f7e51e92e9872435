package org.soulstyler.stylization.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.soulstyler.stylization.crop.CropWindow;

/**
 * Change outside the object: the sum, over crops of the background, of the mean
 * squared difference between the restyled and the original picture (Soulstyler's
 * L_mask).
 * <p>
 * A pixel that lies in several crops counts several times, so the sum over crops
 * is a weighted sum over pixels, and one pass over the picture computes it.
 */
final class BackgroundLoss implements LossTerm {

	static final String NAME = "background";

	private final NDArray original;
	private final Supplier<List<CropWindow>> crops;

	/**
	 * @param original (1, 3, H, W)
	 * @param crops gives the background's crops of the next step
	 */
	BackgroundLoss(final NDArray original,
		final Supplier<List<CropWindow>> crops)
	{
		this.original = original;
		this.crops = crops;
	}

	static LossTerm of(final LossContext context) {
		return new BackgroundLoss(context.original(), context.background());
	}

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public View view() {
		return View.PIXELS;
	}

	@Override
	public @Nullable NDArray of(final Restyled restyled) {
		final List<CropWindow> windows = crops.get();
		if (windows.isEmpty()) return null;
		final NDArray change = restyled.picture().sub(original);
		return change.mul(change).mul(weights(windows)).sum();
	}

	/** How much each pixel counts, (1, 1, H, W). */
	private NDArray weights(final List<CropWindow> windows) {
		final int height = (int) original.getShape().get(2);
		final int width = (int) original.getShape().get(3);
		final float[] weights = new float[height * width];
		for (final CropWindow crop : windows) {
			final float share = 1f / (3f * crop.size() * crop.size());
			for (int y = crop.y(); y < crop.y() + crop.size(); y++) {
				for (int x = crop.x(); x < crop.x() + crop.size(); x++)
					weights[y * width + x] += share;
			}
		}
		return original.getManager().create(weights, new Shape(1, 1, height,
			width));
	}
}
