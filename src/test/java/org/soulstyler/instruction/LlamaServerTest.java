package org.soulstyler.instruction;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.soulstyler.chat.ChatServer;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * A real server with a real model, started by the test:
 * {@code -Dsoulstyler.chat.gguf=FILE} and
 * {@code -Dsoulstyler.chat.server=COMMAND}, where the command is llama.cpp's
 * {@code llama-server}, or a Python that has {@code llama-cpp-python[server]}.
 */
@Tag("process")
class LlamaServerTest {

	private static final List<String> PLAIN = List.of(
		"Turn the red apple into fire", "Make the boat look like a mosaic",
		"Verwandle das Boot in Glas");

	@TempDir
	private static Path temporary;

	private static Process process;
	private static ChatServer server;

	@BeforeAll
	static void start() throws Exception {
		final String gguf = System.getProperty("soulstyler.chat.gguf");
		final String command = System.getProperty("soulstyler.chat.server");
		assumeTrue(gguf != null && command != null,
			"No chat model and server were named, with -Dsoulstyler.chat.gguf=FILE " +
				"-Dsoulstyler.chat.server=COMMAND.");
		final int port;
		try (ServerSocket free = new ServerSocket(0)) {
			port = free.getLocalPort();
		}
		final List<String> line = new ArrayList<>(List.of(command));
		if (command.contains("python")) line.addAll(List.of("-m",
			"llama_cpp.server", "--n_ctx", "2048", "--n_threads", "2"));
		else line.addAll(List.of("-c", "2048", "-t", "2"));
		line.addAll(List.of("--model", gguf, "--host", "127.0.0.1", "--port", String
			.valueOf(port)));
		process = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(
			temporary.resolve("log").toFile()).start();
		server = ChatServer.of("http://127.0.0.1:" + port + "/v1", "any");
		awaitAnswer();
	}

	@AfterAll
	static void stop() throws Exception {
		if (process != null) process.destroyForcibly().waitFor();
	}

	private static void awaitAnswer() throws Exception {
		final HttpRequest models = HttpRequest.newBuilder(URI.create(server.base() +
			"/models")).build();
		final long end = System.nanoTime() + 120_000_000_000L;
		while (true) {
			try {
				if (HttpClient.newHttpClient().send(models, BodyHandlers.discarding())
					.statusCode() == 200) return;
			}
			catch (final IOException exc) {
				// not yet
			}
			assertTrue(process.isAlive() && System.nanoTime() < end, Files.readString(
				temporary.resolve("log")));
			Thread.sleep(300);
		}
	}

	/**
	 * What the model says is either of the sentence's own words, or told to be of
	 * no use: how often it is right, the splitters' card says. It need not be the
	 * same twice: such servers go on from what they have read before, in batches
	 * of other sizes, and a small model's close calls turn on the last bits.
	 */
	@Test
	void plainSentencesAreSplitOrRefused() throws Exception {
		int right = 0;
		try (ChatApiSplitter splitter = ChatApiSplitter.open(server, true)) {
			assertTrue(splitter.disclosure().isEmpty());
			for (final String sentence : PLAIN) {
				final String said = said(splitter, sentence);
				System.out.println(sentence + ": " + said);
				if (!said.startsWith("refused")) right++;
			}
		}
		assertTrue(right > 0, "It understood nothing.");
	}

	private static String said(final ChatApiSplitter splitter,
		final String sentence)
	{
		try {
			final StyleInstruction read = splitter.split(sentence);
			for (final Target target : read.targets())
				for (final String part : List.of(target.objects(), target.style()))
					assertTrue(sentence.contains(part), part);
			return read.targets().toString();
		}
		catch (final SoulstylerException exc) {
			assertTrue(List.of(Failure.MODEL, Failure.INSTRUCTION).contains(exc
				.failure()), exc.toString());
			return "refused: " + exc.getMessage();
		}
	}
}
