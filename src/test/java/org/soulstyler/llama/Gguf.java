package org.soulstyler.llama;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A GGUF that is spoiled in one place; for tests. */
final class Gguf {

	private static final int UINT32 = 4, FLOAT32 = 6, STRING = 8;

	private byte[] bytes;

	Gguf(final Path file) throws IOException {
		bytes = Files.readAllBytes(file);
	}

	Gguf set(final String key, final int value) {
		return put(key, UINT32, value);
	}

	Gguf set(final String key, final float value) {
		return put(key, FLOAT32, Float.floatToRawIntBits(value));
	}

	Gguf flip(final int offset, final int from, final int to) {
		if ((bytes[offset] & 0xff) != from) throw new IllegalStateException(
			"Another file: " + (bytes[offset] & 0xff));
		bytes[offset] = (byte) to;
		return this;
	}

	/** Adds a text, padded with spaces so that all tensors stay aligned. */
	Gguf add(final String key, final String value) {
		final int aligned = 32, head = 24; // magic, version, tensors, keys
		final int unpadded = 8 + key.length() + 4 + 8 + value.length();
		final String padded = value + " ".repeat((aligned - unpadded % aligned) %
			aligned);
		final ByteBuffer out = ByteBuffer.allocate(bytes.length + unpadded + padded
			.length() - value.length()).order(ByteOrder.LITTLE_ENDIAN);
		out.put(bytes, 0, head);
		out.putLong(key.length()).put(key.getBytes(StandardCharsets.US_ASCII));
		out.putInt(STRING);
		out.putLong(padded.length()).put(padded.getBytes(
			StandardCharsets.US_ASCII));
		out.put(bytes, head, bytes.length - head);
		out.putLong(16, out.getLong(16) + 1);
		bytes = out.array();
		return this;
	}

	Path write(final Path file) throws IOException {
		return Files.write(file, bytes);
	}

	private Gguf put(final String key, final int type, final int bits) {
		final byte[] name = key.getBytes(StandardCharsets.US_ASCII);
		final ByteBuffer buffer = ByteBuffer.wrap(bytes).order(
			ByteOrder.LITTLE_ENDIAN);
		for (int i = 24; i < bytes.length - name.length - 8; i++) {
			if (!buffer.slice(i, name.length).equals(ByteBuffer.wrap(name)) || buffer
				.getInt(i + name.length) != type) continue;
			buffer.putInt(i + name.length + 4, bits);
			return this;
		}
		throw new IllegalArgumentException(key);
	}
}
