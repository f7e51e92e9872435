package org.soulstyler.stylization;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.soulstyler.settings.StylizationSettings;
import org.soulstyler.torch.Autograd;
import org.soulstyler.torch.TorchOps;

/**
 * The network that is trained on one picture until its output is the restyled
 * picture: CLIPstyler's U-Net (section 3.1 there), with instance normalisation
 * and a 1×1 shortcut in each block.
 *
 * <pre>
 * lift 1×1 → first ─────────────────────────────────────────┐
 *            down1 ───────────────────────────────┐         │
 *              ↓ 4×4, stride 2                    │         │
 *            down2 ─────────────────────┐         │         │
 *              ↓                        │         │         │
 *            down3 ───────────┐         │         │         │
 *              ↓              │         │         │         │
 *            bottom → ×2 → up3 → ×2 → up2 → ×2 → up1 → last → drop 1×1 → sigmoid
 * </pre>
 *
 * All parameters lie in one vector, so that the optimiser and the gradient's
 * norm take one operation each; a forward pass splits it into views.
 * <p>
 * As an option of small encoders the net starts as the identity: its output is
 * added to the logit of the picture, the last convolution starts at zero, and
 * blocks normalise after the shortcut too. Fixed noise channels beside the
 * picture let it make texture on smooth objects, and a {@link ResidualPyramid}
 * adds parameters that belong to places, which no convolution has.
 */
final class StyleNet implements AutoCloseable {

	/** Below this side three halvings leave nothing to convolve. */
	private static final int SMALLEST_SIDE = 8;
	/** The residual's picture stays where the logit is finite. */
	private static final float DARKEST = 0.03f;
	/** Coarseness of the noise channels, pixels. */
	private static final int[] NOISE_GRAINS = { 2, 4, 8, 24 };
	private static final float NOISE_AMPLITUDE = 0.4f;

	private final TorchOps ops;
	private final boolean residual;
	private final int downsampling;
	private final List<Shape> shapes = new ArrayList<>();
	private final List<String> names = new ArrayList<>();
	private final NDArray parameters;

	private StyleNet(final TorchOps ops, final NDManager manager,
		final StylizationSettings settings, final Random random)
	{
		this.ops = ops;
		residual = settings.net().residual();
		downsampling = settings.net().netDownsampling();
		final int n = settings.net().baseChannels();
		convolution("lift", n, 3 + settings.net().noiseChannels(), 1);
		block("first", n, n);
		block("down1", n, n);
		convolution("down1.down", n, n, 4);
		block("down2", 2 * n, n);
		convolution("down2.down", 2 * n, 2 * n, 4);
		block("down3", 4 * n, 2 * n);
		convolution("down3.down", 4 * n, 4 * n, 4);
		block("bottom", 8 * n, 4 * n);
		block("up3", 4 * n, 12 * n);
		block("up2", 2 * n, 6 * n);
		block("up1", n, 3 * n);
		block("last", n, 2 * n);
		convolution("drop", 3, n, 1);
		try (NDArray start = manager.create(initial(random))) {
			// A copy in memory that libtorch owns: it is changed in place.
			parameters = start.add(0);
		}
		parameters.setRequiresGradient(true);
	}

	/**
	 * A net with PyTorch's default start: weights and biases uniform within
	 * ±1/√(inputs of one output).
	 *
	 * @param random where the start is drawn from; the same on every device
	 */
	static StyleNet create(final TorchOps ops, final NDManager manager,
		final StylizationSettings settings, final Random random)
	{
		try (Autograd off = Autograd.off()) {
			return new StyleNet(ops, manager, settings, random);
		}
	}

	/** Names of the parameters in their order, like "down1.down.weight". */
	List<String> names() {
		return List.copyOf(names);
	}

	/** The parameters' shapes, in the same order. */
	List<Shape> shapes() {
		return List.copyOf(shapes);
	}

	/** All parameters, in one vector that has a gradient. */
	NDArray parameters() {
		return parameters;
	}

	/** Replaces all parameters. */
	void load(final float[] values) {
		try (Autograd off = Autograd.off();
				NDArray copy = parameters.getManager().create(values))
		{
			parameters.subi(parameters).addi(copy);
		}
	}

	/**
	 * What stands beside the picture at the input.
	 *
	 * @return (1, channels, height, width), or null for no channels
	 */
	static @Nullable NDArray noise(final TorchOps ops, final NDManager manager,
		final int channels, final int height, final int width, final Random random)
	{
		if (channels == 0) return null;
		final NDList grains = new NDList();
		for (int i = 0; i < channels; i++) {
			final int grain = NOISE_GRAINS[i];
			final int h = (height + grain - 1) / grain;
			final int w = (width + grain - 1) / grain;
			final float[] values = new float[h * w];
			for (int k = 0; k < values.length; k++)
				values[k] = (float) random.nextGaussian() * NOISE_AMPLITUDE;
			grains.add(ops.resizeBicubic(manager.create(values, new Shape(1, 1, h,
				w)), height, width));
		}
		return NDArrays.concat(grains, 1);
	}

	/**
	 * What the net is given, the same in each step.
	 *
	 * @param planes pictures and noise, (N, channels, h, w), smaller where the
	 *          settings say so
	 * @param logit of the pictures, (N, 3, H, W), or null where the net does not
	 *          start as the identity
	 * @param height H, the output's
	 * @param width W, the output's
	 */
	record Input(NDArray planes, @Nullable NDArray logit, int height, int width) {
	}

	/**
	 * @param pictures (N, 3, H, W) in [0, 1], any size
	 * @param noise (N, noise channels, H, W), or null if there are none
	 */
	Input input(final NDArray pictures, final @Nullable NDArray noise) {
		try (Autograd off = Autograd.off()) {
			final int height = (int) pictures.getShape().get(2);
			final int width = (int) pictures.getShape().get(3);
			final NDArray planes = noise == null ? pictures : pictures.concat(noise,
				1);
			return new Input(downsampling == 1 ? planes : ops.resizeAntialiased(
				planes, shrunk(height), shrunk(width)), residual ? logit(pictures)
					: null, height, width);
		}
	}

	/**
	 * Several pictures are normalised together.
	 *
	 * @param change what a {@link ResidualPyramid} adds, logits of the pictures'
	 *          shape; null for nothing
	 * @return (N, 3, H, W) in [0, 1]
	 */
	NDArray forward(final Input input, final @Nullable NDArray change) {
		return forward(input, change, (x, parameters) -> ops.styleBlock(x,
			parameters, residual));
	}

	/**
	 * The same, each picture normalised by given statistics: the same place gets
	 * the same style in whatever picture it is seen.
	 *
	 * @param statistics from {@link #statistics}
	 */
	NDArray forward(final Input input, final @Nullable NDArray change,
		final List<NDArray> statistics)
	{
		final Iterator<NDArray> next = statistics.iterator();
		return forward(input, change, (x, parameters) -> ops.frozenStyleBlock(x,
			parameters, next.next(), residual));
	}

	/**
	 * What {@link #forward(Input, NDArray)} normalises some pictures by.
	 *
	 * @return means and variances of each block
	 */
	List<NDArray> statistics(final Input input) {
		final List<NDArray> all = new ArrayList<>();
		change(input.planes(), (x, parameters) -> {
			all.add(ops.styleStatistics(x, parameters));
			return ops.styleBlock(x, parameters, residual);
		});
		return all;
	}

	/** How a block is computed. */
	private interface Block {

		NDArray of(NDArray x, List<NDArray> parameters);
	}

	private NDArray forward(final Input input, final @Nullable NDArray change,
		final Block block)
	{
		NDArray logits = change(input.planes(), block);
		if (downsampling > 1) logits = ops.resizeBilinear(logits, input.height(),
			input.width());
		if (input.logit() != null) logits = logits.add(input.logit());
		if (change != null) logits = logits.add(change);
		return Activation.sigmoid(logits);
	}

	@Override
	public void close() {
		parameters.close();
	}

	/** The convolutions' output, logits (1, 3, H, W). */
	private NDArray change(final NDArray planes, final Block block) {
		final int height = (int) planes.getShape().get(2);
		final int width = (int) planes.getShape().get(3);
		if (height < SMALLEST_SIDE || width < SMALLEST_SIDE) {
			final int h = Math.max(SMALLEST_SIDE, height);
			final int w = Math.max(SMALLEST_SIDE, width);
			return ops.resizeBilinear(change(ops.resizeBilinear(planes, h, w), block),
				height, width);
		}
		final Weights weights = new Weights();
		final NDArray first = block.of(weights.convolve(planes, 1, 0), weights.next(
			6));
		final NDArray down1 = block.of(first, weights.next(6));
		final NDArray down2 = block.of(weights.convolve(down1, 2, 1), weights.next(
			6));
		final NDArray down3 = block.of(weights.convolve(down2, 2, 1), weights.next(
			6));
		final NDArray bottom = block.of(weights.convolve(down3, 2, 1), weights.next(
			6));
		final NDArray up3 = block.of(join(bottom, down3), weights.next(6));
		final NDArray up2 = block.of(join(up3, down2), weights.next(6));
		final NDArray up1 = block.of(join(up2, down1), weights.next(6));
		final NDArray last = block.of(join(up1, first), weights.next(6));
		return weights.convolve(last, 1, 0);
	}

	/**
	 * Floating-point operations of a forward pass for a picture of a size; a
	 * multiplication and its addition are two, and nothing else counts.
	 */
	long operations(final int fullHeight, final int fullWidth) {
		final int height = shrunk(fullHeight), width = shrunk(fullWidth);
		long sum = 0;
		for (int i = 0; i < shapes.size(); i += 2) {
			final long places = ((long) height >> level(names.get(i))) *
				(width >> level(names.get(i)));
			sum += 2 * places * shapes.get(i).size();
		}
		return sum;
	}

	private int shrunk(final int side) {
		return (side + downsampling - 1) / downsampling;
	}

	/** How often the picture is halved where a convolution puts its output. */
	private static int level(final String name) {
		if (name.startsWith("bottom") || name.startsWith("down3.down")) return 3;
		if (name.matches("(down3|up3|down2\\.down).*")) return 2;
		return name.matches("(down2|up2|down1\\.down).*") ? 1 : 0;
	}

	/**
	 * Odd sizes lose a row when halved: the skip's size decides. x is closed:
	 * autograd does not need it, and it is large.
	 */
	private NDArray join(final NDArray x, final NDArray skip) {
		final int height = (int) skip.getShape().get(2);
		final int width = (int) skip.getShape().get(3);
		try (x;
				NDArray larger = x.getShape().equals(skip.getShape()) ? null : ops
					.resizeBilinear(x, height, width))
		{
			return (larger == null ? x : larger).concat(skip, 1);
		}
	}

	/** Of a picture whose black and white are kept from the infinite. */
	static NDArray logit(final NDArray picture) {
		try (NDArray p = picture.clip(DARKEST, 1 - DARKEST);
				NDArray minus = p.neg();
				NDArray rest = minus.add(1);
				NDArray odds = p.div(rest))
		{
			return odds.log();
		}
	}

	private void block(final String name, final int out, final int in) {
		convolution(name + ".a", out, in, 3);
		convolution(name + ".b", out, out, 3);
		convolution(name + ".shortcut", out, in, 1);
	}

	private void convolution(final String name, final int out, final int in,
		final int side)
	{
		names.add(name + ".weight");
		shapes.add(new Shape(out, in, side, side));
		names.add(name + ".bias");
		shapes.add(new Shape(out));
	}

	private float[] initial(final Random random) {
		final float[] values = new float[(int) shapes.stream().mapToLong(
			Shape::size).sum()];
		int at = 0;
		for (int i = 0; i < shapes.size(); i++) {
			final Shape weight = shapes.get(i - i % 2);
			final double bound = 1 / Math.sqrt(weight.size() / (double) weight.get(
				0));
			final boolean zero = residual && names.get(i).startsWith("drop.");
			for (long k = shapes.get(i).size(); k > 0; k--) {
				final double value = (2 * random.nextDouble() - 1) * bound;
				values[at++] = zero ? 0 : (float) value;
			}
		}
		return values;
	}

	/** Hands out the parameters in the order in which they were listed. */
	private final class Weights {

		private final NDList views;
		private int next;

		Weights() {
			final long[] ends = new long[shapes.size() - 1];
			long end = 0;
			for (int i = 0; i < ends.length; i++)
				ends[i] = end += shapes.get(i).size();
			views = parameters.split(ends, 0);
		}

		NDArray convolve(final NDArray x, final int stride, final int padding) {
			final List<NDArray> layer = next(2);
			return ops.convolution(x, layer.get(0), layer.get(1), stride, padding);
		}

		/** The next so many parameters, in their shapes. */
		List<NDArray> next(final int count) {
			final List<NDArray> parts = new ArrayList<>(count);
			for (; parts.size() < count; next++)
				parts.add(views.get(next).reshape(shapes.get(next)));
			return parts;
		}
	}
}
