package org.soulstyler.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a server refuses, and what. */
class ServerRefusalTest extends ServerFixture {

	@Test
	void withoutTheTokenOnlyThePageIsOpen() throws Exception {
		for (final Client stranger : List.of(new Client(server.address(), null),
			new Client(server.address(), "wrong-wrong-wrong-wrong")))
		{
			for (final Route route : server.routes()) {
				final int status = stranger.send(route.method(), route.path().replace(
					"{id}", "0")).statusCode();
				assertEquals(route.open() ? 200 : 401, status, route.path());
			}
			detail(401, stranger.split(WISH));
		}
		assertEquals(5 + 1 + 1, server.routes().stream().filter(Route::open)
			.count());
	}

	@ParameterizedTest
	@CsvSource({ "Origin, http://evil.example", "Origin, null",
		"Origin, http://localhost:1", "Sec-Fetch-Site, cross-site",
		"Sec-Fetch-Site, same-site" })
	void pagesOfOthersAreRefused(final String header, final String value)
		throws Exception
	{
		assertEquals("Requests from pages of other servers are refused.", detail(
			403, client().with(header, value).split(WISH)));
	}

	@Test
	void theOwnPageIsNot() throws Exception {
		final String origin = server.address().toString().replaceAll("/$", "");
		assertEquals(200, client().with("Origin", origin).with("Sec-Fetch-Site",
			"same-origin").split(WISH).statusCode());
	}

	/** DNS rebinding: a name of somebody else's that leads here. */
	@ParameterizedTest
	@CsvSource({ "evil.example, 403", "localhost.evil.example, 403", ", 403",
		"localhost, 200", "127.0.0.1:80, 200", "[::1]:80, 200",
		"Napari.Example:443, 200", "localhost:80:80, 403" })
	void foreignNamesAreRefused(final String host, final int status)
		throws Exception
	{
		final String answer = raw("GET /v1/health HTTP/1.1\r\n" + (host == null ? ""
			: "Host: " + host + "\r\n") + "Connection: close\r\n\r\n");
		assertTrue(answer.startsWith("HTTP/1.1 " + status), answer);
	}

	private String raw(final String request) throws Exception {
		try (Socket socket = new Socket(server.address().getHost(), server.address()
			.getPort()))
		{
			socket.getOutputStream().write(request.getBytes(
				StandardCharsets.ISO_8859_1));
			socket.setSoTimeout(10_000);
			return new String(socket.getInputStream().readAllBytes(),
				StandardCharsets.UTF_8);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/etc/passwd", "/../../etc/passwd",
		"/page/../pom.xml", "/v1/jobs/..%2f..%2fetc/result", "/v1/jobs//result",
		"/page.css/", "/%2e%2e/x" })
	void noPathOfAClientsIsOpened(final String path) throws Exception {
		final String answer = raw("GET " + path +
			" HTTP/1.1\r\nHost: localhost\r\n" + "Authorization: Bearer " + token
				.toTell() + "\r\nConnection: close\r\n\r\n");
		assertTrue(answer.startsWith("HTTP/1.1 404"), answer);
	}

	@Test
	void whatIsNoPictureOrTooLargeIsRefused() throws Exception {
		open(SomeLimits.of("bodyBytes", 20_000L, "pixels", 100 * 100L));
		assertTrue(detail(415, client().form("/v1/segment", "objects", "x",
			"picture", "GIF? no".getBytes(StandardCharsets.UTF_8))).contains(
				"größe.png"));
		detail(422, client().form("/v1/segment", "objects", "x", "picture",
			"GIF89a and so on".getBytes(StandardCharsets.UTF_8)));
		assertTrue(detail(413, client().form("/v1/segment", "objects", "x",
			"picture", Client.png(101, 100))).contains("10100 pixels"));
		detail(413, client().form("/v1/stylize", "instruction", WISH, "picture",
			new byte[30_000]));
		final byte[] cut = java.util.Arrays.copyOf(Client.png(90, 90), 150);
		final HttpResponse<byte[]> broken = client().form("/v1/segment", "objects",
			"x", "picture", cut);
		assertTrue(detail(422, broken).contains("größe.png"), Client.text(broken));
		assertFalse(Client.text(broken).contains("soulstyler-server"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
		"application/json | {\"instruction\": 3} | 400",
		"application/json | [] | 400", "application/json | {\"instru | 400",
		"text/plain | {\"instruction\": \"x\"} | 415" })
	void brokenRequestsAreRefused(final String type, final String body,
		final int status) throws Exception
	{
		detail(status, client().post("/v1/split", type, body.getBytes(
			StandardCharsets.UTF_8)));
	}

	@Test
	void brokenFormsAreRefusedAndLeaveNothing() throws Exception {
		final String type = "multipart/form-data; boundary=b";
		for (final String body : List.of("", "--b", "--b\r\n\r\n",
			"--b\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"a\"" +
				"\r\n\r\nno end",
			"--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--"))
			detail(400, client().post("/v1/stylize", type, body.getBytes(
				StandardCharsets.UTF_8)));
		detail(415, client().post("/v1/stylize", "multipart/form-data",
			new byte[3]));
		detail(400, client().form("/v1/stylize", "instruction", WISH));
		detail(400, client().form("/v1/stylize", "picture", Client.png(9, 9)));
		detail(400, client().form("/v1/stylize", "picture", Client.png(9, 9),
			"picture", Client.png(9, 9), "instruction", WISH));
		detail(413, client().form("/v1/stylize", "picture", Client.png(9, 9),
			"instruction", "x".repeat(70_000)));
		detail(405, client().get("/v1/stylize"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{\"iterations\": 100000} | iterations",
		"{\"workingSize\": 8000} | workingSize",
		"{\"cropCount\": 4000} | cropCount", "{\"nonsense\": 1} | nonsense",
		"{\"seed\": \"x\"} | seed" })
	void settingsThatDoNotFitAreRefused(final String settings, final String name)
		throws Exception
	{
		assertTrue(detail(422, client().form("/v1/stylize", "picture", Client.png(9,
			9), "instruction", WISH, "settings", settings)).contains(name));
	}
}
