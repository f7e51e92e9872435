package org.soulstyler.llama;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import org.soulstyler.llama.Message.Kind;

/**
 * The process that llama.cpp runs in: answers requests, one after the other, and
 * ends when its standard input does, which it does when the process that
 * started it is gone, whatever it is doing then. Uses nothing but Java and
 * llama.cpp's binding.
 */
final class Worker {

	private Worker() {}

	/** Started by {@link WorkerProcess}. */
	public static void main(final String[] arguments) throws Exception {
		final InputStream in = new BufferedInputStream(System.in);
		final OutputStream out = new FileOutputStream(FileDescriptor.out);
		System.setOut(System.err); // the binding prints to it, too
		final byte[] mark = in.readNBytes(Frames.MARK_BYTES);
		final BlockingQueue<Message> requests = new LinkedBlockingQueue<>();
		final Thread reader = new Thread(() -> read(in, mark, requests),
			"requests");
		reader.setDaemon(true);
		reader.start();
		Llama llama = null;
		while (true) {
			final Message request = requests.take();
			Message answer;
			try {
				if (request.kind() == Kind.OPEN) {
					llama = Llama.open(request);
					answer = Message.of(Kind.ANSWER);
				}
				else answer = Objects.requireNonNull(llama, "Nothing is open.").answer(
					request);
			}
			catch (final LinkageError e) {
				answer = Message.of(Kind.UNLOADABLE, String.valueOf(e.getMessage()));
			}
			catch (final RuntimeException | OutOfMemoryError e) {
				answer = Message.of(Kind.FAILED, String.valueOf(e.getMessage()));
			}
			Frames.write(out, mark, answer.toBytes());
		}
	}

	private static void read(final InputStream in, final byte[] mark,
		final BlockingQueue<Message> requests)
	{
		try {
			for (byte[] bytes = Frames.read(in, mark); bytes != null; bytes = Frames
				.read(in, mark))
			{
				requests.add(Message.of(bytes));
			}
		}
		catch (final IOException e) {
			// Like the end of the stream: no answer could be read.
		}
		Runtime.getRuntime().halt(0); // also amid a native call
	}
}
