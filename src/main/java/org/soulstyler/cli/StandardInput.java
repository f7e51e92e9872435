package org.soulstyler.cli;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

/** Standard input, if there is one. */
final class StandardInput {

	/** {@link System#in} as it was when Java started. */
	private static final Object ORIGINAL = System.in;

	private StandardInput() {
		// prevent instantiation of utility class
	}

	/** @throws IOException when standard input is closed */
	static BufferedReader open(final Charset charset) throws IOException {
		if (System.in == ORIGINAL && isClosed()) throw new IOException(
			"Standard input is closed.");
		return new BufferedReader(new InputStreamReader(System.in, charset));
	}

	/**
	 * Where standard input is closed, its number goes to the next file that is
	 * opened, and that is the one with Java's own classes. Files are compared by
	 * length and beginning, since a number has no name on every system.
	 */
	private static boolean isClosed() {
		final Path modules = Path.of(System.getProperty("java.home"), "lib",
			"modules");
		// Not closed: it is not ours.
		@SuppressWarnings("resource")
		final FileChannel input = new FileInputStream(FileDescriptor.in)
			.getChannel();
		try (FileChannel known = FileChannel.open(modules)) {
			return input.size() == Files.size(modules) && begin(input).equals(begin(
				known));
		}
		catch (final IOException exc) {
			return !FileDescriptor.in.valid(); // a pipe, or Java without modules
		}
	}

	/** Leaves the channel's position where it is. */
	private static ByteBuffer begin(final FileChannel channel)
		throws IOException
	{
		final ByteBuffer begin = ByteBuffer.allocate(4096);
		channel.read(begin, 0);
		return begin.flip();
	}
}
