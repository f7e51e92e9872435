package org.soulstyler.llama;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.llama.Message.Kind;
import org.soulstyler.llama.WorkerProcess.UnheardException;
import org.soulstyler.natives.NativeLoading;

/**
 * A language model in a process of its own, which is kept until {@link #close}
 * or until this process ends. Whatever goes wrong there (the process ends,
 * never answers, uses up the memory) becomes a {@link SoulstylerException}
 * with {@link Failure#MODEL} here, and the next question starts a new process.
 * <p>
 * Answers are the same every time, whatever was asked before. Thread-safe; one
 * question at a time.
 * </p>
 */
public final class LanguageModel implements AutoCloseable {

	/** A prompt in two parts: what many prompts begin with, and the rest. */
	public record Prompt(String beginning, String rest) {
	}

	/**
	 * A way in which a text may go on.
	 *
	 * @param favour what is known in its favour without the model, as a logit (the
	 *          logarithm of odds); only differences count
	 */
	public record Option(String text, double favour) {
	}

	/** @param who "system", "user" or "assistant" */
	public record Turn(String who, String text) {
	}

	/** Thrown where the prompt does not fit into the model's context. */
	public static final class TooLongException extends Exception {

		private static final long serialVersionUID = 1L;
	}

	private static final Duration TIMEOUT = Duration.ofSeconds(20);
	private static final Duration TIMEOUT_PER_MEGABYTE = Duration.ofMillis(200);

	private static final int THOUSAND = 1000;

	private static final long MEGABYTE = 1 << 20;
	private static final long GIGABYTE = 1 << 30;

	private final Path file;
	private final int context;
	/** With a thread's answer; models of many megabytes get more. */
	private final Duration timeout;
	/** Null before the first question, and after a failure. */
	private @Nullable WorkerProcess process;
	private boolean closed;

	private LanguageModel(final Path file, final int context,
		final Duration timeout)
	{
		this.file = file;
		this.context = context;
		this.timeout = timeout;
	}

	/**
	 * Loads a model.
	 *
	 * @param file a GGUF
	 * @param context tokens of prompt and answer, at most
	 * @throws SoulstylerException {@link Failure#MODEL} if the file is missing or
	 *           is no GGUF that llama.cpp reads; {@link Failure#ENVIRONMENT} if
	 *           llama.cpp does not load
	 */
	public static LanguageModel open(final Path file, final int context)
		throws SoulstylerException
	{
		return open(file, context, TIMEOUT);
	}

	static LanguageModel open(final Path file, final int context,
		final Duration timeout) throws SoulstylerException
	{
		if (!Files.isRegularFile(file)) throw new SoulstylerException(Failure.MODEL,
			"There is no language model in " + file + ".");
		final LanguageModel model = new LanguageModel(file.toAbsolutePath(),
			context, timeout);
		model.process();
		return model;
	}

	/**
	 * Continues a prompt with the likeliest tokens.
	 *
	 * @param grammar what may come, in llama.cpp's notation (GBNF); empty for
	 *          anything. llama.cpp ignores a grammar that it cannot read, so check
	 *          what comes back
	 * @param most tokens of the answer
	 * @throws TooLongException if the prompt leaves no room for its answer
	 */
	public synchronized String complete(final Prompt prompt, final String grammar,
		final int most) throws SoulstylerException, TooLongException
	{
		return complete(Kind.COMPLETE, prompt, grammar, most);
	}

	/**
	 * Continues the prompt that was continued last in another way: it is not read
	 * anew.
	 *
	 * @see #complete
	 */
	public synchronized String completeAgain(final Prompt prompt,
		final String grammar, final int most) throws SoulstylerException,
		TooLongException
	{
		return complete(Kind.COMPLETE_AGAIN, prompt, grammar, most);
	}

	/**
	 * Continues a prompt with one of several texts. Where they part, the way is taken
	 * whose next token is the likeliest, the favour of the best text behind it added
	 * to its logit; what all share is read at once.
	 *
	 * @param end what follows each of them, so that the model can tell that one ends
	 * @param options one at least
	 * @return the index of the one that was chosen
	 * @throws TooLongException if the prompt leaves no room for them
	 */
	public synchronized int choose(final Prompt prompt, final String end,
		final List<Option> options) throws SoulstylerException, TooLongException
	{
		final List<String> texts = new ArrayList<>(List.of(prompt.beginning(),
			prompt.rest(), end));
		options.forEach(option -> texts.add(option.text()));
		final Message answer = ask(new Message(Kind.CHOOSE, texts, options.stream()
			.map(option -> (int) Math.round(option.favour() * THOUSAND)).toList()));
		if (answer.kind() == Kind.TOO_LONG) throw new TooLongException();
		return answer.numbers().get(0);
	}

	private String complete(final Kind kind, final Prompt prompt,
		final String grammar, final int most) throws SoulstylerException,
		TooLongException
	{
		final Message answer = ask(new Message(kind, List.of(prompt.beginning(),
			prompt.rest(), grammar), List.of(most)));
		if (answer.kind() == Kind.TOO_LONG) throw new TooLongException();
		return answer.texts().get(0);
	}

	/** Fills the model's own chat template; what it wants of an answer follows. */
	public synchronized String chat(final List<Turn> turns)
		throws SoulstylerException
	{
		return ask(Message.of(Kind.CHAT, turns.stream().flatMap(t -> Stream.of(t
			.who(), t.text())).toArray(String[]::new))).texts().get(0);
	}

	/** How the model's own tokenizer writes a text. */
	public synchronized int[] tokens(final String text)
		throws SoulstylerException
	{
		return ask(Message.of(Kind.TOKENS, text)).numbers().stream().mapToInt(
			Integer::intValue).toArray();
	}

	/** The file that was opened. */
	public Path file() {
		return file;
	}

	/** The process that it runs in; empty where there is none at the moment. */
	synchronized OptionalLong pid() {
		return process == null ? OptionalLong.empty() : OptionalLong.of(process
			.pid());
	}

	@Override
	public synchronized void close() {
		closed = true;
		end();
	}

	// -- Helper methods --

	private Message ask(final Message request) throws SoulstylerException {
		if (closed) throw new IllegalStateException("closed");
		final String failed = "stopped working on this sentence. The file may be " +
			"damaged; other sentences may still work";
		try {
			return ask(process(), request, failed);
		}
		catch (final SoulstylerException e) {
			// of a process that the system ended meanwhile
			if (!(e.getCause() instanceof UnheardException)) throw e;
			return ask(process(), request, failed);
		}
	}

	/** The one there is, or a new one. */
	private synchronized WorkerProcess process() throws SoulstylerException {
		if (process != null && process.isAlive()) return process;
		try {
			final Path library = LlamaLibrary.folder();
			// GPU drivers reserve any amount of address space.
			process = WorkerProcess.start(LlamaLibrary.isOther() ? Long.MAX_VALUE
				: GIGABYTE + 4 * bytes());
			final Message open = new Message(Kind.OPEN, List.of(file.toString(),
				library.toString()), List.of(context, threads()));
			ask(process, open, "cannot be loaded: it is damaged, not a GGUF that " +
				"this version of llama.cpp knows, or too large for the memory");
			return process;
		}
		catch (final IOException e) {
			throw new SoulstylerException(Failure.MODEL,
				"The language model's engine (llama.cpp) cannot be started: " + e
					.getMessage(), e);
		}
	}

	/** A process that did not answer is ended. */
	private Message ask(final WorkerProcess asked, final Message request,
		final String failed) throws SoulstylerException
	{
		final Duration limit = timeout.plus(TIMEOUT_PER_MEGABYTE.multipliedBy(
			bytes() / MEGABYTE)).multipliedBy(threads());
		boolean answered = false;
		try {
			final Message answer = asked.ask(request, limit);
			if (answer.kind() == Kind.UNLOADABLE) throw NativeLoading.failed(
				"llama.cpp", LlamaLibrary.folder(), new UnsatisfiedLinkError(answer
					.texts().get(0)));
			if (answer.kind() == Kind.FAILED) throw new IOException(answer.texts()
				.get(0));
			answered = true;
			return answer;
		}
		catch (final IOException e) {
			throw new SoulstylerException(Failure.MODEL, "The language model " +
				file + " " + failed + ".", e);
		}
		catch (final TimeoutException e) {
			throw new SoulstylerException(Failure.MODEL, "The language model " +
				file + " gave no answer in " + limit.toSeconds() +
				" seconds of computing and was stopped.", e);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new SoulstylerException(Failure.CANCELLED,
				"Cancelled while waiting for the language model.", e);
		}
		finally {
			if (!answered) end();
		}
	}

	private void end() {
		if (process != null) process.close();
		process = null;
	}

	/**
	 * One thread for a small model: llama.cpp's threads busy-wait for each
	 * other.
	 */
	private int threads() {
		return bytes() < 64 * MEGABYTE ? 1 : Math.min(8, Runtime.getRuntime()
			.availableProcessors());
	}

	private long bytes() {
		return file.toFile().length();
	}
}
