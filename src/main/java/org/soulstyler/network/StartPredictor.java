package org.soulstyler.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.tensorfile.SafeTensors;
import org.soulstyler.torch.Autograd;
import org.soulstyler.torch.TorchOps;

/**
 * What a text is going to change in a picture, roughly and at once: an encoder
 * and a decoder whose channels the text scales and shifts (conditional instance
 * norm: Dumoulin, Shlens, Kudlur, ICLR 2017). It is trained on the losses that a
 * picture is optimised by (models/starter/style/train_start.py), so that the
 * optimisation can start from there.
 */
public final class StartPredictor implements AutoCloseable {

	private static final int COLORS = 3;
	/** Layers around the residual blocks: two halvings, two enlargements, one more. */
	private static final int OTHERS = 5;
	/** Of what the network sees; after two halvings more than one value is left to normalise. */
	private static final int LEAST_SIDE = 8;
	/** Texts are multiplied by it, as in training. */
	private static final float TEXT_SCALE = 8;

	/** A convolution whose normalised channels the text scales and shifts. */
	private record Layer(NDArray[] convolution, NDArray[] gain, NDArray[] shift) {

		int stride() {
			return convolution[0].getShape().get(2) == 4 ? 2 : 1;
		}
	}

	private final NDManager manager;
	private final TorchOps ops;
	private final List<Layer> layers = new ArrayList<>();
	private final NDArray[] hidden;
	private final NDArray[] out;
	private final int noiseChannels;

	private StartPredictor(final Weights weights, final TorchOps ops,
		final NDManager manager) throws SoulstylerException
	{
		this.manager = manager;
		this.ops = ops;
		hidden = pair(weights, "hidden", Weights.ANY, Weights.ANY);
		final long wide = hidden[0].getShape().get(0);
		final int count = weights.count("convolutions.%d.weight");
		if (count < OTHERS || (count - OTHERS) % 2 != 0) throw weights.unfit(
			"it has " + count + " convolutions");
		for (int i = 0; i < count; i++) {
			final long side = weights.size("convolutions." + i + ".weight", 2);
			final NDArray[] convolution = pair(weights, "convolutions." + i,
				Weights.ANY, Weights.ANY, side, side);
			final long channels = convolution[0].getShape().get(0);
			layers.add(new Layer(convolution, pair(weights, "gains." + i, channels,
				wide), pair(weights, "shifts." + i, channels, wide)));
		}
		out = pair(weights, "out", COLORS, Weights.ANY, 3, 3);
		noiseChannels = (int) layers.get(0).convolution[0].getShape().get(1) -
			COLORS;
		if (noiseChannels < 0) throw weights.unfit("it sees no colours");
	}

	private static NDArray[] pair(final Weights weights, final String name,
		final long... shape) throws SoulstylerException
	{
		final NDArray weight = weights.get(name + ".weight", shape);
		return new NDArray[] { weight, weights.get(name + ".bias", weight.getShape()
			.get(0)) };
	}

	/**
	 * Reads the predictor's weights.
	 *
	 * @param parent manager of the arrays, on the device to compute on
	 * @throws SoulstylerException if the file is missing, damaged or of another
	 *           kind
	 */
	public static StartPredictor open(final Path path, final TorchOps ops,
		final NDManager parent) throws SoulstylerException
	{
		final NDManager manager = parent.newSubManager();
		boolean done = false;
		try {
			final StartPredictor predictor = new StartPredictor(new Weights(
				SafeTensors.open(path), manager), ops, manager);
			done = true;
			return predictor;
		}
		finally {
			if (!done) manager.close();
		}
	}

	/** How many channels of noise it wants beside a picture. */
	public int noiseChannels() {
		return noiseChannels;
	}

	/**
	 * Predicts, without gradients.
	 *
	 * @param picture RGB in [0, 1], (1, 3, H, W)
	 * @param noise to make texture from, (1, {@link #noiseChannels}, H, W);
	 *          null for none
	 * @param text an L2-normalised text embedding, (1, D)
	 * @return what is to be added to the picture's logits, (3, H, W), row-major
	 */
	public float[] change(final NDArray picture, final @Nullable NDArray noise,
		final NDArray text)
	{
		final int height = (int) picture.getShape().get(2);
		final int width = (int) picture.getShape().get(3);
		try (NDScope scope = new NDScope(); Autograd off = Autograd.off()) {
			scope.suppressNotUsedWarning();
			final NDArray code = ops.gelu(ops.linear(ops.scale(text, TEXT_SCALE),
				hidden[0], hidden[1]));
			final NDArray seen = ops.scale(picture, 2).sub(1);
			final NDArray planes = ops.resizeAntialiased(noise == null ? seen : seen
				.concat(noise, 1), Math.max(LEAST_SIDE, (height + 1) / 2), Math.max(
					LEAST_SIDE, (width + 1) / 2));
			int next = 0;
			final NDArray first = styled(planes, layers.get(next++), code);
			final NDArray second = styled(first, layers.get(next++), code);
			NDArray x = styled(second, layers.get(next++), code);
			while (next < layers.size() - 2)
				x = x.add(styled(styled(x, layers.get(next++), code), layers.get(
					next++), code));
			x = styled(join(x, second), layers.get(next++), code);
			x = styled(join(x, first), layers.get(next), code);
			return ops.resizeBilinear(ops.convolution(x, out[0], out[1], 1, 1),
				height, width).toFloatArray();
		}
	}

	@Override
	public void close() {
		manager.close();
	}

	private NDArray styled(final NDArray x, final Layer layer,
		final NDArray code)
	{
		return ops.callSized("styled_convolution", new int[] { layer.stride() }, x,
			layer.convolution[0], layer.convolution[1], ops.linear(code,
				layer.gain[0], layer.gain[1]), ops.linear(code, layer.shift[0],
					layer.shift[1]));
	}

	private NDArray join(final NDArray x, final NDArray skip) {
		return ops.resizeBilinear(x, (int) skip.getShape().get(2), (int) skip
			.getShape().get(3)).concat(skip, 1);
	}
}
