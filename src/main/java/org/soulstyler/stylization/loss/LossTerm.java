package org.soulstyler.stylization.loss;

import ai.djl.ndarray.NDArray;

import org.jspecify.annotations.Nullable;

/**
 * A term of the loss. What does not change during a run is computed when the
 * term is made, see {@link LossTerms}.
 */
public interface LossTerm {

	/**
	 * What a term is computed from. Terms of one view are added up before their
	 * gradient is computed, and views follow in this order.
	 */
	enum View {

			/** Crops of the object, as the image encoder sees them. */
			CROPS,
			/** The whole region, as the image encoder sees it. */
			REGION,
			/** The whole region, as the feature network sees it. */
			FEATURES,
			/** The pixels of the region. */
			PIXELS
	}

	/**
	 * The term's name in reports; with "Weight" behind it, the name of its weight
	 * in the settings.
	 */
	String name();

	/** What it is computed from. */
	View view();

	/**
	 * The term, not yet weighted.
	 *
	 * @param restyled what the term's view shows
	 * @return a scalar, differentiable in the picture; of crops that come in
	 *         pieces, this piece's part of it; null where this step has nothing to
	 *         judge
	 */
	@Nullable
	NDArray of(Restyled restyled);

	/** Whether crops must come all together rather than in pieces. */
	default boolean needsAllCrops() {
		return false;
	}

	/**
	 * Floating-point operations of networks of its own for one value without its
	 * gradient; a multiplication and its addition are two.
	 *
	 * @param height of the region, pixels
	 * @param width of the region, pixels
	 */
	default long operations(final int height, final int width) {
		return 0;
	}
}
