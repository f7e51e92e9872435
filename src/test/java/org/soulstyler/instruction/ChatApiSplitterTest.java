package org.soulstyler.instruction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.sun.net.httpserver.HttpServer;

class ChatApiSplitterTest {

	private HttpServer server;
	private String asked;
	private int status = 200;
	private String answer;

	@BeforeEach
	void serve() throws Exception {
		server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
		server.createContext("/v1/chat/completions", exchange -> {
			asked = new String(exchange.getRequestBody().readAllBytes(),
				StandardCharsets.UTF_8) + exchange.getRequestHeaders().getFirst(
					"Authorization");
			final byte[] body = answer.getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(status, body.length);
			exchange.getResponseBody().write(body);
			exchange.close();
		});
		server.start();
	}

	@AfterEach
	void stop() {
		server.stop(0);
	}

	private StyleInstruction split(final String instruction)
		throws SoulstylerException
	{
		final URI base = URI.create("http://localhost:" + server.getAddress()
			.getPort() + "/v1/");
		try (ChatApiSplitter splitter = new ChatApiSplitter(base, "some-model",
			"secret"))
		{
			return splitter.split(instruction);
		}
	}

	private static String says(final String content) {
		return "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":" +
			new JsonPrimitive(content) + "}}]}";
	}

	@Test
	void theModelsWordsAreReadEvenIfItChats() throws Exception {
		answer = says(
			"Sure! ```{\"objects\": \"the red apple\", \"content\": \"fire\"}```");
		final String instruction = "Turn the red apple into fire";
		assertEquals(new StyleInstruction(instruction, "the red apple", "fire"),
			split(instruction));
		assertTrue(asked.contains("some-model") && asked.contains(instruction) &&
			asked.endsWith("Bearer secret"), asked);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"objects\":\"an apple\",\"content\":\"fire\"}",
		"I cannot do that.",
		"{\"objects\":\"apple into fire\",\"content\":\"fire\"}" })
	void whatIsNotInTheInstructionIsRefused(final String said) {
		answer = says(said);
		assertEquals(Failure.MODEL, refusal().failure());
	}

	@Test
	void aMissingPartIsToldLikeAnyOther() {
		answer = says("{\"objects\":\"\",\"content\":\"fire\"}");
		assertEquals(Failure.INSTRUCTION, refusal().failure());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "<html>", "{}", "[]", "{\"choices\":[]}",
		"{\"choices\":[{\"message\":{\"content\":null}}]}" })
	void otherServersAreToldApart(final String body) {
		answer = body;
		assertTrue(refusal().getMessage().contains("no chat interface"));
	}

	@Test
	void aServerThatRefusesOrIsNotThereIsTold() {
		answer = new JsonObject().toString();
		status = 503;
		assertTrue(refusal().getMessage().contains("503"));
		server.stop(0);
		assertTrue(refusal().getMessage().contains("does not answer"));
	}

	private SoulstylerException refusal() {
		return assertThrows(SoulstylerException.class, () -> split(
			"Turn the red apple into fire"));
	}
}
