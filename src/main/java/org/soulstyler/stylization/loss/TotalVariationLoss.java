package org.soulstyler.stylization.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;

/**
 * Sum of the Frobenius norms of the differences between each pixel and its
 * neighbours to the right, below and on both diagonals.
 */
final class TotalVariationLoss implements LossTerm {

	static final String NAME = "tv";

	/** Keeps the root's slope finite on a picture of one color. */
	private static final float TINY = 1e-12f;

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public View view() {
		return View.PIXELS;
	}

	@Override
	public NDArray of(final Restyled restyled) {
		return of(restyled.picture());
	}

	/**
	 * @param picture (1, 3, H, W) in [0, 1]
	 * @return a scalar
	 */
	NDArray of(final NDArray picture) {
		final NDArray top = picture.get(new NDIndex(":, :, :-1, :"));
		final NDArray bottom = picture.get(new NDIndex(":, :, 1:, :"));
		final NDArray left = picture.get(new NDIndex(":, :, :, :-1"));
		final NDArray right = picture.get(new NDIndex(":, :, :, 1:"));
		return norm(left, right).add(norm(top, bottom)).add(norm(bottom.get(
			new NDIndex(":, :, :, :-1")), top.get(new NDIndex(":, :, :, 1:")))).add(
				norm(top.get(new NDIndex(":, :, :, :-1")), bottom.get(new NDIndex(
					":, :, :, 1:"))));
	}

	private static NDArray norm(final NDArray a, final NDArray b) {
		final NDArray difference = a.sub(b);
		return difference.mul(difference).sum().add(TINY).sqrt();
	}
}
