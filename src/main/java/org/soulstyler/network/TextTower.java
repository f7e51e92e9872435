package org.soulstyler.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.network.ClipNames.Tower;
import org.soulstyler.torch.HalfStorage;
import org.soulstyler.torch.Precision;
import org.soulstyler.torch.TorchOps;

/** CLIP's text transformer, sizes from the file. */
final class TextTower {

	private final TorchOps ops;
	private final int contextLength;
	private final long vocabularySize;
	private final NDArray table;
	private final NDArray positions;
	private final Transformer transformer;
	private final NDArray[] lastNorm;
	private final NDArray projection;

	/** @param storage how the large weights are kept */
	TextTower(final Weights weights, final HalfStorage storage,
		final TorchOps ops) throws SoulstylerException
	{
		final ClipNames names = ClipNames.of(weights);
		this.ops = ops;
		final long width = weights.size(names.tokenTable(), 1);
		vocabularySize = weights.size(names.tokenTable(), 0);
		contextLength = Math.toIntExact(weights.size(names.positions(Tower.TEXT),
			0));
		table = storage.keep(weights.get(names.tokenTable(), vocabularySize,
			width));
		positions = weights.get(names.positions(Tower.TEXT), contextLength, width);
		transformer = Transformer.read(weights, names, Tower.TEXT, width,
			Precision.FLOAT32, arrays -> AttentionBlock.halved(arrays, storage, ops));
		lastNorm = VisionTransformer.norm(weights, names.lastNorm(Tower.TEXT),
			width);
		projection = names.projection(weights, Tower.TEXT, width);
	}

	/** The largest number of tokens, start and end included. */
	int contextLength() {
		return contextLength;
	}

	/** The size of its table of tokens. */
	long vocabularySize() {
		return vocabularySize;
	}

	/**
	 * @param tokens (N, L), L up to the context length, each row with the end
	 *          token, the highest, somewhere. What follows it has no influence,
	 *          since attention only looks back: shorter rows are cheaper.
	 * @return (N, D), not normalised
	 */
	NDArray encode(final long[][] tokens, final NDManager manager) {
		final long[] flat = new long[tokens.length * tokens[0].length];
		for (int i = 0; i < tokens.length; i++)
			System.arraycopy(tokens[i], 0, flat, i * tokens[0].length,
				tokens[0].length);
		try (NDArray ids = manager.create(flat, new Shape(tokens.length,
			tokens[0].length));
				NDArray out = transformer.apply(ops.call("embed_tokens", ids, table,
					positions)))
		{
			return ops.call("pool_end", out, ids, lastNorm[0], lastNorm[1],
				projection);
		}
	}
}
