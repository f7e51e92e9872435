package org.soulstyler.network;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.network.ClipNames.Tower;
import org.soulstyler.torch.Precision;

/** CLIP's stack of attention blocks. */
final class Transformer {

	/** CLIP's rule for the number of heads, where a file does not say. */
	private static final int HEAD_WIDTH = 64;

	private final List<AttentionBlock> blocks;
	private final int heads;
	private final boolean causal;
	private final Precision precision;

	private Transformer(final List<AttentionBlock> blocks, final int heads,
		final boolean causal, final Precision precision)
	{
		this.blocks = blocks;
		this.heads = heads;
		this.causal = causal;
		this.precision = precision;
	}

	/**
	 * Reads as many blocks as there are; only the text tower is causal.
	 *
	 * @param precision of the products
	 * @param keeper makes a block of its arrays: whether they are kept
	 *          {@linkplain AttentionBlock#ready ready} or
	 *          {@linkplain AttentionBlock#halved halved}
	 */
	static Transformer read(final Weights weights, final ClipNames names,
		final Tower tower, final long width, final Precision precision,
		final Function<NDArray[], AttentionBlock> keeper) throws SoulstylerException
	{
		final int heads = weights.metadata(tower == Tower.IMAGE ? "vision_heads"
			: "text_heads", Math.max(1, width / HEAD_WIDTH));
		if (heads < 1 || width % heads != 0) throw weights.unfit("a width of " +
			width + " cannot be split into " + heads + " heads");
		final String pattern = names.block(tower);
		final int count = weights.count(pattern + names.firstNorm() + ".weight");
		final List<AttentionBlock> blocks = new ArrayList<>(count);
		for (int i = 0; i < count; i++)
			blocks.add(keeper.apply(arrays(weights, names, String.format(pattern, i),
				width)));
		return new Transformer(blocks, heads, tower == Tower.TEXT, precision);
	}

	private static NDArray[] arrays(final Weights weights, final ClipNames names,
		final String block, final long width) throws SoulstylerException
	{
		final String firstNorm = block + names.firstNorm();
		final String out = block + names.attentionOut();
		final String secondNorm = block + names.secondNorm();
		final String up = block + names.up();
		final String down = block + names.down();
		final long hidden = weights.size(up + ".weight", 0);
		return new NDArray[] { //
			weights.get(firstNorm + ".weight", width), //
			weights.get(firstNorm + ".bias", width), //
			names.attentionInWeight(weights, block, width), //
			names.attentionInBias(weights, block, width), //
			weights.get(out + ".weight", width, width), //
			weights.get(out + ".bias", width), //
			weights.get(secondNorm + ".weight", width), //
			weights.get(secondNorm + ".bias", width), //
			weights.get(up + ".weight", hidden, width), //
			weights.get(up + ".bias", hidden), //
			weights.get(down + ".weight", width, hidden), //
			weights.get(down + ".bias", width) };
	}

	/** Operations of one row of so many tokens: products and attention. */
	long operations(final long tokens) {
		return blocks.stream().mapToLong(block -> block.operations(tokens)).sum();
	}

	/** (N, L, W) to the same shape; x is closed on the way. */
	NDArray apply(final NDArray x) {
		final Device device = x.getDevice();
		final int[] sizes = { heads, causal ? 1 : 0, precision.convolves(device) ? 1
			: 0, precision == Precision.FLOAT32 || causal || device.isGpu() ? 0 : 1 };
		NDArray y = x;
		for (final AttentionBlock block : blocks) {
			final NDArray next = block.apply(y, sizes);
			y.close(); // autograd keeps what it needs
			y = next;
		}
		return y;
	}
}
