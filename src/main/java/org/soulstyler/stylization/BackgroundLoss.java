package org.soulstyler.stylization;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

import java.util.List;

/**
 * Change outside the object: the sum, over crops of the background, of the mean
 * squared difference between the restyled and the original picture (Soulstyler's
 * L_mask).
 * <p>
 * A pixel that lies in several crops counts several times, so the sum over crops
 * is a weighted sum over pixels, and one pass over the picture computes it.
 */
final class BackgroundLoss implements PictureLoss {

	private final NDArray original;
	private final NDArray weights;

	private BackgroundLoss(final NDArray original, final NDArray weights) {
		this.original = original;
		this.weights = weights;
	}

	/**
	 * @param original (1, 3, H, W)
	 * @param crops of the background
	 */
	static BackgroundLoss of(final NDArray original,
		final List<CropWindow> crops)
	{
		final int height = (int) original.getShape().get(2);
		final int width = (int) original.getShape().get(3);
		final float[] weights = new float[height * width];
		for (final CropWindow crop : crops) {
			final float share = 1f / (3f * crop.size() * crop.size());
			for (int y = crop.y(); y < crop.y() + crop.size(); y++) {
				for (int x = crop.x(); x < crop.x() + crop.size(); x++)
					weights[y * width + x] += share;
			}
		}
		return new BackgroundLoss(original, original.getManager().create(
			weights, new Shape(1, 1, height, width)));
	}

	@Override
	public NDArray of(final NDArray picture) {
		final NDArray change = picture.sub(original);
		return change.mul(change).mul(weights).sum();
	}
}
