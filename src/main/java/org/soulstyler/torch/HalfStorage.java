package org.soulstyler.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

/**
 * Keeps frozen weights that are used once a run in half the memory: as float16,
 * to be widened to float32 for each use.
 * <p>
 * OpenAI's matrices were published as float16, and copies of them in float32
 * hold the same numbers: nothing is lost. Weights that would lose digits (its
 * table of tokens is one) stay float32, unless all products are coarser anyway.
 */
public final class HalfStorage {

	private final boolean rounding;

	/**
	 * @param precision that the user asked for: other than float32, weights may be
	 *          rounded to float16's 11 bits
	 */
	public HalfStorage(final Precision precision) {
		rounding = precision != Precision.FLOAT32;
	}

	/**
	 * @param x float32; closed if another array takes its place
	 * @return x, or the same as float16
	 */
	public NDArray keep(final NDArray x) {
		final NDArray half = x.toType(DataType.FLOAT16, true);
		if (fits(half, x)) {
			x.close();
			return half;
		}
		half.close();
		return x;
	}

	/** A new float32 array, whichever type x is kept in. */
	public static NDArray widen(final NDArray x) {
		return x.toType(DataType.FLOAT32, true);
	}

	/** Rounded is fine; beyond float16's range, and so infinite, is not. */
	private boolean fits(final NDArray half, final NDArray x) {
		try (NDArray wide = widen(half)) {
			if (!rounding) return wide.contentEquals(x);
			try (NDArray sum = wide.sum()) {
				return Float.isFinite(sum.getFloat());
			}
		}
	}
}
