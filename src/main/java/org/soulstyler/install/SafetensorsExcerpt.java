package org.soulstyler.install;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * Some tensors of a large safetensors file as a safetensors file of their own:
 * its header, and which stretches of the large file follow it.
 *
 * @param header all that comes before the data
 * @param stretches in the order in which they follow the header
 */
record SafetensorsExcerpt(byte[] header, List<Stretch> stretches) {

	/** The format's own limit. */
	private static final long MAX_HEADER = 100_000_000;

	/** Bytes of the large file. */
	record Stretch(long from, long length) {
	}

	/** How long the excerpt will be. */
	long total() {
		return header.length + stretches.stream().mapToLong(Stretch::length).sum();
	}

	/**
	 * Reads the length of the header from the file's first 8 bytes.
	 *
	 * @param total the file's size
	 */
	static long headerLength(final byte[] start, final long total)
		throws SoulstylerException
	{
		final long length = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN)
			.getLong();
		if (length < 2 || length > MAX_HEADER || length > total - 8) {
			throw refused("its header would have " + Long.toUnsignedString(length) +
				" bytes");
		}
		return length;
	}

	/**
	 * @param json the large file's header, without the length before it
	 * @param total the large file's size
	 * @param wanted says of a name whether the tensor is wanted
	 */
	static SafetensorsExcerpt of(final byte[] json, final long total,
		final Predicate<String> wanted) throws SoulstylerException
	{
		final long data = 8L + json.length;
		final List<Tensor> tensors = new ArrayList<>();
		try {
			for (final var e : JsonParser.parseString(new String(json,
				StandardCharsets.UTF_8)).getAsJsonObject().entrySet())
			{
				if (e.getKey().equals("__metadata__") || !wanted.test(e.getKey()))
					continue;
				tensors.add(tensor(e.getKey(), e.getValue().getAsJsonObject(), total -
					data));
			}
		}
		catch (JsonParseException | IllegalStateException | ClassCastException
				| NullPointerException | IndexOutOfBoundsException
				| UnsupportedOperationException | NumberFormatException e)
		{
			throw refused("its header makes no sense");
		}
		if (tensors.isEmpty()) throw refused("it has none of the tensors needed");
		tensors.sort(Comparator.comparingLong(Tensor::begin));
		return of(tensors, data);
	}

	private record Tensor(String name, JsonElement type, JsonElement shape,
			long begin, long end) {
	}

	private static Tensor tensor(final String name, final JsonObject entry,
		final long size) throws SoulstylerException
	{
		final JsonArray offsets = entry.getAsJsonArray("data_offsets");
		final long begin = offsets.get(0).getAsLong();
		final long end = offsets.get(1).getAsLong();
		if (begin < 0 || end < begin || end > size || entry.get("dtype") == null ||
			entry.get("shape") == null) throw refused("the tensor " + name +
				" lies outside of it");
		return new Tensor(name, entry.get("dtype"), entry.get("shape"), begin, end);
	}

	/** @param tensors in the order of their data */
	private static SafetensorsExcerpt of(final List<Tensor> tensors,
		final long data) throws SoulstylerException
	{
		final JsonObject header = new JsonObject();
		final List<Stretch> stretches = new ArrayList<>();
		long position = 0;
		long last = -1;
		for (final Tensor tensor : tensors) {
			if (tensor.begin() < last) throw refused("its tensors overlap");
			final long length = tensor.end() - tensor.begin();
			if (tensor.begin() == last) {
				final Stretch before = stretches.remove(stretches.size() - 1);
				stretches.add(new Stretch(before.from(), before.length() + length));
			}
			else stretches.add(new Stretch(data + tensor.begin(), length));
			last = tensor.end();
			header.add(tensor.name(), entry(tensor, position, position + length));
			position += length;
		}
		return new SafetensorsExcerpt(bytes(header), stretches);
	}

	private static JsonObject entry(final Tensor tensor, final long begin,
		final long end)
	{
		final JsonArray offsets = new JsonArray();
		offsets.add(begin);
		offsets.add(end);
		final JsonObject entry = new JsonObject();
		entry.add("dtype", tensor.type());
		entry.add("shape", tensor.shape());
		entry.add("data_offsets", offsets);
		return entry;
	}

	/** The length and the JSON, filled up with spaces so that data is aligned. */
	private static byte[] bytes(final JsonObject header) {
		final byte[] json = new Gson().toJson(header).getBytes(
			StandardCharsets.UTF_8);
		final int padded = (json.length + 7) / 8 * 8;
		final ByteBuffer bytes = ByteBuffer.allocate(8 + padded).order(
			ByteOrder.LITTLE_ENDIAN).putLong(padded).put(json);
		while (bytes.hasRemaining()) {
			bytes.put((byte) ' ');
		}
		return bytes.array();
	}

	private static SoulstylerException refused(final String why) {
		return new SoulstylerException(Failure.MODEL,
			"The host's file cannot be used as a safetensors file: " + why + ".");
	}
}
