package org.soulstyler.network;

import ai.djl.ndarray.NDArray;

import java.util.ArrayList;
import java.util.List;

import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.network.ClipNames.Tower;

/** CLIP's stack of pre-norm residual attention blocks with QuickGELU. */
final class Transformer {

	/** CLIP's rule for the number of heads, where a file does not say. */
	private static final int HEAD_WIDTH = 64;

	private final TorchOps ops;
	private final List<NDArray[]> blocks;
	private final int heads;
	private final boolean causal;

	private Transformer(final TorchOps ops, final List<NDArray[]> blocks,
		final int heads, final boolean causal)
	{
		this.ops = ops;
		this.blocks = blocks;
		this.heads = heads;
		this.causal = causal;
	}

	/** Reads as many blocks as there are; only the text tower is causal. */
	static Transformer read(final Weights weights, final ClipNames names,
		final Tower tower, final long width, final TorchOps ops)
		throws SoulstylerException
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
			blocks.add(new NDArray[] { weights.get(block + names.firstNorm() +
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
														".bias", width) });
		}
		return new Transformer(ops, blocks, heads, tower == Tower.TEXT);
	}

	/** (N, L, W) to the same shape; x is closed on the way. */
	NDArray apply(final NDArray x) {
		final int[] sizes = { heads, causal ? 1 : 0 };
		NDArray y = x;
		for (final NDArray[] block : blocks) {
			final NDArray[] arguments = new NDArray[block.length + 1];
			arguments[0] = y;
			System.arraycopy(block, 0, arguments, 1, block.length);
			final NDArray next = ops.callSized("transformer_block", sizes, arguments);
			y.close(); // autograd keeps what it needs
			y = next;
		}
		return y;
	}
}
