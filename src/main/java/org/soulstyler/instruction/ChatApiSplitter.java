package org.soulstyler.instruction;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import org.soulstyler.failure.Address;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.instruction.SplitterTask.Answer;
import org.soulstyler.instruction.SplitterTask.Example;

/**
 * Splits instructions by asking a chat model behind an OpenAI-compatible HTTP
 * interface (<code>POST BASE/chat/completions</code>): llama.cpp's server,
 * Ollama, vLLM and most services. Such a server knows no grammar of ours, so its
 * answer is only checked: parts that are not the instruction's own words are
 * refused. The instruction leaves this computer if the server is another one.
 * <p>
 * Thread-safe.
 */
public final class ChatApiSplitter implements InstructionSplitter {

	private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
	private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(120);

	private final HttpClient client = HttpClient.newBuilder().connectTimeout(
		CONNECT_TIMEOUT).build();
	private final URI endpoint;
	private final String model;
	private final String key;

	/**
	 * @param base e.g. {@code http://localhost:8080/v1}
	 * @param model the server's name for the model
	 * @param key sent as a bearer token, or null
	 */
	public ChatApiSplitter(final URI base, final String model,
		final String key)
	{
		endpoint = URI.create(base.toString().replaceAll("/+$", "") +
			"/chat/completions");
		this.model = model;
		this.key = key;
	}

	@Override
	public StyleInstruction split(final String instruction)
		throws SoulstylerException
	{
		final Request request = Request.of(SplitterTask.check(instruction), true);
		final InstructionText text = request.text();
		final InstructionGrammar grammar = InstructionGrammar.of(text);
		final Answer answer = SplitterTask.parse(ask(text.text()), grammar,
			"The language model at " + Address.shown(endpoint));
		if (!SplitterTask.isClear(answer, grammar)) {
			throw new SoulstylerException(Failure.MODEL, "The language model at " +
				Address.shown(endpoint) + " took the same words for the object and the style. Try" +
				" other words, e.g. \"Turn the red apple into fire\".");
		}
		return request.complete(instruction, answer);
	}

	@Override
	public void close() {
		// The client's threads end with the client.
	}

	private String ask(final String instruction) throws SoulstylerException {
		final HttpRequest.Builder request = HttpRequest.newBuilder(endpoint)
			.timeout(ANSWER_TIMEOUT).header("Content-Type", "application/json").POST(
				BodyPublishers.ofString(body(instruction).toString()));
		if (key != null) request.header("Authorization", "Bearer " + key);
		try {
			final HttpResponse<String> response = client.send(request.build(),
				BodyHandlers.ofString());
			if (response.statusCode() != 200) {
				throw new SoulstylerException(Failure.MODEL, "The language model at " +
					Address.shown(endpoint) + " answered with status " + response.statusCode() + ".");
			}
			return JsonParser.parseString(response.body()).getAsJsonObject()
				.getAsJsonArray("choices").get(0).getAsJsonObject().getAsJsonObject(
					"message").get("content").getAsString();
		}
		catch (final IOException e) {
			throw new SoulstylerException(Failure.MODEL, "The language model at " +
				Address.shown(endpoint) + " does not answer: " + e.getMessage(), e);
		}
		catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new SoulstylerException(Failure.CANCELLED,
				"Cancelled while waiting for the language model.", e);
		}
		catch (final JsonParseException | IllegalStateException
				| NullPointerException | IndexOutOfBoundsException
				| ClassCastException | UnsupportedOperationException e)
		{
			throw new SoulstylerException(Failure.MODEL, "What answers at " +
				Address.shown(endpoint) + " is no chat interface of OpenAI's kind.", e);
		}
	}

	private JsonObject body(final String instruction) {
		final JsonArray messages = new JsonArray();
		messages.add(message("system", SplitterTask.SYSTEM));
		for (final Example example : SplitterTask.examples()) {
			messages.add(message("user", example.instruction()));
			messages.add(message("assistant", example.answer().toJson()));
		}
		messages.add(message("user", instruction));
		final JsonObject body = new JsonObject();
		body.addProperty("model", model);
		body.addProperty("temperature", 0);
		body.addProperty("seed", 0);
		body.addProperty("max_tokens", 300);
		body.add("messages", messages);
		return body;
	}

	private static JsonObject message(final String role, final String content) {
		final JsonObject message = new JsonObject();
		message.addProperty("role", role);
		message.addProperty("content", content);
		return message;
	}
}
