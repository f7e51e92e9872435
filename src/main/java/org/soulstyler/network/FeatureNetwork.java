package org.soulstyler.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.tensorfile.TensorFile;
import org.soulstyler.tensorfile.TensorFiles;
import org.soulstyler.torch.Precision;
import org.soulstyler.torch.TorchOps;

/**
 * A frozen network of VGG's kind: 3×3 convolutions, each followed by ReLU, and
 * maximum pooling between blocks. Layers are counted as torchvision's
 * {@code features}, so the file's tensor names alone say what there is: after
 * the convolution N comes its ReLU, N + 1; where the next convolution is N + 3
 * and not N + 2, pooling lies between. In VGG-19 conv4_2 is 21 and conv5_2 is
 * 30, its ReLU 31.
 */
public final class FeatureNetwork implements AutoCloseable {

	private static final float[] MEAN = { .485f, .456f, .406f };
	private static final float[] DEVIATION = { .229f, .224f, .225f };

	private static final Pattern NAME = Pattern.compile(
		"features\\.(\\d{1,4})\\.weight");

	private final NDManager manager;
	private final TorchOps ops;
	private final Precision precision;
	private final SortedMap<Integer, NDArray[]> convolutions;
	private final NDArray mean;
	private final NDArray deviation;

	private FeatureNetwork(final NDManager manager, final TorchOps ops,
		final Precision precision, final SortedMap<Integer, NDArray[]> convolutions)
	{
		this.manager = manager;
		this.ops = ops;
		this.precision = precision;
		this.convolutions = convolutions;
		mean = Clip.channels(manager, MEAN);
		deviation = Clip.channels(manager, DEVIATION);
	}

	/**
	 * Reads the convolutions named {@code features.N.weight} and
	 * {@code features.N.bias}; other tensors (a classifier) are left alone.
	 *
	 * @param parent manager of the arrays, on the device to compute on
	 * @throws SoulstylerException if the file is missing, damaged or of another
	 *           kind
	 */
	public static FeatureNetwork open(final Path path, final TorchOps ops,
		final NDManager parent) throws SoulstylerException
	{
		return open(path, Precision.FLOAT32, ops, parent);
	}

	/**
	 * As above, with the convolutions in another precision; features stay
	 * float32.
	 */
	public static FeatureNetwork open(final Path path, final Precision precision,
		final TorchOps ops, final NDManager parent) throws SoulstylerException
	{
		return open(TensorFiles.open(path), precision, ops, parent);
	}

	private static FeatureNetwork open(final TensorFile file,
		final Precision precision, final TorchOps ops, final NDManager parent)
		throws SoulstylerException
	{
		final NDManager manager = parent.newSubManager();
		boolean done = false;
		try {
			final FeatureNetwork network = new FeatureNetwork(manager, ops, precision,
				read(file, new Weights(file, manager)));
			network.convolutions.values().forEach(convolution -> prepare(ops,
				precision, convolution));
			done = true;
			return network;
		}
		finally {
			if (!done) manager.close();
		}
	}

	private static SortedMap<Integer, NDArray[]> read(final TensorFile file,
		final Weights weights) throws SoulstylerException
	{
		final SortedMap<Integer, String> names = new TreeMap<>();
		for (final String name : file.names()) {
			final Matcher matcher = NAME.matcher(name);
			if (matcher.matches()) names.put(Integer.parseInt(matcher.group(1)),
				"features." + matcher.group(1));
		}
		final SortedMap<Integer, NDArray[]> convolutions = new TreeMap<>();
		long channels = 3;
		int expected = 0;
		for (final Map.Entry<Integer, String> e : names.entrySet()) {
			final int index = e.getKey();
			final boolean pooled = index == expected + 1 && index > 1;
			if (index != expected && !pooled) throw weights.unfit("the layer " + e
				.getValue() + " does not continue a VGG network");
			final long wider = weights.size(e.getValue() + ".weight", 0);
			convolutions.put(index, new NDArray[] { weights.get(e.getValue() +
				".weight", wider, channels, 3, 3), weights.get(e.getValue() + ".bias",
					wider) });
			channels = wider;
			expected = index + 2;
		}
		if (convolutions.isEmpty()) throw weights.unfit(
			"it has no layer features.0");
		return convolutions;
	}

	@Override
	public void close() {
		manager.close();
	}

	/**
	 * RGB in [0, 1], (N, 3, H, W), normalised by ImageNet's mean and deviation.
	 */
	public NDArray normalise(final NDArray rgb) {
		try (NDArray centred = rgb.sub(mean)) {
			return centred.div(deviation);
		}
	}

	/** Whether there is a layer of this number: convolution, ReLU or pooling. */
	public boolean hasLayer(final int layer) {
		return layer >= 0 && layer <= convolutions.lastKey() + 1;
	}

	/**
	 * Floating-point operations of one picture's way to the last of some layers;
	 * a multiplication and its addition are two, and nothing else counts.
	 */
	public long operations(final int height, final int width,
		final int... layers)
	{
		final int last = IntStream.of(layers).max().orElse(-1);
		long rows = height, columns = width, sum = 0;
		int expected = 0;
		for (final Map.Entry<Integer, NDArray[]> e : convolutions.headMap(last + 1)
			.entrySet())
		{
			if (e.getKey() > expected) { // pooling lies between
				rows /= 2;
				columns /= 2;
			}
			expected = e.getKey() + 2;
			sum += 2 * rows * columns * e.getValue()[0].getShape().size();
		}
		return sum;
	}

	/**
	 * The outputs of some layers; nothing behind the last of them is computed.
	 *
	 * @param normalised (N, 3, H, W) from {@link #normalise}, large enough that
	 *          the poolings before the last layer leave something
	 * @param layers numbers of layers, in any order
	 * @return their outputs in that order, of the manager of {@code normalised};
	 *         the caller closes them
	 */
	public List<NDArray> features(final NDArray normalised, final int... layers) {
		for (final int layer : layers) {
			if (!hasLayer(layer)) throw new IllegalArgumentException("No layer " +
				layer + " in a network whose last convolution is " + convolutions
					.lastKey());
		}
		final int last = IntStream.of(layers).max().orElse(-1);
		final Map<Integer, NDArray> wanted = new HashMap<>();
		NDArray x = normalised;
		boolean ours = false; // x is an intermediate value, to be closed
		for (int layer = 0; layer <= last; layer++) {
			final NDArray[] convolution = convolutions.get(layer);
			final NDArray next;
			if (convolution != null && layer < last && !contains(layers, layer)) {
				next = ops.convolutionRelu(x, convolution[0], convolution[1]);
				layer++; // the ReLU came with its convolution
			}
			else next = apply(layer, x);
			if (ours) x.close();
			x = next;
			final boolean asked = contains(layers, layer);
			if (asked) wanted.put(layer, precision == Precision.FLOAT32 ? x : ops
				.toFloat32(x));
			ours = !asked || precision != Precision.FLOAT32;
		}
		if (ours) x.close();
		return Arrays.stream(layers).mapToObj(wanted::get).toList();
	}

	/**
	 * Weights as they are needed: of this type, and with their channels last
	 * where large maps are faster so.
	 */
	private static void prepare(final TorchOps ops, final Precision precision,
		final NDArray[] convolution)
	{
		if (precision == Precision.BFLOAT16) {
			for (int i = 0; i < convolution.length; i++)
				convolution[i] = ops.replacedByBfloat16(convolution[i]);
		}
		else if (convolution[0].getDevice().isGpu()) return;
		try (NDArray kernel = convolution[0]) {
			convolution[0] = ops.channelsLast(kernel);
		}
	}

	private static boolean contains(final int[] layers, final int layer) {
		return IntStream.of(layers).anyMatch(l -> l == layer);
	}

	private NDArray apply(final int layer, final NDArray x) {
		final NDArray[] convolution = convolutions.get(layer);
		if (convolution != null) return ops.convolution(x, convolution[0],
			convolution[1], 1, 1);
		return convolutions.containsKey(layer - 1) ? ops.relu(x) : ops.maxPool(x);
	}
}
