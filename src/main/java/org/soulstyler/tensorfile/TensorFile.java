package org.soulstyler.tensorfile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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

	/**
	 * Opens a file by its content, whatever it is called: a zip is a
	 * {@link TorchArchive}, anything else must be {@link SafeTensors}.
	 *
	 * @throws SoulstylerException ({@link Failure#MODEL}) if the file is missing,
	 *           neither of the two, damaged, or not to be trusted
	 */
	static TensorFile open(final Path path) throws SoulstylerException {
		final byte[] start;
		try (InputStream in = Files.newInputStream(path)) {
			start = in.readNBytes(4);
		}
		catch (final IOException e) {
			// Either reader reports a file that cannot be opened.
			return SafeTensors.open(path);
		}
		if (Arrays.equals(start, new byte[] { 'P', 'K', 3, 4 })) return TorchArchive
			.open(path);
		if (start.length > 1 && start[0] == (byte) 0x80 && start[1] < 6) {
			throw new SoulstylerException(Failure.MODEL, "The model file " + path +
				" is a bare pickle, as PyTorch wrote before 1.6. Load and save it " +
				"with a newer PyTorch.");
		}
		return SafeTensors.open(path);
	}

	/** The file's path, for messages. */
	Path path();

	/** The tensors' names, in the file's order. */
	Set<String> names();

	/** The file's own metadata; often empty. */
	default Map<String, String> metadata() {
		return Map.of();
	}

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
