package org.soulstyler.llama;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.soulstyler.llama.Message.Kind;

class FramesTest {

	private static final byte[] MARK = "0123456789abcdef".getBytes();

	private final ByteArrayOutputStream stream = new ByteArrayOutputStream();

	private ByteArrayInputStream input() {
		return new ByteArrayInputStream(stream.toByteArray());
	}

	@Test
	void whatALibraryPrintsBetweenMessagesIsSkipped() throws Exception {
		stream.write("llama_model_loader: 0123456789abcde0123".getBytes());
		Frames.write(stream, MARK, "one".getBytes());
		stream.write("0123456789abcdeX\n".getBytes());
		Frames.write(stream, MARK, new byte[0]);
		Frames.write(stream, MARK, "two".getBytes());
		stream.write("bye 01234".getBytes());
		final ByteArrayInputStream in = input();
		assertEquals("one", new String(Frames.read(in, MARK)));
		assertEquals(0, Frames.read(in, MARK).length);
		assertEquals("two", new String(Frames.read(in, MARK)));
		assertNull(Frames.read(in, MARK));
	}

	@Test
	void aDamagedMessageIsNotBelieved() throws Exception {
		Frames.write(stream, MARK, "one".getBytes());
		final byte[] bytes = stream.toByteArray();
		for (int i = MARK.length; i < bytes.length; i++) {
			final byte[] damaged = bytes.clone();
			damaged[i] ^= 0x11;
			assertThrows(IOException.class, () -> Frames.read(
				new ByteArrayInputStream(damaged), MARK), "byte " + i);
		}
	}

	@Test
	void aMessageComesBackAsItWas() throws Exception {
		final Message message = new Message(Kind.COMPLETE, List.of("", "苹果\n🔥"),
			List.of(-1, 7));
		assertEquals(message, Message.of(message.toBytes()));
		final byte[] bytes = message.toBytes();
		for (int length = 0; length < bytes.length; length++) {
			final byte[] cut = java.util.Arrays.copyOf(bytes, length);
			assertThrows(IOException.class, () -> Message.of(cut));
		}
		assertArrayEquals(bytes, Message.of(bytes).toBytes());
	}
}
