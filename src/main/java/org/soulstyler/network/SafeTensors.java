package org.soulstyler.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * The named tensors of a safetensors file: an 8-byte length, a JSON header, then
 * the numbers. F32, F16 and BF16 tensors are given as float32; tensors of other
 * types (position ids and the like) are known by name and shape only.
 * <p>
 * The header is not believed: offsets must lie in the file, not overlap, and fit
 * type and shape. Contents are read when asked for.
 * </p>
 */
public final class SafeTensors {

	/** The format's own limit on the header. */
	private static final long MAX_HEADER = 100_000_000;

	private static final Map<String, Integer> BYTES_PER_ELEMENT = Map.ofEntries(Map
		.entry("F64", 8), Map.entry("F32", 4), Map.entry("F16", 2), Map.entry(
			"BF16", 2), Map.entry("I64", 8), Map.entry("U64", 8), Map.entry("I32",
				4), Map.entry("U32", 4), Map.entry("I16", 2), Map.entry("U16", 2), Map
					.entry("I8", 1), Map.entry("U8", 1), Map.entry("BOOL", 1), Map.entry(
						"F8_E4M3", 1), Map.entry("F8_E5M2", 1));

	private record Entry(String type, long[] shape, long begin, long end) {}

	private final Path path;
	private final Map<String, Entry> entries;
	private final Map<String, String> metadata;

	private SafeTensors(final Path path, final Map<String, Entry> entries,
		final Map<String, String> metadata)
	{
		this.path = path;
		this.entries = entries;
		this.metadata = metadata;
	}

	/**
	 * Reads and checks the header.
	 *
	 * @throws SoulstylerException if the file is missing, not a safetensors file,
	 *           cut short, or says things about itself that are not so
	 */
	public static SafeTensors read(final Path path) throws SoulstylerException {
		try (FileChannel channel = FileChannel.open(path,
			StandardOpenOption.READ))
		{
			final long size = channel.size();
			if (size < 8) throw refused(path,
				"is too short to be a safetensors file");
			final long headerLength = bytes(channel, path, 0, 8).getLong();
			if (headerLength < 2 || headerLength > MAX_HEADER || headerLength > size -
				8)
			{
				throw refused(path, "is cut short or not a safetensors file: its header" +
					" would be " + Long.toUnsignedString(headerLength) + " bytes of " +
					size);
			}
			final String json = StandardCharsets.UTF_8.decode(bytes(channel, path, 8,
				(int) headerLength)).toString();
			return parse(path, json, 8 + headerLength, size);
		}
		catch (final IOException exc) {
			throw unreadable(path, exc);
		}
	}

	private static SafeTensors parse(final Path path, final String json,
		final long dataStart, final long size) throws SoulstylerException
	{
		final Map<String, Entry> entries = new LinkedHashMap<>();
		final Map<String, String> metadata = new LinkedHashMap<>();
		try {
			final JsonObject header = JsonParser.parseString(json).getAsJsonObject();
			for (final Map.Entry<String, JsonElement> e : header.entrySet()) {
				final JsonObject value = e.getValue().getAsJsonObject();
				if (e.getKey().equals("__metadata__")) {
					value.entrySet().forEach(m -> metadata.put(m.getKey(), m.getValue()
						.getAsString()));
				}
				else entries.put(e.getKey(), entry(path, e.getKey(), value, dataStart,
					size));
			}
		}
		catch (final JsonParseException | IllegalStateException
				| UnsupportedOperationException | ClassCastException
				| NullPointerException | NumberFormatException exc)
		{
			throw new SoulstylerException(Failure.MODEL, "The model file " + path +
				" is damaged: its header is not that of a safetensors file.", exc);
		}
		checkOverlap(path, entries);
		return new SafeTensors(path, entries, metadata);
	}

	private static Entry entry(final Path path, final String name,
		final JsonObject json, final long dataStart, final long size)
		throws SoulstylerException
	{
		final String type = json.get("dtype").getAsString();
		final Integer width = BYTES_PER_ELEMENT.get(type);
		if (width == null) throw refused(path, "holds the tensor " + name +
			" of the unknown type " + type);
		final JsonArray dims = json.getAsJsonArray("shape");
		final long[] shape = new long[dims.size()];
		final long begin = json.getAsJsonArray("data_offsets").get(0).getAsLong();
		final long end = json.getAsJsonArray("data_offsets").get(1).getAsLong();
		if (begin < 0 || end < begin || end > size - dataStart) throw refused(path,
			"is cut short or damaged: the tensor " + name +
				" lies outside the file");
		try {
			long length = width;
			for (int i = 0; i < shape.length; i++) {
				shape[i] = dims.get(i).getAsLong();
				if (shape[i] < 0) throw new ArithmeticException();
				length = Math.multiplyExact(length, shape[i]);
			}
			if (length != end - begin) throw new ArithmeticException();
		}
		catch (final ArithmeticException exc) {
			throw refused(path, "is damaged: the tensor " + name +
				" has another length than its shape says");
		}
		return new Entry(type, shape, dataStart + begin, dataStart + end);
	}

	private static void checkOverlap(final Path path,
		final Map<String, Entry> entries) throws SoulstylerException
	{
		final List<Entry> sorted = new ArrayList<>(entries.values());
		sorted.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(
			Entry::end));
		long last = 0;
		for (final Entry e : sorted) {
			if (e.begin < last) throw refused(path,
				"is damaged: its tensors overlap");
			last = e.end;
		}
	}

	/** The names of all tensors, in the header's order. */
	public Set<String> names() {
		return Collections.unmodifiableSet(entries.keySet());
	}

	/** What the file's maker wrote about it; may be empty. */
	public Map<String, String> metadata() {
		return Collections.unmodifiableMap(metadata);
	}

	public boolean has(final String name) {
		return entries.containsKey(name);
	}

	/** The file that this was read from. */
	public Path path() {
		return path;
	}

	/** @throws SoulstylerException if there is no such tensor */
	public long[] shape(final String name) throws SoulstylerException {
		return find(name).shape.clone();
	}

	/**
	 * The tensor as float32, rows last.
	 *
	 * @throws SoulstylerException if there is no such tensor, it is not of a
	 *           floating-point type, or the file can't be read any more
	 */
	public float[] floats(final String name) throws SoulstylerException {
		final FloatBuffer buffer = buffer(name).asFloatBuffer();
		final float[] values = new float[buffer.remaining()];
		buffer.get(values);
		return values;
	}

	/**
	 * The tensor as a float32 array that belongs to the manager, on its device,
	 * without gradient.
	 */
	public NDArray toArray(final String name, final NDManager manager)
		throws SoulstylerException
	{
		final Shape shape = new Shape(shape(name));
		// On the CPU such an array is a view of the Java buffer, which goes when
		// the array is closed; the duplicate is libtorch's own memory.
		try (NDArray view = manager.create(buffer(name).asFloatBuffer(), shape)) {
			return view.duplicate();
		}
	}

	/** The tensor's values as native-order float32 bytes. */
	private ByteBuffer buffer(final String name) throws SoulstylerException {
		final Entry e = find(name);
		final int width = BYTES_PER_ELEMENT.get(e.type);
		final long count = (e.end - e.begin) / width;
		if (count > Integer.MAX_VALUE / 4) throw refused(path,
			"holds the tensor " + name + ", which is too large");
		final ByteBuffer raw;
		try (FileChannel channel = FileChannel.open(path,
			StandardOpenOption.READ))
		{
			raw = bytes(channel, path, e.begin, (int) (e.end - e.begin));
		}
		catch (final IOException exc) {
			throw unreadable(path, exc);
		}
		final ByteBuffer floats = ByteBuffer.allocateDirect((int) count * 4).order(
			ByteOrder.nativeOrder());
		switch (e.type) {
			case "F32" -> floats.asFloatBuffer().put(raw.asFloatBuffer());
			case "F16" -> {
				final FloatBuffer to = floats.asFloatBuffer();
				for (int i = 0; i < count; i++)
					to.put(i, halfToFloat(raw.getShort(2 * i)));
			}
			case "BF16" -> {
				final FloatBuffer to = floats.asFloatBuffer();
				for (int i = 0; i < count; i++)
					to.put(i, Float.intBitsToFloat(raw.getShort(2 * i) << 16));
			}
			default -> throw refused(path, "holds the tensor " + name +
				" as " + e.type + ", where floating-point numbers are needed");
		}
		return floats;
	}

	/** IEEE 754 binary16 to binary32, exactly. */
	static float halfToFloat(final short half) {
		final int sign = (half & 0x8000) << 16;
		final int exponent = half >> 10 & 0x1f;
		final int fraction = half & 0x3ff;
		if (exponent == 0x1f) return Float.intBitsToFloat(sign | 0x7f800000 |
			fraction << 13);
		if (exponent == 0) { // zero and subnormals: fraction · 2^-24
			final float magnitude = fraction * 0x1p-24f;
			return sign == 0 ? magnitude : -magnitude;
		}
		return Float.intBitsToFloat(sign | exponent + 112 << 23 | fraction << 13);
	}

	private Entry find(final String name) throws SoulstylerException {
		final Entry e = entries.get(name);
		if (e == null) throw new SoulstylerException(Failure.MODEL,
			"The model file " + path + " is not one we can use: it has no tensor " +
				name + ".");
		return e;
	}

	private static ByteBuffer bytes(final FileChannel channel, final Path path,
		final long position, final int length) throws IOException,
		SoulstylerException
	{
		final ByteBuffer buffer = ByteBuffer.allocate(length).order(
			ByteOrder.LITTLE_ENDIAN);
		while (buffer.hasRemaining()) {
			if (channel.read(buffer, position + buffer.position()) < 0) throw refused(
				path, "is cut short");
		}
		return buffer.flip();
	}

	private static SoulstylerException refused(final Path path,
		final String what)
	{
		return new SoulstylerException(Failure.MODEL, "The model file " + path +
			" " + what + ". Install the model again.");
	}

	private static SoulstylerException unreadable(final Path path,
		final IOException exc)
	{
		return new SoulstylerException(Failure.MODEL, Files.exists(path)
			? "The model file " + path + " can't be read (" + exc.getMessage() + ")."
			: "The model file " + path + " is missing. Install the model again.",
			exc);
	}
}
