package org.soulstyler.torch;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * How fast a device multiplies matrices, to compare other rates with. The
 * product is one of ViT-B/32's, of a chunk of crops.
 */
public final class MatrixRate {

	private static final int ROWS = 400;
	private static final int IN = 768;
	private static final int OUT = 3072;

	/**
	 * Products per measurement on a GPU: enough that synchronisation counts
	 * little.
	 */
	private static final int PRODUCTS_CPU = 2;
	private static final int PRODUCTS_GPU = 200;
	private static final int TRIES = 12;

	private MatrixRate() {}

	/**
	 * Measures, in less than a second; the best of several tries, since others
	 * may use the machine too.
	 *
	 * @return floating-point operations a second; a multiplication and its
	 *         addition are two
	 */
	public static double measure(final Device device, final Precision precision) {
		final int products = device.isGpu() ? PRODUCTS_GPU : PRODUCTS_CPU;
		try (NDManager manager = NDManager.newBaseManager(device, "PyTorch");
				TorchOps ops = TorchOps.open(manager))
		{
			final NDArray x = typed(ops, precision, manager.ones(new Shape(1, ROWS,
				IN), DataType.FLOAT32));
			final NDArray weight = typed(ops, precision, manager.ones(new Shape(OUT,
				IN), DataType.FLOAT32));
			final NDArray bias = typed(ops, precision, manager.ones(new Shape(OUT),
				DataType.FLOAT32));
			double best = Double.MAX_VALUE;
			for (int i = 0; i < TRIES; i++) {
				final boolean convolve = i % 2 == 1 && !device.isGpu();
				final long start = System.nanoTime();
				for (int k = 0; k < products; k++) {
					final NDArray y = multiply(ops, x, weight, bias, convolve);
					if (k == products - 1) wait(ops, y);
					y.close();
				}
				best = Math.min(best, (System.nanoTime() - start) / 1e9);
			}
			return 2.0 * products * ROWS * IN * OUT / best;
		}
	}

	private static NDArray typed(final TorchOps ops, final Precision precision,
		final NDArray x)
	{
		return precision == Precision.FLOAT32 ? x : ops.toBfloat16(x);
	}

	private static NDArray multiply(final TorchOps ops, final NDArray x,
		final NDArray weight, final NDArray bias, final boolean convolve)
	{
		return ops.callSized("sized_product", new int[] { convolve ? 1 : 0 }, x,
			weight, bias);
	}

	/** One number of the result: it is there when all before it are. */
	private static void wait(final TorchOps ops, final NDArray y) {
		try (NDArray wide = ops.toFloat32(y); NDArray sum = wide.max()) {
			sum.getFloat();
		}
	}
}
