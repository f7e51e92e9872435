package org.soulstyler.server;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Chromium, driven by chromedriver as W3C WebDriver says. */
final class Browser implements AutoCloseable {

	private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
	private static final Pattern PORT = Pattern.compile(
		"successfully on port (\\d+)");

	private final HttpClient http = HttpClient.newBuilder().version(
		HttpClient.Version.HTTP_1_1).build();
	private final Process driver;
	private final URI base;
	private final String session;

	private Browser(final Process driver, final int port) throws Exception {
		this.driver = driver;
		base = URI.create("http://localhost:" + port + "/");
		final JsonObject options = Json.object("args", List.of("--headless=new",
			"--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
			"--window-size=1100,900", "--hide-scrollbars", "--lang=en"));
		final JsonObject wanted = Json.object("goog:chromeOptions", options,
			"goog:loggingPrefs", Json.object("browser", "ALL"));
		session = send("POST", "session", Json.object("capabilities", Json.object(
			"alwaysMatch", wanted))).getAsJsonObject().get("sessionId").getAsString();
	}

	/** The driver on the path, which knows its browser. */
	static Optional<Path> driver() {
		return Stream.of(System.getenv().getOrDefault("PATH", "").split(
			java.io.File.pathSeparator)).map(folder -> Path.of(folder,
				"chromedriver")).filter(Files::isExecutable).findFirst();
	}

	static Browser open() throws Exception {
		final Process process = new ProcessBuilder(driver().orElseThrow()
			.toString(), "--port=0").redirectErrorStream(true).start();
		try {
			final BufferedReader said = new BufferedReader(new InputStreamReader(
				process.getInputStream(), StandardCharsets.UTF_8));
			for (String line = said.readLine(); line != null; line = said
				.readLine())
			{
				final Matcher port = PORT.matcher(line);
				if (port.find()) return new Browser(process, Integer.parseInt(port
					.group(1)));
			}
			throw new IOException("chromedriver does not start.");
		}
		catch (final Exception exc) {
			process.destroyForcibly();
			throw exc;
		}
	}

	void visit(final String address) throws Exception {
		command("POST", "url", Json.object("url", address));
	}

	/** @return what a script gives with {@code return} */
	JsonElement run(final String script) throws Exception {
		return command("POST", "execute/sync", Json.object("script", script, "args",
			List.of()));
	}

	/** Waits until a script gives true. */
	void await(final String condition) throws Exception {
		final long end = System.nanoTime() + 30_000_000_000L;
		while (!run("return !!(" + condition + ")").getAsBoolean()) {
			if (System.nanoTime() > end) throw new AssertionError(condition +
				" does not come true: " + run("return document.body.innerText"));
			Thread.sleep(30);
		}
	}

	String text(final String id) throws Exception {
		return run("return document.getElementById('" + id + "').innerText")
			.getAsString();
	}

	void click(final String id) throws Exception {
		command("POST", "element/" + element("#" + id) + "/click", Json.object());
	}

	/** As from a keyboard; for a file's field, its path. */
	void type(final String id, final String text) throws Exception {
		command("POST", "element/" + element("#" + id) + "/value", Json.object(
			"text", text));
	}

	/** Keys to what has the focus. */
	void press(final String... keys) throws Exception {
		final JsonArray actions = new JsonArray();
		for (final String key : keys)
			for (final String type : List.of("keyDown", "keyUp"))
				actions.add(Json.object("type", type, "value", key));
		act(Json.object("type", "key", "id", "keyboard", "actions", actions));
	}

	/** Drags over an element, from and to fractions of its size from its middle. */
	void drag(final String id, final double... points) throws Exception {
		final JsonObject box = run("const b = document.getElementById('" + id +
			"').getBoundingClientRect(); return {width: b.width, height: b.height}")
			.getAsJsonObject();
		final JsonArray actions = new JsonArray();
		for (int i = 0; i < points.length; i += 2) {
			actions.add(Json.object("type", "pointerMove", "duration", 30, "origin",
				Json.object(ELEMENT, element("#" + id)), "x", (int) (points[i] * box
					.get("width").getAsDouble()), "y", (int) (points[i + 1] * box.get(
						"height").getAsDouble())));
			if (i == 0) actions.add(Json.object("type", "pointerDown", "button", 0));
		}
		actions.add(Json.object("type", "pointerUp", "button", 0));
		act(Json.object("type", "pointer", "id", "mouse", "parameters", Json.object(
			"pointerType", "mouse"), "actions", actions));
	}

	/** What a screen reader calls an element. */
	String label(final String selector) throws Exception {
		return command("GET", "element/" + element(selector) + "/computedlabel",
			null).getAsString();
	}

	/** Tells pages that the user likes it "dark" or "light". */
	void prefer(final String scheme) throws Exception {
		command("POST", "goog/cdp/execute", Json.object("cmd",
			"Emulation.setEmulatedMedia", "params", Json.object("features", List.of(
				Json.object("name", "prefers-color-scheme", "value", scheme)))));
	}

	/** What the page, or the browser about it, complained of. */
	List<String> complaints() throws Exception {
		return command("POST", "se/log", Json.object("type", "browser"))
			.getAsJsonArray().asList().stream().map(entry -> entry.getAsJsonObject()
				.get("message").getAsString()).toList();
	}

	byte[] screenshot() throws Exception {
		return Base64.getDecoder().decode(command("GET", "screenshot", null)
			.getAsString());
	}

	@Override
	public void close() throws Exception {
		try {
			send("DELETE", "session/" + session, null);
		}
		finally {
			driver.destroy();
		}
	}

	// -- Helper methods --

	private void act(final JsonObject device) throws Exception {
		command("POST", "actions", Json.object("actions", List.of(device)));
	}

	private String element(final String selector) throws Exception {
		return command("POST", "element", Json.object("using", "css selector",
			"value", selector)).getAsJsonObject().get(ELEMENT).getAsString();
	}

	private JsonElement command(final String method, final String path,
		final JsonObject body) throws Exception
	{
		return send(method, "session/" + session + "/" + path, body);
	}

	private JsonElement send(final String method, final String path,
		final JsonObject body) throws Exception
	{
		final HttpResponse<String> answer = http.send(HttpRequest.newBuilder(base
			.resolve(path)).timeout(Duration.ofSeconds(90)).method(method,
				body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(Json
					.text(body))).build(), BodyHandlers.ofString());
		final JsonElement value = JsonParser.parseString(answer.body())
			.getAsJsonObject().get("value");
		if (answer.statusCode() != 200) throw new IOException(method + " " + path +
			": " + value);
		return value;
	}
}
