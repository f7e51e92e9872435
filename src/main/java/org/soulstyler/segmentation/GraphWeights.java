package org.soulstyler.segmentation;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * The tensors that an ONNX graph without weights asks for.
 * <p>
 * Read from the graph itself, so that there is no second list to fall out of
 * step: the initializers that are marked as stored elsewhere, and two entries of
 * the model's metadata, {@code ignored} (patterns of the checkpoint's keys that
 * the graph has no use for, separated by spaces, {@code *} for anything) and
 * {@code prefix} (what may stand before every key). ONNX Runtime's Java
 * interface offers neither, hence this small reader of the few protobuf fields
 * that matter.
 * </p>
 *
 * @param shapes extents of each float32 tensor that must be handed over, by name,
 *          in the graph's order
 * @param ignored patterns of names that may be passed over
 * @param prefix what may be taken off names, or an empty string
 */
record GraphWeights(Map<String, long[]> shapes, List<Pattern> ignored,
		String prefix) {

	/** A graph without weights has some hundred kilobytes. */
	private static final long MAX_BYTES = 64 << 20;

	// Field numbers of onnx.proto
	private static final int MODEL_GRAPH = 7;
	private static final int MODEL_METADATA = 14;
	private static final int GRAPH_INITIALIZER = 5;
	private static final int TENSOR_DIMS = 1;
	private static final int TENSOR_TYPE = 2;
	private static final int TENSOR_NAME = 8;
	private static final int TENSOR_LOCATION = 14;
	private static final int ENTRY_KEY = 1;
	private static final int ENTRY_VALUE = 2;

	private static final int FLOAT = 1;
	private static final int EXTERNAL = 1;

	/**
	 * @throws SoulstylerException ({@link Failure#MODEL}) if the file is missing,
	 *           not an ONNX graph, or asks for something other than float32
	 */
	static GraphWeights read(final Path graph) throws SoulstylerException {
		try {
			final long size = Files.size(graph);
			if (size > MAX_BYTES) throw refused(graph, "has " + size +
				" bytes, too many for a graph whose weights are in another file");
			return read(ByteBuffer.wrap(Files.readAllBytes(graph)), graph);
		}
		catch (final IOException exc) {
			throw new SoulstylerException(Failure.MODEL, "The model file " + graph +
				" can't be read (" + exc.getMessage() + ").", exc);
		}
		catch (final BufferUnderflowException | IllegalArgumentException exc) {
			throw refused(graph, "is damaged or not an ONNX graph");
		}
	}

	private static GraphWeights read(final ByteBuffer model, final Path path)
		throws SoulstylerException
	{
		final Map<String, long[]> shapes = new LinkedHashMap<>();
		final Map<String, String> metadata = new LinkedHashMap<>();
		for (Field f = next(model); f != null; f = next(model)) {
			if (f.number == MODEL_GRAPH) initializers(f.bytes(), shapes, path);
			else if (f.number == MODEL_METADATA) entry(f.bytes(), metadata);
		}
		final List<Pattern> ignored = new ArrayList<>();
		for (final String glob : metadata.getOrDefault("ignored", "").split(" +"))
			if (!glob.isEmpty()) ignored.add(Pattern.compile(("\\Q" + glob.replace(
				"*", "\\E.*\\Q") + "\\E")));
		return new GraphWeights(shapes, ignored, metadata.getOrDefault("prefix",
			""));
	}

	/** Whether the graph has no use for a checkpoint's tensor of this name. */
	boolean ignores(final String name) {
		return ignored.stream().anyMatch(p -> p.matcher(name).matches());
	}

	private static void initializers(final ByteBuffer graph,
		final Map<String, long[]> shapes, final Path path)
		throws SoulstylerException
	{
		for (Field f = next(graph); f != null; f = next(graph)) {
			if (f.number != GRAPH_INITIALIZER) continue;
			final ByteBuffer tensor = f.bytes();
			final List<Long> dims = new ArrayList<>();
			String name = "";
			long type = 0;
			long location = 0;
			for (Field t = next(tensor); t != null; t = next(tensor)) {
				switch (t.number) {
					case TENSOR_DIMS -> {
						// Repeated numbers may be packed into one field.
						if (t.bytes == null) dims.add(t.value);
						else while (t.bytes.hasRemaining())
							dims.add(varint(t.bytes));
					}
					case TENSOR_TYPE -> type = t.value;
					case TENSOR_NAME -> name = text(t.bytes());
					case TENSOR_LOCATION -> location = t.value;
					default -> {}
				}
			}
			if (location != EXTERNAL) continue;
			if (type != FLOAT) throw refused(path, "asks for the tensor " + name +
				" in another type than float32");
			shapes.put(name, dims.stream().mapToLong(Long::longValue).toArray());
		}
	}

	private static void entry(final ByteBuffer entry,
		final Map<String, String> metadata)
	{
		String key = "";
		String value = "";
		for (Field f = next(entry); f != null; f = next(entry)) {
			if (f.number == ENTRY_KEY) key = text(f.bytes());
			if (f.number == ENTRY_VALUE) value = text(f.bytes());
		}
		metadata.put(key, value);
	}

	// -- Protobuf's wire format --

	/** A field: a number for wire type 0, else bytes. */
	private record Field(int number, long value, @Nullable ByteBuffer bytes) {

		@Override
		public ByteBuffer bytes() {
			if (bytes == null) throw new IllegalArgumentException();
			return bytes;
		}
	}

	/** The next field, or null at the end. */
	private static @Nullable Field next(final ByteBuffer in) {
		if (!in.hasRemaining()) return null;
		final long tag = varint(in);
		final int number = (int) (tag >>> 3);
		return switch ((int) (tag & 7)) {
			case 0 -> new Field(number, varint(in), null);
			case 1 -> new Field(number, 0, take(in, Long.BYTES));
			case 2 -> new Field(number, 0, take(in, varint(in)));
			case 5 -> new Field(number, 0, take(in, Integer.BYTES));
			default -> throw new IllegalArgumentException();
		};
	}

	private static ByteBuffer take(final ByteBuffer in, final long count) {
		if (count < 0 || count > in.remaining())
			throw new BufferUnderflowException();
		final ByteBuffer part = in.slice(in.position(), (int) count).order(
			ByteOrder.LITTLE_ENDIAN);
		in.position(in.position() + (int) count);
		return part;
	}

	private static long varint(final ByteBuffer in) {
		long value = 0;
		for (int shift = 0; shift < Long.SIZE; shift += 7) {
			final byte b = in.get();
			value |= (b & 0x7fL) << shift;
			if (b >= 0) return value;
		}
		throw new IllegalArgumentException();
	}

	private static String text(final ByteBuffer bytes) {
		return StandardCharsets.UTF_8.decode(bytes).toString();
	}

	private static SoulstylerException refused(final Path path,
		final String what)
	{
		return new SoulstylerException(Failure.MODEL, "The model file " + path +
			" " + what + ". Install the model again.");
	}
}
