package org.soulstyler.chat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** Stands in for a server: says what it is told to, and notes what it hears. */
public final class ChatStandIn implements AutoCloseable {

	private final HttpServer server;
	private final List<String> asked = Collections.synchronizedList(
		new ArrayList<>());
	private final List<String> authorized = Collections.synchronizedList(
		new ArrayList<>());
	private volatile List<String> bodies = List.of("");
	private volatile List<Integer> statuses = List.of(200);
	private volatile long delay;
	private volatile Function<JsonObject, String> answers;

	public ChatStandIn() throws IOException {
		server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
		server.createContext("/v1/chat/completions", exchange -> {
			final int n = asked.size();
			asked.add(new String(exchange.getRequestBody().readAllBytes(),
				StandardCharsets.UTF_8));
			authorized.add(String.valueOf(exchange.getRequestHeaders().getFirst(
				"Authorization")));
			try {
				Thread.sleep(delay);
			}
			catch (final InterruptedException e) {
				return;
			}
			final Function<JsonObject, String> model = answers;
			if (model != null) bodies = List.of(body(model.apply(lastBody())));
			final int status = statuses.get(Math.min(n, statuses.size() - 1));
			final byte[] body = bodies.get(Math.min(n, bodies.size() - 1)).getBytes(
				StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(status, body.length);
			exchange.getResponseBody().write(body);
			exchange.close();
		});
		server.start();
	}

	public String address() {
		return "http://localhost:" + server.getAddress().getPort() + "/v1/";
	}

	/** Its answers, one after the other; the last is repeated. */
	public void says(final String... contents) {
		asked.clear();
		bodies = List.of(contents).stream().map(ChatStandIn::body).toList();
	}

	/** What it answers to a request, one at a time. */
	public void answers(final Function<JsonObject, String> model) {
		answers = model;
	}

	public void writes(final String body) {
		bodies = List.of(body);
	}

	/** Its statuses, one after the other; the last is repeated. */
	public void fails(final Integer... status) {
		statuses = List.of(status);
	}

	public void waits(final long milliseconds) {
		delay = milliseconds;
	}

	public List<String> asked() {
		return asked;
	}

	public List<String> authorized() {
		return authorized;
	}

	public JsonObject lastBody() {
		return JsonParser.parseString(asked.get(asked.size() - 1))
			.getAsJsonObject();
	}

	private static String body(final String content) {
		return "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":" +
			new JsonPrimitive(content) + "}}]}";
	}

	@Override
	public void close() {
		server.stop(0);
	}
}
