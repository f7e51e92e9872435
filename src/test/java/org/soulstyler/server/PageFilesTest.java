package org.soulstyler.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page's files, without a browser's help. */
class PageFilesTest {

	private static Server server;
	private static Client client;

	@BeforeAll
	static void open() throws Exception {
		server = Server.open(new StubPipeline(), ServerSettings.local(0, ServerToken
			.random()), fault -> {});
		client = new Client(server.address(), null);
	}

	@AfterAll
	static void close() {
		server.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/page.css", "/page.js", "/outline.js",
		"/icon.svg" })
	void nothingComesFromElsewhere(final String path) throws Exception {
		final HttpResponse<byte[]> answer = client.get(path);
		assertFalse(Client.text(answer).replace("http://www.w3.org/2000/svg", "")
			.matches("(?s).*(https?:)?//[a-z0-9]+\\..*"));
		assertTrue(answer.headers().firstValue("Content-Security-Policy")
			.orElseThrow().startsWith("default-src 'none'"));
	}

	/** The policy lets neither be. */
	@Test
	void nothingIsInLine() throws Exception {
		assertFalse(Client.text(client.get("/")).matches(
			"(?s).*(<script>|<style| style=| on[a-z]+=).*"));
	}

	@Test
	void theScriptKnowsWhatThePageHas() throws Exception {
		final Set<String> there = names("id=\"([a-z]+)\"", Client.text(client.get(
			"/")));
		final Set<String> used = names("\\$\\('([a-z]+)'\\)", Client.text(client
			.get("/page.js")));
		used.removeAll(there);
		assertEquals(Set.of(), used);
	}

	private static Set<String> names(final String pattern, final String text) {
		return Pattern.compile(pattern).matcher(text).results().map(m -> m.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
	}
}
