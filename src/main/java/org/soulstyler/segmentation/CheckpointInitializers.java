package org.soulstyler.segmentation;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.tensorfile.TensorFile;

/**
 * A checkpoint's tensors as the initializers of a graph that ships without
 * weights, for {@code SessionOptions.addExternalInitializers}.
 * <p>
 * ONNX Runtime copies them when it makes the session: whoever opened them
 * closes them once the session exists.
 * </p>
 */
final class CheckpointInitializers implements AutoCloseable {

	private final Map<String, OnnxTensorLike> tensors = new LinkedHashMap<>();

	private CheckpointInitializers() {}

	/**
	 * Opens a graph that ships without weights.
	 *
	 * @param options get the weights added, so are of no use for another graph
	 * @return a session that holds the weights itself; the caller's to close
	 * @throws SoulstylerException ({@link Failure#MODEL}) if graph or checkpoint
	 *           are missing, damaged, or don't belong together;
	 *           ({@link Failure#DEVICE}) if there is too little memory
	 */
	static OrtSession createSession(final OrtEnvironment environment,
		final Path graph, final TensorFile checkpoint,
		final OrtSession.SessionOptions options) throws SoulstylerException,
		OrtException
	{
		final GraphWeights wanted = GraphWeights.read(graph);
		try (CheckpointInitializers initializers = read(environment, wanted,
			checkpoint))
		{
			options.addExternalInitializers(initializers.tensors());
			return environment.createSession(Files.readAllBytes(graph), options);
		}
		catch (final OutOfMemoryError exc) {
			// The copies that are handed over lie outside the heap, but count.
			throw new SoulstylerException(Failure.DEVICE,
				"There is too little memory " + "to load " + checkpoint.path() +
					", which needs " + megabytes(wanted) +
					" MB in addition to what is in use; give Java more memory (-Xmx).",
				exc);
		}
		catch (final IOException exc) {
			throw new SoulstylerException(Failure.MODEL, "The model file " + graph +
				" can't be read (" + exc.getMessage() + ").", exc);
		}
	}

	/**
	 * Reads all tensors that the graph asks for.
	 *
	 * @throws SoulstylerException ({@link Failure#MODEL}) if the checkpoint lacks a
	 *           tensor, has one of another shape, or one that the graph does not
	 *           know (then it belongs to another network)
	 */
	static CheckpointInitializers read(final OrtEnvironment environment,
		final GraphWeights wanted, final TensorFile checkpoint)
		throws SoulstylerException, OrtException
	{
		final Map<String, String> keys = match(wanted, checkpoint);
		final CheckpointInitializers made = new CheckpointInitializers();
		boolean complete = false;
		try {
			for (final Map.Entry<String, String> e : keys.entrySet()) {
				final FloatBuffer values = checkpoint.weights(e.getValue());
				made.tensors.put(e.getKey(), OnnxTensor.createTensor(environment,
					values, wanted.shapes().get(e.getKey())));
			}
			complete = true;
			return made;
		}
		finally {
			if (!complete) made.close();
		}
	}

	/** Tensors by their names in the graph; they live as long as this object. */
	Map<String, OnnxTensorLike> tensors() {
		return Collections.unmodifiableMap(tensors);
	}

	@Override
	public void close() {
		tensors.values().forEach(OnnxTensorLike::close);
		tensors.clear();
	}

	/**
	 * Finds the checkpoint's key for each name in the graph, and refuses what
	 * does not fit.
	 */
	static Map<String, String> match(final GraphWeights wanted,
		final TensorFile checkpoint) throws SoulstylerException
	{
		final Map<String, String> keys = new LinkedHashMap<>();
		final List<String> missing = new ArrayList<>();
		final Set<String> left = new LinkedHashSet<>(checkpoint.names());
		for (final Map.Entry<String, long[]> e : wanted.shapes().entrySet()) {
			final String name = e.getKey();
			final String key = left.contains(name) ? name : wanted.prefix() + name;
			if (!left.remove(key)) {
				missing.add(name);
				continue;
			}
			final long[] shape = checkpoint.shape(key);
			if (!Arrays.equals(shape, e.getValue())) throw refused(checkpoint,
				"its tensor " + key + " has the shape " + extents(shape) +
					" where the network has " + extents(e.getValue()));
			keys.put(name, key);
		}
		if (!missing.isEmpty()) throw refused(checkpoint, "it lacks " + some(
			missing));
		left.removeIf(key -> wanted.ignores(withoutPrefix(key, wanted.prefix())));
		if (!left.isEmpty()) throw refused(checkpoint, "it also holds " + some(
			new ArrayList<>(left)) + ", which the network does not have");
		return keys;
	}

	private static long megabytes(final GraphWeights wanted) {
		return wanted.shapes().values().stream().mapToLong(shape -> Arrays.stream(
			shape).reduce(1, Math::multiplyExact)).sum() * Float.BYTES / 1_000_000;
	}

	private static String withoutPrefix(final String key, final String prefix) {
		return key.startsWith(prefix) ? key.substring(prefix.length()) : key;
	}

	private static String some(final List<String> names) {
		return names.size() == 1 ? "the tensor " + names.get(0) : names.size() +
			" tensors, the first of them " + names.get(0);
	}

	private static String extents(final long[] shape) {
		return shape.length == 0 ? "of a single number" : String.join("×", Arrays
			.stream(shape).mapToObj(Long::toString).toList());
	}

	private static SoulstylerException refused(final TensorFile checkpoint,
		final String why)
	{
		return new SoulstylerException(Failure.MODEL, "The weights in " + checkpoint
			.path() + " are not those of this network: " + why + ".");
	}
}
