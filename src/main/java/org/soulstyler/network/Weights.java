package org.soulstyler.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.tensorfile.TensorFile;
import org.soulstyler.torch.Tensors;

/**
 * Reads a file's tensors for a frozen network: as arrays of one manager,
 * without gradients, of the shapes that the network needs.
 */
public final class Weights {

	/** Stands for any extent in an expected shape. */
	static final long ANY = -1;

	private final TensorFile file;
	private final NDManager manager;

	Weights(final TensorFile file, final NDManager manager) {
		this.file = file;
		this.manager = manager;
	}

	boolean has(final String name) {
		return file.has(name);
	}

	/** The extent of a tensor along an axis. */
	long size(final String name, final int axis) throws SoulstylerException {
		final long[] shape = file.shape(name);
		if (axis >= shape.length) throw unfit("the tensor " + name + " has only " +
			shape.length + " dimensions");
		return shape[axis];
	}

	/**
	 * How many of the tensors made by putting 0, 1, 2 ... into the pattern's
	 * {@code %d} are there.
	 */
	int count(final String pattern) {
		int n = 0;
		while (has(String.format(pattern, n)))
			n++;
		return n;
	}

	/** A whole number of the file's metadata, or the alternative. */
	int metadata(final String key, final long otherwise)
		throws SoulstylerException
	{
		final String text = file.metadata().get(key);
		try {
			return text == null ? Math.toIntExact(otherwise) : Integer.parseInt(text);
		}
		catch (final NumberFormatException exc) {
			throw unfit("its " + key + " is \"" + text + "\"");
		}
	}

	/**
	 * The tensor, if it has the shape expected.
	 *
	 * @param shape the extents, {@link #ANY} where each will do
	 */
	NDArray get(final String name, final long... shape)
		throws SoulstylerException
	{
		check(name, shape);
		return Tensors.read(file, name, manager);
	}

	/** The transposed matrix; the shape is the file's. */
	NDArray transposed(final String name, final long... shape)
		throws SoulstylerException
	{
		check(name, shape);
		try (NDArray matrix = Tensors.read(file, name, manager);
				NDArray view = matrix.transpose())
		{
			return view.duplicate(); // contiguous, not a view of the matrix
		}
	}

	/** Tensors of the same shape, one below the other along the first axis. */
	NDArray stacked(final long[] shape, final String... names)
		throws SoulstylerException
	{
		int size = 1;
		for (final long extent : shape)
			size = Math.toIntExact(size * extent);
		final FloatBuffer all = ByteBuffer.allocateDirect(4 * names.length * size)
			.order(ByteOrder.nativeOrder()).asFloatBuffer();
		for (final String name : names) {
			check(name, shape);
			all.put(file.weights(name));
		}
		final long[] whole = shape.clone();
		whole[0] *= names.length;
		try (NDArray view = manager.create(all.rewind(), new Shape(whole))) {
			return view.duplicate();
		}
	}

	private void check(final String name, final long... expected)
		throws SoulstylerException
	{
		final long[] shape = file.shape(name);
		boolean fits = shape.length == expected.length;
		for (int i = 0; fits && i < shape.length; i++)
			fits = shape[i] > 0 && (expected[i] == ANY || shape[i] == expected[i]);
		if (!fits) throw unfit("the tensor " + name + " is of shape " + Arrays
			.toString(shape) + " where " + Arrays.toString(expected).replace("-1",
				"any") + " is needed");
	}

	SoulstylerException unfit(final String why) {
		return new SoulstylerException(Failure.MODEL, "The model file " + file
			.path() + " cannot be used: " + why + ".");
	}
}
