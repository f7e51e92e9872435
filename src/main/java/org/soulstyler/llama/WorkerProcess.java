package org.soulstyler.llama;

import de.kherud.llama.LlamaModel;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A running {@link Worker}, seen from the process that started it. It ends with
 * that process, because its standard input ends then. Not thread-safe.
 */
final class WorkerProcess implements AutoCloseable {

	/** The process had ended before it was asked: another one may answer. */
	static final class UnheardException extends IOException {

		private static final long serialVersionUID = 1;

		private UnheardException(final IOException cause) {
			super("The process had ended.", cause);
		}
	}

	/** Options for a small, short-lived process: quick start, little memory. */
	private static final List<String> OPTIONS = List.of("-Xshare:auto",
		"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xms8m", "-Xmx128m",
		"-XX:ReservedCodeCacheSize=16m", "-XX:CompressedClassSpaceSize=16m",
		"-XX:-UsePerfData", "-XX:+SuppressFatalErrorMessage", "-Xrs",
		"-Djava.awt.headless=true", "-Djava.library.path=");

	/** The answer that marks the end of the stream. */
	private static final byte[] END = {};

	private static final int LAST_WORDS = 12;
	private static final int BUSY = 10;

	private final Process process;
	private final byte[] mark = new byte[Frames.MARK_BYTES];
	private final OutputStream out;
	private final BlockingQueue<byte[]> answers = new LinkedBlockingQueue<>();
	/** The last lines of its standard error. */
	private final Deque<String> said = new ArrayDeque<>();

	private WorkerProcess(final Process process) throws IOException {
		this.process = process;
		new SecureRandom().nextBytes(mark);
		out = process.getOutputStream();
		daemon("answers", this::readAnswers);
		daemon("errors", this::readErrors);
		out.write(mark);
		out.flush();
	}

	/**
	 * @param bytes of memory that it may ask for, where the system can see to that;
	 *          {@link Long#MAX_VALUE} for any
	 * @throws IOException if there is no Java to start, or it does not start
	 */
	static WorkerProcess start(final long bytes) throws IOException {
		final List<String> options = new ArrayList<>(OPTIONS);
		if (Runtime.version().feature() >= 22) options.add(
			"--enable-native-access=ALL-UNNAMED");
		final JavaCommand command = JavaCommand.of(Worker.class, options,
			LlamaModel.class);
		final ProcessBuilder builder = new ProcessBuilder(limited(command.words(),
			bytes)).directory(command.folder().toFile());
		final Map<String, String> environment = builder.environment();
		// Options and agents meant for other programs would be inherited, and
		// llama.cpp reads variables, too.
		environment.keySet().removeIf(name -> name.endsWith("JAVA_OPTIONS") || name
			.equals("JAVA_TOOL_OPTIONS") || name.equals("CLASSPATH") || name
				.startsWith("LLAMA_ARG_") || name.startsWith("GGML_"));
		environment.put("GGML_NO_BACKTRACE", "1"); // it would start a debugger
		environment.put("MALLOC_ARENA_MAX", "2");
		return new WorkerProcess(builder.start());
	}

	/**
	 * Asks and waits for the answer. After any exception the process is of no more
	 * use and should be closed.
	 *
	 * @param limit of the time that it computes; where the computer is busy with
	 *          other things, it may take {@value #BUSY} times as long
	 * @throws UnheardException if the process had ended before
	 * @throws IOException if the process ends or its answer is damaged
	 * @throws TimeoutException if the answer takes longer
	 * @throws InterruptedException if this thread is interrupted
	 */
	Message ask(final Message request, final Duration limit) throws IOException,
		TimeoutException, InterruptedException
	{
		final long begin = System.nanoTime();
		final Optional<Duration> computed = computed();
		write(request);
		byte[] answer = null;
		while (answer == null) {
			answer = answers.poll(250, TimeUnit.MILLISECONDS);
			if (answer != null) continue;
			final Duration waited = Duration.ofNanos(System.nanoTime() - begin);
			final Duration busy = computed.isEmpty() ? waited : computed().orElse(
				waited).minus(computed.get());
			if (busy.compareTo(limit) > 0 || waited.compareTo(limit.multipliedBy(
				BUSY)) > 0) throw new TimeoutException();
		}
		if (answer == END) {
			// The last lines of standard error may arrive a moment later.
			process.waitFor(1, TimeUnit.SECONDS);
			throw new IOException("The process ended. " + lastWords());
		}
		return Message.of(answer);
	}

	private void write(final Message request) throws IOException,
		InterruptedException
	{
		try {
			Frames.write(out, mark, request.toBytes());
		}
		catch (final IOException e) {
			// Its pipe breaks a moment before it counts as ended.
			if (process.waitFor(1, TimeUnit.SECONDS)) throw new UnheardException(e);
			throw e;
		}
	}

	/** The processor time spent so far, where the system reports it. */
	private Optional<Duration> computed() {
		return process.info().totalCpuDuration();
	}

	boolean isAlive() {
		return process.isAlive();
	}

	long pid() {
		return process.pid();
	}

	/** Ends it, whatever it is doing. */
	@Override
	public void close() {
		process.destroyForcibly();
	}

	// -- Helper methods --

	/**
	 * Where a shell can set it, the system itself enforces the limit: what asks for
	 * more gets nothing, which ends the worker and spares everything else. And
	 * Control-C is for the process that started it.
	 */
	private static List<String> limited(final List<String> command,
		final long bytes)
	{
		final Path shell = Path.of("/bin/sh");
		if (!Files.isExecutable(shell)) return command;
		final List<String> words = new ArrayList<>(List.of(shell.toString(), "-c",
			"trap '' INT; ulimit -v " + (bytes == Long.MAX_VALUE ? "unlimited"
				: bytes / 1024) + " 2>/dev/null; exec \"$@\"", "sh"));
		words.addAll(command);
		return words;
	}

	private static void daemon(final String what, final Runnable job) {
		final Thread thread = new Thread(job, "Soulstyler's language model: " +
			what);
		thread.setDaemon(true);
		thread.start();
	}

	private void readAnswers() {
		try (InputStream in = new BufferedInputStream(process.getInputStream())) {
			for (byte[] answer = Frames.read(in, mark); answer != null; answer =
				Frames.read(in, mark))
			{
				answers.add(answer);
			}
		}
		catch (final IOException e) {
			process.destroyForcibly(); // nothing after it can be understood
		}
		answers.add(END);
	}

	private void readErrors() {
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(process
			.getErrorStream(), StandardCharsets.UTF_8)))
		{
			for (String line = lines.readLine(); line != null; line = lines
				.readLine())
			{
				synchronized (said) {
					said.add(line.length() > 500 ? line.substring(0, 500) : line);
					if (said.size() > LAST_WORDS) said.remove();
				}
			}
		}
		catch (final IOException e) {
			// It is gone.
		}
	}

	private String lastWords() {
		synchronized (said) {
			return said.isEmpty() ? "It printed nothing." : "It printed: " + String
				.join(" | ", said);
		}
	}
}
