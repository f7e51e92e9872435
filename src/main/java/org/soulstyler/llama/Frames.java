package org.soulstyler.llama;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

import org.jspecify.annotations.Nullable;

/**
 * Messages in a stream that others may write to, too: native libraries print
 * what they like to standard output. Each message is framed as a mark of
 * {@value #MARK_BYTES} bytes that both sides agreed on, the length (4 bytes), the
 * CRC-32 (4 bytes) and the bytes of the message; whatever stands before a mark is
 * skipped.
 */
final class Frames {

	static final int MARK_BYTES = 16;

	/** More is no message of ours. */
	static final int MOST_BYTES = 1 << 24;

	private Frames() {}

	/** Writes a message at once, so that it stays in one piece if it is short. */
	static void write(final OutputStream out, final byte[] mark,
		final byte[] message) throws IOException
	{
		if (message.length > MOST_BYTES) throw new IOException("A message of " +
			message.length + " bytes is too long.");
		out.write(ByteBuffer.allocate(MARK_BYTES + 8 + message.length).put(mark)
			.putInt(message.length).putInt(checksum(message)).put(message).array());
		out.flush();
	}

	/**
	 * Reads the next message.
	 *
	 * @param in buffered
	 * @return null at the end of the stream
	 * @throws IOException if the stream breaks, or the message is damaged
	 */
	static byte @Nullable [] read(final InputStream in, final byte[] mark)
		throws IOException
	{
		if (!skipTo(in, mark)) return null;
		final ByteBuffer head = ByteBuffer.wrap(exactly(in, 8));
		final int length = head.getInt(), checksum = head.getInt();
		if (length < 0 || length > MOST_BYTES) throw new IOException(
			"A message is damaged.");
		final byte[] message = exactly(in, length);
		if (checksum(message) != checksum) throw new IOException(
			"A message is damaged.");
		return message;
	}

	/** @return whether the mark came before the end */
	private static boolean skipTo(final InputStream in, final byte[] mark)
		throws IOException
	{
		// The last bytes, as a ring: marks are random, so few comparisons go far.
		final byte[] ring = new byte[MARK_BYTES];
		for (long read = 1;; read++) {
			final int b = in.read();
			if (b < 0) return false;
			ring[(int) (read % MARK_BYTES)] = (byte) b;
			if (read >= MARK_BYTES && endsWith(ring, read, mark)) return true;
		}
	}

	private static boolean endsWith(final byte[] ring, final long read,
		final byte[] mark)
	{
		for (int i = 0; i < MARK_BYTES; i++)
			if (ring[(int) ((read - i) % MARK_BYTES)] != mark[MARK_BYTES - 1 - i])
				return false;
		return true;
	}

	private static byte[] exactly(final InputStream in, final int length)
		throws IOException
	{
		final byte[] bytes = in.readNBytes(length);
		if (bytes.length < length) throw new EOFException();
		return bytes;
	}

	private static int checksum(final byte[] message) {
		final CRC32 crc = new CRC32();
		crc.update(message);
		return (int) crc.getValue();
	}
}
