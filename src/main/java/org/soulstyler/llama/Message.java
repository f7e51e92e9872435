package org.soulstyler.llama;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What the two processes say to each other: a kind, texts and numbers.
 *
 * @param kind of the request or answer
 * @param texts in the order that the kind says
 * @param numbers in the order that the kind says
 */
record Message(Kind kind, List<String> texts, List<Integer> numbers) {

	enum Kind {
			/** Load a model. Texts: file, folder of the library; numbers: context, threads. */
			OPEN,
			/** Split a text into tokens. Texts: the text. */
			TOKENS,
			/** Fill the model's own chat template. Texts: who, what, who, what ... */
			CHAT,
			/** Continue a text. Texts: its beginning, the rest, grammar; numbers: most tokens. */
			COMPLETE,
			/** The same with the text that was continued last. */
			COMPLETE_AGAIN,
			/**
			 * Continue a text with one of several. Texts: its beginning, the rest, the end
			 * of each, the options; numbers: thousandths of a logit for each. Answers its
			 * index.
			 */
			CHOOSE,
			/** Done; texts or numbers as asked for. */
			ANSWER,
			/** The text does not fit into the context. */
			TOO_LONG,
			/** llama.cpp's library does not load. Texts: why. */
			UNLOADABLE,
			/** It did not work. Texts: why. */
			FAILED
	}

	Message {
		texts = List.copyOf(texts);
		numbers = List.copyOf(numbers);
	}

	static Message of(final Kind kind, final String... texts) {
		return new Message(kind, List.of(texts), List.of());
	}

	byte[] toBytes() {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (DataOutputStream out = new DataOutputStream(bytes)) {
			out.writeByte(kind.ordinal());
			out.writeInt(texts.size());
			for (final String text : texts) {
				final byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
				out.writeInt(utf8.length);
				out.write(utf8);
			}
			out.writeInt(numbers.size());
			for (final int number : numbers)
				out.writeInt(number);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e); // not into an array
		}
		return bytes.toByteArray();
	}

	/** @throws IOException if it is none */
	static Message of(final byte[] bytes) throws IOException {
		try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(
			bytes)))
		{
			final Kind kind = Kind.values()[in.readByte()];
			final List<String> texts = new ArrayList<>();
			for (int n = in.readInt(); n > 0; n--)
				texts.add(new String(in.readNBytes(in.readInt()),
					StandardCharsets.UTF_8));
			final List<Integer> numbers = new ArrayList<>();
			for (int n = in.readInt(); n > 0; n--)
				numbers.add(in.readInt());
			return new Message(kind, texts, numbers);
		}
		catch (final IndexOutOfBoundsException | IllegalArgumentException e) {
			throw new IOException("A message is damaged.", e);
		}
	}
}
