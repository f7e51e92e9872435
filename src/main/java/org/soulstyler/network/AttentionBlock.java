package org.soulstyler.network;

import ai.djl.ndarray.NDArray;

import java.util.List;
import java.util.function.UnaryOperator;

import org.soulstyler.torch.HalfStorage;
import org.soulstyler.torch.Precision;
import org.soulstyler.torch.TorchOps;

/**
 * A pre-norm residual attention block with QuickGELU. Its arrays come in the
 * order in which the operation {@code transformer_block} takes them; they belong
 * to this object from then on.
 */
final class AttentionBlock {

	/** The arrays that multiply; the others are the two norms'. */
	private static final List<Integer> PRODUCTS = List.of(2, 3, 4, 5, 8, 9, 10,
		11);
	/** The matrices: nearly all of the memory. */
	private static final List<Integer> MATRICES = List.of(2, 4, 8, 10);
	/** x · sigmoid(c x) is silu(c x) / c: the weights around it take the c. */
	private static final float QUICK_GELU = 1.702f;
	private static final int MATRIX_BEFORE_GELU = 8;
	private static final int BIAS_BEFORE_GELU = 9;
	private static final int MATRIX_AFTER_GELU = 10;

	private final TorchOps ops;
	private final NDArray[] kept;
	/**
	 * Converts what is kept to what is multiplied, for one use where they
	 * differ.
	 */
	private final UnaryOperator<NDArray[]> preparation;

	private AttentionBlock(final TorchOps ops, final NDArray[] kept,
		final UnaryOperator<NDArray[]> preparation)
	{
		this.ops = ops;
		this.kept = kept;
		this.preparation = preparation;
	}

	/** A block kept as it is multiplied, for use at every step. */
	static AttentionBlock ready(final NDArray[] arrays, final Precision precision,
		final TorchOps ops)
	{
		scaleForGelu(ops, arrays);
		if (precision == Precision.BFLOAT16) {
			for (final int product : PRODUCTS)
				arrays[product] = ops.replacedByBfloat16(arrays[product]);
		}
		return new AttentionBlock(ops, arrays, UnaryOperator.identity());
	}

	/**
	 * A block kept in half the memory and widened to float32 for each use: for
	 * one that is used once a run.
	 */
	static AttentionBlock halved(final NDArray[] arrays,
		final HalfStorage storage, final TorchOps ops)
	{
		for (final int matrix : MATRICES)
			arrays[matrix] = storage.keep(arrays[matrix]);
		return new AttentionBlock(ops, arrays, halved -> widened(ops, halved));
	}

	/** Operations of one row of so many tokens: products and attention. */
	long operations(final long tokens) {
		long sum = 4 * tokens * tokens * kept[0].getShape().get(0);
		for (final int matrix : MATRICES)
			sum += 2 * tokens * kept[matrix].getShape().size();
		return sum;
	}

	/**
	 * @param x (N, L, W)
	 * @param sizes the whole numbers that {@code transformer_block} takes after
	 *          the arrays
	 * @return the same shape
	 */
	NDArray apply(final NDArray x, final int[] sizes) {
		final NDArray[] ready = preparation.apply(kept);
		try {
			final NDArray[] arguments = new NDArray[1 + ready.length];
			arguments[0] = x;
			System.arraycopy(ready, 0, arguments, 1, ready.length);
			return ops.callSized("transformer_block", sizes, arguments);
		}
		finally {
			for (int i = 0; i < ready.length; i++)
				if (ready[i] != kept[i]) ready[i].close();
		}
	}

	// -- Helper methods --

	private static NDArray[] widened(final TorchOps ops, final NDArray[] halved) {
		final NDArray[] wide = halved.clone();
		for (final int matrix : MATRICES)
			wide[matrix] = HalfStorage.widen(halved[matrix]);
		wide[BIAS_BEFORE_GELU] = halved[BIAS_BEFORE_GELU].duplicate();
		scaleForGelu(ops, wide);
		return wide;
	}

	/** Closes what it replaces. */
	private static void scaleForGelu(final TorchOps ops, final NDArray[] arrays) {
		scale(ops, arrays, MATRIX_BEFORE_GELU, QUICK_GELU);
		scale(ops, arrays, BIAS_BEFORE_GELU, QUICK_GELU);
		scale(ops, arrays, MATRIX_AFTER_GELU, 1 / QUICK_GELU);
	}

	private static void scale(final TorchOps ops, final NDArray[] arrays,
		final int which, final float factor)
	{
		try (NDArray plain = arrays[which]) {
			arrays[which] = ops.scale(plain, factor);
		}
	}
}
