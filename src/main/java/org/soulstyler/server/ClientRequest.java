package org.soulstyler.server;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A request and its answer.
 *
 * @param exchange where it came in
 * @param values the path's varying parts
 */
record ClientRequest(HttpExchange exchange, Map<String, String> values) {

	/** By which clients may tell themselves apart, so that they take turns. */
	static final String CLIENT = "Soulstyler-Client";

	static final String JSON = "application/json";
	static final String PROBLEM = "application/problem+json";
	static final String PNG = "image/png";

	private static final int MOST_TEXT = 64 << 10;
	private static final int LONGEST_CLIENT = 64;

	/** A header's value, or null. */
	String header(final String name) {
		return exchange.getRequestHeaders().getFirst(name);
	}

	/** Whose turn it takes. */
	String client() {
		final String said = header(CLIENT);
		final String address = exchange.getRemoteAddress().getAddress()
			.getHostAddress();
		return said == null ? address : address + " " + said.substring(0, Math.min(
			LONGEST_CLIENT, said.length()));
	}

	/** @throws Problem (413, 415, 400) when the body is none */
	JsonObject json() throws IOException, Problem {
		final String type = header("Content-Type");
		if (type == null || !type.split(";")[0].strip().equalsIgnoreCase(JSON))
			throw new Problem(415, "Send JSON, with Content-Type: " + JSON + ".");
		try (InputStream in = exchange.getRequestBody()) {
			final byte[] body = in.readNBytes(MOST_TEXT + 1);
			if (body.length > MOST_TEXT) throw new Problem(413,
				"The request is longer than " + MOST_TEXT + " bytes.");
			return Json.parse(new String(body, StandardCharsets.UTF_8),
				"The request");
		}
	}

	void reply(final int status, final JsonElement json) throws IOException {
		reply(status, status >= 400 ? PROBLEM : JSON, Json.text(json).getBytes(
			StandardCharsets.UTF_8));
	}

	void reply(final int status, final String type, final byte[] body)
		throws IOException
	{
		exchange.getResponseHeaders().set("Content-Type", type);
		exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
		try (OutputStream out = exchange.getResponseBody()) {
			out.write(body);
		}
	}

	/** Done, and nothing to say. */
	void replyNothing() throws IOException {
		exchange.sendResponseHeaders(204, -1);
	}

	/** An answer that is written bit by bit. */
	OutputStream stream(final String type) throws IOException {
		exchange.getResponseHeaders().set("Content-Type", type);
		exchange.sendResponseHeaders(200, 0);
		return exchange.getResponseBody();
	}
}
