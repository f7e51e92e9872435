package org.soulstyler.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/**
 * Gradients on the current thread, switched on until this is closed.
 * <p>
 * DJL's own {@code GradientCollector} allows one collector in the whole process,
 * though libtorch keeps its gradient mode per thread; so two runs on two threads
 * would fail for no reason. This does the same without that lock. It also takes
 * a gradient to start from, which backward passes in pieces need.
 * <p>
 * While it is open, multiply, divide and take powers of arrays only, never of
 * Java numbers: DJL passes a number as a tensor over memory that Java frees
 * while autograd still reads it.
 */
public final class Autograd implements AutoCloseable {

	private final boolean before = JniUtils.isGradMode();

	private Autograd(final boolean enabled) {
		JniUtils.setGradMode(enabled);
	}

	/** Operations are recorded for {@link #backward}. */
	public static Autograd on() {
		return new Autograd(true);
	}

	/** Operations are not recorded: values only, and less memory. */
	public static Autograd off() {
		return new Autograd(false);
	}

	/** Adds d(scalar)/d(leaf) to the gradient of every leaf. */
	public static void backward(final NDArray scalar) {
		try (NDArray one = scalar.onesLike()) {
			backward(scalar, one);
		}
	}

	/**
	 * Adds d(Σ array · gradient)/d(leaf) to the gradient of every leaf.
	 *
	 * @param gradient of the array's shape
	 */
	public static void backward(final NDArray array, final NDArray gradient) {
		JniUtils.backward((PtNDArray) array, (PtNDArray) gradient, false, false);
	}

	/** Sets a leaf's gradient to zero, whatever it held. */
	public static void clearGradient(final NDArray leaf) {
		JniUtils.zeroGrad((PtNDArray) leaf);
	}

	@Override
	public void close() {
		JniUtils.setGradMode(before);
	}
}
