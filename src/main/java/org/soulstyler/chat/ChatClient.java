package org.soulstyler.chat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * Asks a {@link ChatServer}. The form of the answer is requested in the way
 * that the server supports: by a JSON schema as OpenAI, Ollama, vLLM, LM
 * Studio and llama.cpp take it, else as older servers do, else not at all. So
 * callers must check the answer. Thread-safe.
 */
public final class ChatClient {

	/** @param who "system", "user" or "assistant" */
	public record Turn(String who, String text) {
	}

	/** How the form of an answer is requested. */
	private enum Form {
			JSON_SCHEMA, JSON_OBJECT, NONE
	}

	private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
	private static final int MOST_BYTES = 1 << 20;
	private static final int MOST_TOKENS = 600;
	private static final int TRIES = 3;
	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

	/** Statuses of failures that may pass. */
	private static final Set<Integer> PASSING = Set.of(408, 425, 429, 500, 502,
		503, 504);

	/** Statuses by which servers refuse a form of request; some say 500. */
	private static final Set<Integer> UNKNOWN = Set.of(400, 415, 422, 500, 501);

	private final HttpClient client = HttpClient.newBuilder().connectTimeout(
		CONNECT_LIMIT).build();
	private final ChatServer server;
	private final Optional<ApiKey> key;
	private final Duration limit;
	private final Duration pause;
	private volatile Form form = Form.JSON_SCHEMA;

	/** @param key sent with each request; empty for none */
	public ChatClient(final ChatServer server, final Optional<ApiKey> key) {
		this(server, key, Duration.ofSeconds(120), Duration.ofMillis(500));
	}

	/**
	 * @param limit for an answer
	 * @param pause before the second try; it doubles
	 */
	ChatClient(final ChatServer server, final Optional<ApiKey> key,
		final Duration limit, final Duration pause)
	{
		this.server = server;
		this.key = key;
		this.limit = limit;
		this.pause = pause;
	}

	/**
	 * @param schema of the answer, in JSON Schema
	 * @return what the model says, of whatever form
	 * @throws SoulstylerException {@link Failure#MODEL} with a sentence that says
	 *           what to do; {@link Failure#CANCELLED} if interrupted
	 */
	public String ask(final List<Turn> turns, final JsonObject schema)
		throws SoulstylerException
	{
		Form tried = form;
		while (true) {
			final HttpResponse<InputStream> response = send(body(turns, schema,
				tried), tried != Form.NONE);
			if (response.statusCode() == 200) {
				form = tried;
				return content(response);
			}
			closeQuietly(response);
			if (!UNKNOWN.contains(response.statusCode()) || tried == Form.NONE)
				throw refused(response.statusCode());
			tried = Form.values()[tried.ordinal() + 1];
		}
	}

	/** The server that is asked. */
	public ChatServer server() {
		return server;
	}

	// -- Helper methods --

	/** @param otherForm whether the request can be repeated in another form */
	private HttpResponse<InputStream> send(final JsonObject body,
		final boolean otherForm) throws SoulstylerException
	{
		final HttpRequest.Builder request = HttpRequest.newBuilder(server
			.endpoint()).timeout(limit).header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(body.toString()));
		key.ifPresent(k -> request.header("Authorization", k.bearer()));
		for (int tries = 1;; tries++) {
			try {
				final HttpResponse<InputStream> response = client.send(request.build(),
					BodyHandlers.ofInputStream());
				final int status = response.statusCode();
				if (!PASSING.contains(status) || tries == TRIES || otherForm && UNKNOWN
					.contains(status)) return response;
				response.body().close();
				Thread.sleep(pause(tries, response).toMillis());
			}
			catch (final ConnectException e) {
				throw failed("cannot be reached. Is the server running?", e);
			}
			catch (final java.net.http.HttpTimeoutException e) {
				throw late(e);
			}
			catch (final IOException e) {
				if (tries == TRIES) throw failed("does not answer.", e);
				sleep(pause.multipliedBy(1L << tries - 1));
			}
			catch (final InterruptedException e) {
				throw cancelled(e);
			}
		}
	}

	/** As long as the server says, within reason, or longer each time. */
	private Duration pause(final int tries,
		final HttpResponse<InputStream> response)
	{
		final Duration own = pause.multipliedBy(1L << tries - 1);
		final Optional<String> asked = response.headers().firstValue("Retry-After")
			.filter(s -> s.matches("\\d{1,6}"));
		if (asked.isEmpty()) return own;
		final Duration wanted = Duration.ofSeconds(Integer.parseInt(asked.get()));
		return wanted.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wanted;
	}

	private void sleep(final Duration time) throws SoulstylerException {
		try {
			Thread.sleep(time.toMillis());
		}
		catch (final InterruptedException e) {
			throw cancelled(e);
		}
	}

	/** Reads within the time limit and a bound. */
	private String content(final HttpResponse<InputStream> response)
		throws SoulstylerException
	{
		final CompletableFuture<byte[]> reading = CompletableFuture.supplyAsync(
			() -> {
				try (InputStream in = response.body()) {
					return in.readNBytes(MOST_BYTES);
				}
				catch (final IOException e) {
					throw new java.io.UncheckedIOException(e);
				}
			});
		try {
			final String json = new String(reading.get(limit.toMillis(),
				TimeUnit.MILLISECONDS), StandardCharsets.UTF_8);
			return JsonParser.parseString(json).getAsJsonObject().getAsJsonArray(
				"choices").get(0).getAsJsonObject().getAsJsonObject("message").get(
					"content").getAsString();
		}
		catch (final TimeoutException e) {
			closeQuietly(response);
			throw late(e);
		}
		catch (final ExecutionException e) {
			throw failed("broke off its answer.", e);
		}
		catch (final InterruptedException e) {
			closeQuietly(response);
			throw cancelled(e);
		}
		catch (final JsonParseException | IllegalStateException
				| NullPointerException | IndexOutOfBoundsException | ClassCastException
				| UnsupportedOperationException e)
		{
			throw failed(
				"is not an OpenAI-compatible chat interface. Does its address end" +
					" in /v1?", e);
		}
	}

	private static void closeQuietly(final HttpResponse<InputStream> response) {
		try {
			response.body().close();
		}
		catch (final IOException e) {
			// The time limit has passed.
		}
	}

	private JsonObject body(final List<Turn> turns, final JsonObject schema,
		final Form tried)
	{
		final JsonArray messages = new JsonArray();
		for (final Turn turn : turns) {
			final JsonObject message = new JsonObject();
			message.addProperty("role", turn.who());
			message.addProperty("content", turn.text());
			messages.add(message);
		}
		final JsonObject body = new JsonObject();
		body.addProperty("model", server.model());
		body.addProperty("temperature", 0);
		body.addProperty("seed", 0);
		body.addProperty("max_tokens", MOST_TOKENS);
		body.add("messages", messages);
		if (tried != Form.NONE) body.add("response_format", format(schema, tried));
		return body;
	}

	private static JsonObject format(final JsonObject schema, final Form form) {
		final JsonObject format = new JsonObject();
		if (form == Form.JSON_OBJECT) {
			format.addProperty("type", "json_object");
			format.add("schema", schema);
			return format;
		}
		final JsonObject named = new JsonObject();
		named.addProperty("name", "answer");
		named.addProperty("strict", true);
		named.add("schema", schema);
		format.addProperty("type", "json_schema");
		format.add("json_schema", named);
		return format;
	}

	private SoulstylerException refused(final int status) {
		return failed(switch (status) {
			case 401, 403 -> "does not accept the key, or requires one (status " +
				status + "): set " + ApiKey.VARIABLE + ", or put it into ~/" +
				ApiKey.FILE + ".";
			case 404 -> "does not know this model, or has no chat interface at " +
				"this address (status 404). Does the address end in /v1?";
			case 413 -> "refuses the sentence as too long (status 413).";
			case 429 -> "is too busy, or your quota is used up (status 429)." +
				" Try again later.";
			default -> status >= 300 && status < 400 ? "has moved (status " + status +
				"); " + "give its new address." : status >= 500 ? "failed (status " +
					status + "). See its log." : "refused the request (status " + status +
						").";
		}, null);
	}

	private SoulstylerException failed(final String what,
		final @Nullable Exception cause)
	{
		return new SoulstylerException(Failure.MODEL, "The language model \"" +
			server.model() + "\" at " + server.base() + " " + what, cause);
	}

	private SoulstylerException late(final Exception cause) {
		return failed("gave no answer within " + limit.toSeconds() + " seconds.",
			cause);
	}

	private static SoulstylerException cancelled(final InterruptedException e) {
		Thread.currentThread().interrupt();
		return new SoulstylerException(Failure.CANCELLED,
			"Cancelled while waiting for the language model.", e);
	}
}
