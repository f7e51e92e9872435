package org.soulstyler.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.tensorfile.TensorFile;
import org.soulstyler.tensorfile.TensorFiles;
import org.soulstyler.tokenizer.ClipTokenizer;
import org.soulstyler.torch.HalfStorage;
import org.soulstyler.torch.Precision;
import org.soulstyler.torch.TorchOps;

/**
 * A frozen CLIP: images and texts to vectors of one space. The image side is
 * differentiable in its input; no weight has a gradient. The file decides the
 * kind of image tower and all sizes.
 */
public final class Clip implements ImageTextEncoder {

	private static final float[] MEAN = { .48145466f, .4578275f, .40821073f };
	private static final float[] DEVIATION = { .26862954f, .26130258f,
		.27577711f };

	/** Texts at a time; they are short, and without gradients. */
	private static final int TEXT_CHUNK = 16;

	private final NDManager manager;
	private final ClipTokenizer tokenizer;
	private final ImageTower imageTower;
	/** Several runs may use it at a time. */
	private volatile int chunk = ImageTextEncoder.CHUNK;
	private final TextTower textTower;
	private final NDArray mean;
	private final NDArray deviation;

	private Clip(final NDManager manager, final ClipTokenizer tokenizer,
		final ImageTower imageTower, final TextTower textTower)
	{
		this.manager = manager;
		this.tokenizer = tokenizer;
		this.imageTower = imageTower;
		this.textTower = textTower;
		mean = channels(manager, MEAN);
		deviation = channels(manager, DEVIATION);
	}

	/** Numbers, one a channel, as (1, 3, 1, 1) in libtorch's own memory. */
	static NDArray channels(final NDManager manager, final float[] values) {
		try (NDArray view = manager.create(values, new Shape(1, 3, 1, 1))) {
			return view.duplicate();
		}
	}

	/**
	 * Reads weights and tokenizer.
	 *
	 * @param weights a {@link TensorFile} with names as Hugging Face, open_clip or
	 *          OpenAI write them, or with the starter's image tower
	 * @param tokenizer CLIP's {@code tokenizer.json}
	 * @param parent manager of the arrays, on the device to compute on; closing
	 *          it closes this
	 * @throws SoulstylerException if a file is missing, damaged or does not hold a
	 *           CLIP
	 */
	public static Clip open(final Path weights, final Path tokenizer,
		final TorchOps ops, final NDManager parent) throws SoulstylerException
	{
		return open(weights, tokenizer, Precision.FLOAT32, ops, parent);
	}

	/** As above, with the image tower's products in another precision. */
	public static Clip open(final Path weights, final Path tokenizer,
		final Precision precision, final TorchOps ops, final NDManager parent)
		throws SoulstylerException
	{
		return open(TensorFiles.open(weights), tokenizer, precision, ops, parent);
	}

	private static Clip open(final TensorFile file, final Path tokenizer,
		final Precision precision, final TorchOps ops, final NDManager parent)
		throws SoulstylerException
	{
		final ClipTokenizer words = ClipTokenizer.open(tokenizer);
		final NDManager manager = parent.newSubManager();
		boolean done = false;
		try {
			final Weights weights = new Weights(file, manager);
			// A small network stays in float32, as its image tower does.
			final TextTower textTower = new TextTower(weights, new HalfStorage(
				StatisticsTower.isIn(weights) ? Precision.FLOAT32 : precision), ops);
			if (words.endToken() >= textTower.vocabularySize()) {
				throw new SoulstylerException(Failure.MODEL, "The tokenizer file " +
					tokenizer + " does not belong to the model file " + file.path() +
					": it has more tokens.");
			}
			final ImageTower imageTower;
			if (StatisticsTower.isIn(weights)) imageTower = StatisticsTower.read(
				weights, ops);
			else if (VisionTransformer.isIn(weights)) imageTower = VisionTransformer
				.read(weights, precision, ops);
			else throw weights.unfit("its image tower is of an unknown kind");
			final Clip clip = new Clip(manager, words, imageTower, textTower);
			done = true;
			return clip;
		}
		finally {
			if (!done) {
				words.close();
				manager.close();
			}
		}
	}

	@Override
	public void close() {
		tokenizer.close();
		manager.close();
	}

	@Override
	public int inputSize() {
		return imageTower.inputSize();
	}

	@Override
	public long operations() {
		return imageTower.operations();
	}

	@Override
	public List<Integer> levelChannels() {
		return imageTower.levelChannels();
	}

	/** The most tokens of a text that count, start and end included. */
	public int contextLength() {
		return textTower.contextLength();
	}

	@Override
	public NDArray normalise(final NDArray rgb) {
		try (NDArray centred = rgb.sub(mean)) {
			return centred.div(deviation);
		}
	}

	@Override
	public int chunk() {
		return chunk;
	}

	@Override
	public synchronized boolean halveChunk() {
		if (chunk == 1) return false;
		chunk /= 2;
		return true;
	}

	@Override
	public NDArray encodeImages(final NDArray normalised) {
		checkImages(normalised);
		final long n = normalised.getShape().get(0);
		final int most = chunk; // another run may halve it meanwhile
		if (n <= most) return embeddingsOf(normalised);
		try (NDList parts = new NDList()) {
			for (long i = 0; i < n; i += most) {
				try (NDArray some = normalised.get(new NDIndex().addSliceDim(i, Math
					.min(n, i + most))))
				{
					parts.add(embeddingsOf(some));
				}
			}
			return NDArrays.concat(parts);
		}
	}

	private NDArray embeddingsOf(final NDArray chunk) {
		final ImageEncoding encoding = imageTower.encode(chunk);
		encoding.levels().close();
		return encoding.embeddings();
	}

	@Override
	public ImageEncoding encodeImagesAndLevels(final NDArray normalised) {
		checkImages(normalised);
		return imageTower.encode(normalised);
	}

	/**
	 * The precision of the image tower's products: as requested, or float32 if
	 * the tower is too small to gain from less.
	 */
	@Override
	public Precision precision() {
		return imageTower.precision();
	}

	private void checkImages(final NDArray images) {
		final int size = inputSize();
		final Shape shape = images.getShape();
		if (shape.dimension() != 4 || shape.get(1) != 3 || shape.get(2) != size ||
			shape.get(3) != size) throw new IllegalArgumentException(
				"Images of shape " + shape + " where (N, 3, " + size + ", " + size +
					") is needed");
	}

	@Override
	public NDArray encodeTexts(final List<String> texts) {
		try (NDList parts = new NDList()) {
			for (int i = 0; i < texts.size(); i += TEXT_CHUNK) {
				final List<long[]> rows = new ArrayList<>();
				int longest = 0;
				for (final String text : texts.subList(i, Math.min(texts.size(), i +
					TEXT_CHUNK)))
				{
					final long[] row = tokenizer.encode(text, contextLength());
					rows.add(row);
					longest = Math.max(longest, used(row));
				}
				final int length = longest;
				parts.add(textTower.encode(rows.stream().map(r -> Arrays.copyOf(r,
					length)).toArray(long[][]::new), manager));
			}
			return NDArrays.concat(parts);
		}
	}

	/** How many tokens the row has, up to and with the end token. */
	private int used(final long[] row) {
		int i = 0;
		while (i < row.length && row[i] != tokenizer.endToken())
			i++;
		return Math.min(i + 1, row.length);
	}
}
