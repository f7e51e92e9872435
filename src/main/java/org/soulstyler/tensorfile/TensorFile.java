package org.soulstyler.tensorfile;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * A file of named tensors. Only names and shapes are read at first; the data of
 * a tensor is read when it is asked for, since a caller often wants a few
 * tensors of a large file. The file is open during a call only, so there is
 * nothing to close.
 */
public interface TensorFile {

	/** The file's path, for messages. */
	Path path();

	/** The tensors' names, in the file's order. */
	Set<String> names();

	/** The file's own metadata; often empty. */
	default Map<String, String> metadata() {
		return Map.of();
	}

	/** Whether there is a tensor of this name. */
	default boolean has(final String name) {
		return names().contains(name);
	}

	/**
	 * The extents of a tensor, slowest first; empty for a scalar.
	 *
	 * @throws SoulstylerException ({@link Failure#MODEL}) if there is no such
	 *           tensor
	 */
	long[] shape(String name) throws SoulstylerException;

	/**
	 * The elements of a tensor as float32 whatever the file's type, last axis
	 * fastest, in a new buffer that is positioned at 0.
	 *
	 * @throws SoulstylerException ({@link Failure#MODEL}) if there is no such
	 *           tensor, or its data can't be read
	 */
	FloatBuffer read(String name) throws SoulstylerException;

	/**
	 * As {@link #read}, for a network's weights, which must be finite.
	 *
	 * @throws SoulstylerException ({@link Failure#MODEL}) also if a value is
	 *           infinite or not a number
	 */
	default FloatBuffer weights(final String name) throws SoulstylerException {
		return Finite.check(read(name), path(), name);
	}

	/** As {@link #read}, in an array. */
	default float[] floats(final String name) throws SoulstylerException {
		final FloatBuffer buffer = read(name);
		if (buffer.hasArray() && buffer.arrayOffset() == 0 && buffer
			.array().length == buffer.remaining()) return buffer.array();
		final float[] values = new float[buffer.remaining()];
		buffer.get(values);
		return values;
	}
}
