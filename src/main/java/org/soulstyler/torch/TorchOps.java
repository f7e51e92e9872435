package org.soulstyler.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.jspecify.annotations.Nullable;

/**
 * PyTorch operations that DJL does not offer, or offers with a trap,
 * differentiable inside a gradient collector. They come from a small TorchScript
 * module whose readable source is the resource {@code operations.py}; a
 * TorchScript file is a stored zip, so it is put together here at start.
 * <p>
 * A result belongs to the manager of the <em>first</em> argument, as everywhere
 * in DJL. Images are (N, C, H, W). Float32 throughout.
 * </p>
 * <p>
 * Use {@link #scale} where {@code NDArray.mul(Number)} comes to mind: DJL hands
 * autograd a scalar in memory that Java frees, and gradients turn out wrong.
 * </p>
 */
public final class TorchOps implements AutoCloseable {

	private static final String SOURCE = "operations.py";

	/**
	 * A pickled {@code __torch__.Operations} with its one attribute,
	 * {@code training = False}: what {@code torch.jit.save} writes for a module
	 * without parameters.
	 */
	private static final String PICKLED_MODULE =
		"\u0080\u0002c__torch__\nOperations\nq\u0000)\u0081}(" +
			"X\b\u0000\u0000\u0000trainingq\u0001\u0089ubq\u0002.";
	private static final String PICKLED_EMPTY_TUPLE = "\u0080\u0002).";

	private final PtSymbolBlock module;

	private TorchOps(final PtSymbolBlock module) {
		this.module = module;
	}

	/**
	 * Loads the operations.
	 *
	 * @param manager a manager of the PyTorch engine on the device to compute on;
	 *          closing it closes the operations too
	 */
	public static TorchOps open(final NDManager manager) {
		try {
			return new TorchOps(JniUtils.loadModule((PtNDManager) manager,
				new ByteArrayInputStream(archive()), false, false));
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc);
		}
	}

	@Override
	public void close() {
		module.close();
	}

	// -- Sampling --

	/**
	 * Bilinear sampling, zero outside, {@code align_corners=false}.
	 *
	 * @param images (N, C, H, W)
	 * @param grid (N, h, w, 2): x then y in [-1, 1], the outer edges of the image
	 * @return (N, C, h, w)
	 */
	public NDArray gridSample(final NDArray images, final NDArray grid) {
		return call("grid_sample", images, grid);
	}

	/** Bilinear, {@code align_corners=false}, without antialiasing. */
	public NDArray resizeBilinear(final NDArray images, final int height,
		final int width)
	{
		return callSized("resize_bilinear", new int[] { height, width }, images);
	}

	/** Bicubic (a = -0.75), {@code align_corners=false}, no antialiasing. */
	public NDArray resizeBicubic(final NDArray images, final int height,
		final int width)
	{
		return callSized("resize_bicubic", new int[] { height, width }, images);
	}

	/** Bilinear with the filter widened when shrinking (as Pillow does). */
	public NDArray resizeAntialiased(final NDArray images, final int height,
		final int width)
	{
		return callSized("resize_antialiased", new int[] { height, width }, images);
	}

	// -- Numbers and layers --

	/** x / max(|x|, 1e-12) over the last axis: L2-normalised. */
	public NDArray l2Normalise(final NDArray x) {
		return call("unit", x);
	}

	/** x · factor, the safe way to multiply by a number in a gradient scope. */
	public NDArray scale(final NDArray x, final float factor) {
		// full() fills memory that libtorch owns, so autograd may keep it after
		// our handle is closed. It is what makes this differ from mul(Number).
		try (NDArray f = x.getManager().full(new Shape(), factor,
			DataType.FLOAT32))
		{
			return call("scale", x, f);
		}
	}

	/** x·Wᵀ + b; weight (out, in), bias (out) or null. */
	public NDArray linear(final NDArray x, final NDArray weight,
		final @Nullable NDArray bias)
	{
		return bias == null ? call("project", x, weight) : call("linear", x, weight,
			bias);
	}

	/**
	 * 2-D convolution with the same stride and zero padding on both axes.
	 *
	 * @param weight (out, in, kh, kw)
	 * @param bias (out)
	 */
	public NDArray convolution(final NDArray images, final NDArray weight,
		final NDArray bias, final int stride, final int padding)
	{
		return callSized("convolution", new int[] { stride, padding }, images,
			weight, bias);
	}

	/** Odd-sized convolution that keeps the image's size, then ReLU. */
	public NDArray convolutionRelu(final NDArray images, final NDArray weight,
		final NDArray bias)
	{
		return call("convolution_relu", images, weight, bias);
	}

	/** Maximum over 2×2, stride 2; an odd last row or column is dropped. */
	public NDArray maxPool(final NDArray images) {
		return call("max_pool", images);
	}

	/** max(x, 0). */
	public NDArray relu(final NDArray x) {
		return call("relu", x);
	}

	/** GELU with the error function. */
	public NDArray gelu(final NDArray x) {
		return call("gelu", x);
	}

	// -- Light and dark --

	/**
	 * How far each place's luma (ITU-R 601) is above that of its surroundings, in
	 * units of the standard deviation there; where hardly anything differs, less
	 * than one. A picture's contours and shading, whatever its colors and
	 * contrast.
	 *
	 * @param images RGB in [0, 1], (N, 3, H, W)
	 * @param coarsest structure that counts, pixels, 1 or more
	 * @return (N, 1, H, W)
	 */
	public NDArray localLight(final NDArray images, final int coarsest) {
		return callSized("local_light", new int[] { coarsest }, images);
	}

	// -- Types and layouts --

	/**
	 * x as bfloat16, which DJL does not know: such an array may be passed on to
	 * these operations and closed, but asking it for its type, or for values, ends
	 * the process.
	 */
	NDArray toBfloat16(final NDArray x) {
		return call("to_bfloat16", x);
	}

	/** x as float32; x itself where it is that already. */
	public NDArray toFloat32(final NDArray x) {
		return call("to_float32", x);
	}

	/** x as bfloat16; x is closed. */
	public NDArray replacedByBfloat16(final NDArray x) {
		try (x) {
			return toBfloat16(x);
		}
	}

	/** x with its channels next to each other in memory. */
	public NDArray channelsLast(final NDArray x) {
		return call("channels_last", x);
	}

	// -- The network that is trained on one picture --

	/**
	 * StyleNet's block: two 3×3 convolutions, each with instance norm and ReLU,
	 * plus a 1×1 convolution of the input.
	 *
	 * @param parameters weight and bias of the two convolutions, then of the
	 *          shortcut
	 * @param normalised whether the sum is normalised too
	 */
	public NDArray styleBlock(final NDArray x, final List<NDArray> parameters,
		final boolean normalised)
	{
		return styleBlock("style_block", x, parameters, normalised);
	}

	/**
	 * What {@link #styleBlock} normalises by.
	 *
	 * @return means and variances of its three normalisations in turn, over all
	 *         images, (6, channels)
	 */
	public NDArray styleStatistics(final NDArray x,
		final List<NDArray> parameters)
	{
		return styleBlock("style_statistics", x, parameters, true);
	}

	/**
	 * {@link #styleBlock} normalised by given numbers, so that what it makes of a
	 * place does not depend on the rest of the image.
	 *
	 * @param statistics from {@link #styleStatistics}
	 */
	public NDArray frozenStyleBlock(final NDArray x,
		final List<NDArray> parameters, final NDArray statistics,
		final boolean normalised)
	{
		final List<NDArray> all = new ArrayList<>(parameters);
		all.add(statistics);
		return styleBlock("frozen_style_block", x, all, normalised);
	}

	private NDArray styleBlock(final String method, final NDArray x,
		final List<NDArray> parameters, final boolean normalised)
	{
		final NDArray[] arguments = new NDArray[parameters.size() + 1];
		arguments[0] = x;
		for (int i = 0; i < parameters.size(); i++)
			arguments[i + 1] = parameters.get(i);
		return callSized(method, new int[] { normalised ? 1 : 0, Precision
			.convolvesFaster(x.getDevice()) ? 2 : 1 }, arguments);
	}

	// -- Calling --

	/**
	 * Calls a method of operations.py that also takes whole numbers: not
	 * negative, as its last argument.
	 */
	public NDArray callSized(final String method, final int[] sizes,
		final NDArray... arguments)
	{
		final long[] shape = new long[sizes.length + 1];
		for (int i = 0; i < sizes.length; i++)
			shape[i + 1] = sizes[i];
		try (NDArray empty = arguments[0].getManager().create(new Shape(shape),
			DataType.FLOAT32))
		{
			final NDArray[] all = Arrays.copyOf(arguments, arguments.length + 1);
			all[arguments.length] = empty;
			return call(method, all);
		}
	}

	/** Calls a method of operations.py. */
	public NDArray call(final String method, final NDArray... arguments) {
		// The optimising executor profiles the first runs and rewrites later ones:
		// the same call would then differ in its last bits. The flag is a
		// thread's own and cheap to set.
		JniUtils.setGraphExecutorOptimize(false);
		try (NDArray name = arguments[0].getManager().create(new Shape(0))) {
			name.setName("module_method:" + method);
			final NDList inputs = new NDList(arguments);
			inputs.add(name);
			// "true" means: no inference mode, autograd sees what happens.
			return IValueUtils.forward(module, inputs, true).singletonOrThrow();
		}
	}

	// -- The TorchScript file --

	/** The module as the zip that {@code torch.jit.load} reads. */
	static byte[] archive() throws IOException {
		final byte[] source;
		try (InputStream in = TorchOps.class.getResourceAsStream(SOURCE)) {
			source = in.readAllBytes();
		}
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			store(zip, "operations/version", latin1("3\n"));
			store(zip, "operations/constants.pkl", latin1(PICKLED_EMPTY_TUPLE));
			store(zip, "operations/data.pkl", latin1(PICKLED_MODULE));
			store(zip, "operations/code/__torch__.py", source);
		}
		return bytes.toByteArray();
	}

	private static byte[] latin1(final String s) {
		return s.getBytes(StandardCharsets.ISO_8859_1);
	}

	/** Adds an uncompressed entry: libtorch reads tensors in place. */
	private static void store(final ZipOutputStream zip, final String name,
		final byte[] content) throws IOException
	{
		final CRC32 crc = new CRC32();
		crc.update(content);
		final ZipEntry entry = new ZipEntry(name);
		entry.setMethod(ZipEntry.STORED);
		entry.setSize(content.length);
		entry.setCrc(crc.getValue());
		entry.setTime(0); // the same bytes every time
		zip.putNextEntry(entry);
		zip.write(content);
		zip.closeEntry();
	}
}
