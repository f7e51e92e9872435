package org.soulstyler.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.tensorfile.TensorFile;

/** From files of tensors to PyTorch's memory. */
public final class Tensors {

	private Tensors() {
		// prevent instantiation of utility class
	}

	/**
	 * A tensor of a file as a float32 array that belongs to the manager, on its
	 * device, without gradient.
	 *
	 * @throws SoulstylerException as {@link TensorFile#weights}
	 */
	public static NDArray read(final TensorFile file, final String name,
		final NDManager manager) throws SoulstylerException
	{
		// On the CPU DJL's array may be a view of the Java buffer, which goes when
		// the array is closed; the duplicate is libtorch's own memory.
		try (NDArray view = manager.create(file.weights(name), new Shape(file.shape(
			name))))
		{
			return view.duplicate();
		}
	}
}
