package org.soulstyler.torch;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import java.util.Random;

import org.jspecify.annotations.Nullable;

/**
 * Before a GPU is believed, it computes something that is known: a PyTorch may
 * load and have no kernels for a card, or a card may be broken.
 */
final class KernelCheck {

	private static final int CHANNELS = 16;
	private static final int SIDE = 24;

	/** TF32 has 10 bits of mantissa, and sums of 144 products lose another. */
	private static final double TOLERANCE = 0.01;

	private KernelCheck() {}

	/** @return what was wrong, as the end of a sentence; null if all is well */
	static @Nullable String fault(final Device device) {
		try {
			return fault(compute(Device.cpu()), compute(device));
		}
		catch (final RuntimeException exc) {
			return TorchFault.of(exc) == TorchFault.NO_KERNELS
				? "PyTorch has no kernels for it" : "it does not compute (" + String
					.valueOf(exc.getMessage()).lines().findFirst().orElse("") + ")";
		}
	}

	/** Compares two results, the first one right. */
	static @Nullable String fault(final float[] right, final float[] found) {
		double largest = 0, difference = 0;
		for (int i = 0; i < right.length; i++) {
			largest = Math.max(largest, Math.abs(right[i]));
			final double d = Math.abs(right[i] - found[i]);
			difference = Math.max(difference, Double.isNaN(d) ? Double.MAX_VALUE : d);
		}
		return difference <= TOLERANCE * largest ? null
			: "it computes something else than the processor does";
	}

	/** A convolution, a ReLU and a product of matrices. */
	private static float[] compute(final Device device) {
		try (NDManager manager = NDManager.newBaseManager(device, "PyTorch");
				TorchOps ops = TorchOps.open(manager))
		{
			final NDArray images = random(manager, 1, new Shape(1, CHANNELS, SIDE,
				SIDE));
			final NDArray weight = random(manager, 2, new Shape(CHANNELS, CHANNELS, 3,
				3));
			final NDArray bias = random(manager, 3, new Shape(CHANNELS));
			final NDArray features = ops.convolutionRelu(images, weight, bias);
			return ops.linear(features.reshape(CHANNELS, SIDE * SIDE), random(manager,
				4, new Shape(SIDE, SIDE * SIDE)), null).toFloatArray();
		}
	}

	private static NDArray random(final NDManager manager, final long seed,
		final Shape shape)
	{
		final Random random = new Random(seed);
		final float[] values = new float[(int) shape.size()];
		for (int i = 0; i < values.length; i++)
			values[i] = (float) random.nextGaussian();
		return manager.create(values, shape).duplicate();
	}
}
