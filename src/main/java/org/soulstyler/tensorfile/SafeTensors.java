package org.soulstyler.tensorfile;

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
 * the numbers, given as float32.
 * <p>
 * The header is checked: offsets must lie in the file, not overlap, and fit
 * type and shape.
 * </p>
 */
public final class SafeTensors implements TensorFile {

	/** The format's own limit on the header. */
	private static final long MAX_HEADER = 100_000_000;
	private static final int PIECE = 1 << 22;

	private record Entry(ElementType type, long[] shape, long begin, long end) {
	}

	private final Path path;
	private final Map<String, Entry> entries = new LinkedHashMap<>();
	private final Map<String, String> metadata = new LinkedHashMap<>();

	private SafeTensors(final Path path) {
		this.path = path;
	}

	/**
	 * Reads and checks the header.
	 *
	 * @throws SoulstylerException if the file is missing, not a safetensors file,
	 *           cut short, or its header contradicts its data
	 */
	public static SafeTensors open(final Path path) throws SoulstylerException {
		final SafeTensors file = new SafeTensors(path);
		try (FileChannel channel = FileChannel.open(path,
			StandardOpenOption.READ))
		{
			file.readHeader(channel);
		}
		catch (final IOException exc) {
			throw unreadable(path, exc);
		}
		return file;
	}

	private void readHeader(final FileChannel channel) throws IOException,
		SoulstylerException
	{
		final long size = channel.size();
		if (size < 8) throw refused("is too short to be a safetensors file");
		final long length = bytes(channel, 0, 8).getLong();
		if (length < 2 || length > MAX_HEADER || length > size - 8) throw refused(
			"is cut short or not a safetensors file: its header would be " + Long
				.toUnsignedString(length) + " bytes of " + size);
		final String json = StandardCharsets.UTF_8.decode(bytes(channel, 8,
			(int) length)).toString();
		try {
			final JsonObject header = JsonParser.parseString(json).getAsJsonObject();
			for (final Map.Entry<String, JsonElement> e : header.entrySet()) {
				final JsonObject value = e.getValue().getAsJsonObject();
				if (e.getKey().equals("__metadata__")) {
					value.entrySet().forEach(m -> metadata.put(m.getKey(), m.getValue()
						.getAsString()));
				}
				else entries.put(e.getKey(), entry(e.getKey(), value, 8 + length,
					size));
			}
		}
		catch (final JsonParseException | IllegalStateException
				| UnsupportedOperationException | ClassCastException
				| NullPointerException | NumberFormatException
				| IndexOutOfBoundsException exc)
		{
			throw new SoulstylerException(Failure.MODEL, "The model file " + path +
				" is damaged: its header is not that of a safetensors file.", exc);
		}
		checkOverlap();
	}

	private Entry entry(final String name, final JsonObject json,
		final long dataStart, final long size) throws SoulstylerException
	{
		final ElementType type = type(name, json.get("dtype").getAsString());
		final JsonArray dims = json.getAsJsonArray("shape");
		final long[] shape = new long[dims.size()];
		final long begin = json.getAsJsonArray("data_offsets").get(0).getAsLong();
		final long end = json.getAsJsonArray("data_offsets").get(1).getAsLong();
		if (begin < 0 || end < begin || end > size - dataStart) throw refused(
			"is cut short or damaged: the tensor " + name + " lies outside the file");
		try {
			long length = type.bytes();
			for (int i = 0; i < shape.length; i++) {
				shape[i] = dims.get(i).getAsLong();
				if (shape[i] < 0) throw new ArithmeticException();
				length = Math.multiplyExact(length, shape[i]);
			}
			if (length != end - begin) throw new ArithmeticException();
		}
		catch (final ArithmeticException exc) {
			throw refused("is damaged: the tensor " + name +
				" has a length that does not fit its shape");
		}
		return new Entry(type, shape, dataStart + begin, dataStart + end);
	}

	private ElementType type(final String tensor, final String name)
		throws SoulstylerException
	{
		for (final ElementType type : ElementType.values()) {
			if (type.name().equals(name)) return type;
		}
		throw refused("holds the tensor " + tensor + " of the unknown type " +
			name);
	}

	private void checkOverlap() throws SoulstylerException {
		final List<Entry> sorted = new ArrayList<>(entries.values());
		sorted.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(
			Entry::end));
		long last = 0;
		for (final Entry e : sorted) {
			if (e.begin < last) throw refused("is damaged: its tensors overlap");
			last = e.end;
		}
	}

	@Override
	public Set<String> names() {
		return Collections.unmodifiableSet(entries.keySet());
	}

	@Override
	public Map<String, String> metadata() {
		return Collections.unmodifiableMap(metadata);
	}

	@Override
	public Path path() {
		return path;
	}

	@Override
	public long[] shape(final String name) throws SoulstylerException {
		return find(name).shape.clone();
	}

	@Override
	public FloatBuffer read(final String name) throws SoulstylerException {
		final Entry e = find(name);
		final long count = (e.end - e.begin) / e.type.bytes();
		if (count * Math.max(4, e.type.bytes()) > Integer.MAX_VALUE) throw refused(
			"holds the tensor " + name + ", which is too large");
		try (FileChannel channel = FileChannel.open(path,
			StandardOpenOption.READ))
		{
			final ByteBuffer raw = bytes(channel, e.begin, (int) (e.end - e.begin));
			if (e.type == ElementType.F32) return raw.asFloatBuffer(); // no copy
			final FloatBuffer floats = FloatBuffer.allocate((int) count);
			e.type.decode(raw, floats);
			return floats.rewind();
		}
		catch (final IOException exc) {
			throw unreadable(path, exc);
		}
	}

	private Entry find(final String name) throws SoulstylerException {
		final Entry e = entries.get(name);
		if (e == null) throw new SoulstylerException(Failure.MODEL,
			"The model file " + path + " cannot be used: it has no tensor " + name +
				".");
		return e;
	}

	private ByteBuffer bytes(final FileChannel channel, final long position,
		final int length) throws IOException, SoulstylerException
	{
		final ByteBuffer buffer = ByteBuffer.allocate(length).order(
			ByteOrder.LITTLE_ENDIAN);
		// In pieces: Java keeps a native buffer as large as the largest piece.
		while (buffer.position() < length) {
			buffer.limit(Math.min(length, buffer.position() + PIECE));
			if (channel.read(buffer, position + buffer.position()) < 0) throw refused(
				"is cut short");
		}
		return buffer.flip();
	}

	private SoulstylerException refused(final String what) {
		return new SoulstylerException(Failure.MODEL, "The model file " + path +
			" " + what + ". Install the model again.");
	}

	private static SoulstylerException unreadable(final Path path,
		final IOException exc)
	{
		return new SoulstylerException(Failure.MODEL, Files.exists(path)
			? "The model file " + path + " cannot be read (" + exc.getMessage() + ")."
			: "The model file " + path + " is missing. Install the model again.",
			exc);
	}
}
