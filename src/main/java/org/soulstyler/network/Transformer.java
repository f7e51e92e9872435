package org.soulstyler.network;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

import java.util.ArrayList;
import java.util.List;

import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.network.ClipNames.Tower;

/** CLIP's stack of pre-norm residual attention blocks with QuickGELU. */
final class Transformer {

	/** CLIP's rule for the number of heads, where a file does not say. */
	private static final int HEAD_WIDTH = 64;
	/** What of a block's arrays multiplies; the rest are its two norms. */
	private static final List<Integer> PRODUCTS = List.of(2, 3, 4, 5, 8, 9, 10,
		11);
	/** x · sigmoid(c x) is silu(c x) / c: the weights around it take the c. */
	private static final float QUICK_GELU = 1.702f;
	private static final List<Integer> BEFORE_GELU = List.of(8, 9);
	private static final int AFTER_GELU = 10;
	/** The matrices: nearly all of a block's memory. */
	private static final List<Integer> MATRICES = List.of(2, 4, 8, 10);

	private final TorchOps ops;
	private final List<NDArray[]> blocks;
	private final int heads;
	private final boolean causal;
	private final Precision precision;
	private final boolean kept;

	private Transformer(final TorchOps ops, final List<NDArray[]> blocks,
		final int heads, final boolean causal, final Precision precision,
		final boolean kept)
	{
		this.kept = kept;
		this.ops = ops;
		this.blocks = blocks;
		this.heads = heads;
		this.causal = causal;
		this.precision = precision;
	}

	/**
	 * Reads as many blocks as there are; only the text tower is causal.
	 *
	 * @param precision of the products
	 * @param storage how matrices are kept between calls, which then cost a
	 *          little more; null for as they are multiplied
	 */
	static Transformer read(final Weights weights, final ClipNames names,
		final Tower tower, final long width, final Precision precision,
		final HalfStorage storage, final TorchOps ops) throws SoulstylerException
	{
		final int heads = weights.metadata(tower == Tower.IMAGE ? "vision_heads"
			: "text_heads", Math.max(1, width / HEAD_WIDTH));
		if (heads < 1 || width % heads != 0) throw weights.unfit("a width of " +
			width + " can't be split into " + heads + " heads");
		final String pattern = names.block(tower);
		final int count = weights.count(pattern + names.firstNorm() + ".weight");
		final List<NDArray[]> blocks = new ArrayList<>(count);
		for (int i = 0; i < count; i++) {
			final String block = String.format(pattern, i);
			final String up = block + names.up();
			final long hidden = weights.size(up + ".weight", 0);
			final NDArray[] arrays = { weights.get(block + names.firstNorm() +
				".weight", width), weights.get(block + names.firstNorm() + ".bias",
					width), names.attentionInWeight(weights, block, width), names
						.attentionInBias(weights, block, width), weights.get(block + names
							.attentionOut() + ".weight", width, width), weights.get(block +
								names.attentionOut() + ".bias", width), weights.get(block +
									names.secondNorm() + ".weight", width), weights.get(block +
										names.secondNorm() + ".bias", width), weights.get(up +
											".weight", hidden, width), weights.get(up + ".bias",
												hidden), weights.get(block + names.down() + ".weight",
													width, hidden), weights.get(block + names.down() +
														".bias", width) };
			if (storage == null) scaleForGelu(ops, arrays);
			else {
				for (final int matrix : MATRICES)
					arrays[matrix] = storage.keep(arrays[matrix]);
			}
			if (precision == Precision.BFLOAT16) {
				for (final int product : PRODUCTS)
					arrays[product] = ops.replacedByBfloat16(arrays[product]);
			}
			blocks.add(arrays);
		}
		return new Transformer(ops, blocks, heads, tower == Tower.TEXT,
			precision, storage != null);
	}

	private static void scaleForGelu(final TorchOps ops,
		final NDArray[] arrays)
	{
		for (final int before : BEFORE_GELU)
			arrays[before] = scaled(ops, arrays[before], QUICK_GELU);
		arrays[AFTER_GELU] = scaled(ops, arrays[AFTER_GELU], 1 / QUICK_GELU);
	}

	/** A block as it is multiplied with; the caller closes what is new in it. */
	private NDArray[] widened(final NDArray[] block) {
		final NDArray[] wide = block.clone();
		for (final int matrix : MATRICES)
			wide[matrix] = HalfStorage.widen(block[matrix]);
		wide[BEFORE_GELU.get(1)] = block[BEFORE_GELU.get(1)].duplicate();
		scaleForGelu(ops, wide);
		return wide;
	}

	private static NDArray scaled(final TorchOps ops, final NDArray x,
		final float factor)
	{
		try (x) {
			return ops.scale(x, factor);
		}
	}

	/** Operations of one row of so many tokens: products and attention. */
	long operations(final long tokens) {
		long sum = 0;
		for (final NDArray[] block : blocks) {
			for (final int product : PRODUCTS) {
				final Shape shape = block[product].getShape();
				if (shape.dimension() == 2) sum += 2 * tokens * shape.size();
			}
			sum += 4 * tokens * tokens * block[0].getShape().get(0);
		}
		return sum;
	}

	/** (N, L, W) to the same shape; x is closed on the way. */
	NDArray apply(final NDArray x) {
		final Device device = x.getDevice();
		final int[] sizes = { heads, causal ? 1 : 0, precision.convolves(device)
			? 1 : 0, precision == Precision.FLOAT32 || causal || device.isGpu() ? 0
				: 1 };
		NDArray y = x;
		for (final NDArray[] block : blocks) {
			final NDArray[] wide = kept ? widened(block) : block;
			final NDArray[] arguments = new NDArray[block.length + 1];
			arguments[0] = y;
			System.arraycopy(wide, 0, arguments, 1, block.length);
			final NDArray next = ops.callSized("transformer_block", sizes, arguments);
			y.close(); // autograd keeps what it needs
			for (int i = 0; i < block.length; i++)
				if (wide[i] != block[i]) wide[i].close();
			y = next;
		}
		return y;
	}
}
