package org.soulstyler.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.soulstyler.chat.ChatStandIn;

/** Another language model, on the command line and in a bundle's description. */
@Tag("models")
class ChatSplitterOptionsTest {

	private static final String GERMAN = "Verwandle den roten Apfel in Feuer";

	@TempDir
	private Path temporary;

	private ChatStandIn server;
	private final ByteArrayOutputStream out = new ByteArrayOutputStream();
	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	@BeforeEach
	void serve() throws Exception {
		server = new ChatStandIn();
		server.says("{\"targets\":[{\"objects\":\"den roten Apfel\"," +
			"\"content\":\"Feuer\"}]}", "{\"english\":[\"the red apple\",\"fire\"]}");
	}

	@AfterEach
	void stop() {
		server.close();
	}

	private int split(final String... options) {
		final String[] all = Stream.concat(Stream.of("split", GERMAN), Stream.of(
			options)).toArray(String[]::new);
		return SoulstylerCli.run(new PrintStream(out, true, StandardCharsets.UTF_8),
			new PrintStream(err, true, StandardCharsets.UTF_8), all);
	}

	private void assertSplit(final int status) {
		assertEquals(0, status, err.toString(StandardCharsets.UTF_8));
		assertEquals("{\"objects\":\"den roten Apfel\",\"content\":\"Feuer\"}\n",
			out.toString(StandardCharsets.UTF_8).replace("\r", ""));
		assertEquals(2, server.asked().size());
	}

	private void assertFails(final String part, final int status) {
		final String said = err.toString(StandardCharsets.UTF_8);
		assertEquals(6, status, said);
		assertTrue(said.contains(part), said);
		err.reset();
	}

	@Test
	void aServerIsNamed() throws Exception {
		assertSplit(split("--splitter", server.address(), "--model", "some-model"));
		assertEquals("some-model", server.lastBody().get("model").getAsString());
	}

	@Test
	void aBundleNamesAServer() throws Exception {
		final Path starter = Path.of("models/starter").toAbsolutePath();
		try (Stream<Path> files = Files.list(starter)) {
			for (final Path file : files.toList())
				Files.createSymbolicLink(temporary.resolve(file.getFileName()), file);
		}
		final Path description = temporary.resolve("bundle.json");
		final JsonObject bundle = JsonParser.parseString(Files.readString(
			description)).getAsJsonObject();
		final JsonObject splitter = new JsonObject();
		splitter.addProperty("type", "chat");
		splitter.addProperty("url", server.address());
		splitter.addProperty("model", "bundled-model");
		bundle.add("splitter", splitter);
		Files.delete(description);
		Files.writeString(description, bundle.toString());
		assertSplit(split("--models", temporary.toString()));
		assertEquals("bundled-model", server.lastBody().get("model").getAsString());
		assertEquals(List.of("null", "null"), server.authorized());
	}

	@Test
	void whatCannotBeAskedIsToldInASentence() throws Exception {
		assertFails("--model", split("--splitter", server.address()));
		assertFails("is not the address of a web server", split("--splitter",
			"ftp://localhost/v1", "--model", "m"));
		assertFails("none.gguf", split("--splitter", temporary.resolve("none.gguf")
			.toString()));
		final String gone = server.address();
		server.close();
		assertFails("cannot be reached", split("--splitter", gone, "--model", "m"));
	}
}
