package org.soulstyler.network;

import java.nio.FloatBuffer;
import java.util.Set;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * A file of named tensors. Opening reads the names and shapes only; the data of
 * a tensor is read when it is asked for, since a caller often wants a few
 * tensors of a large file.
 */
public interface TensorFile extends AutoCloseable {

	/** The tensors' names, in the file's order. */
	Set<String> names();

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

	/** Closes the file; buffers that were read stay good. */
	@Override
	void close();
}
