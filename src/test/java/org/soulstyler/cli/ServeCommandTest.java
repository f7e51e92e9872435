package org.soulstyler.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import ij.ImagePlus;
import ij.process.ColorProcessor;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.soulstyler.fiji.ChildProcess;
import org.soulstyler.image.imagej.ImageFiles;

/** The server as a process, with the starter's models. */
@Tag("models")
@Tag("process")
class ServeCommandTest {

	private static final String TOKEN = "0123456789abcdef-secret";
	private static final String WISH = "Turn the red apple into fire";

	@TempDir
	private Path temporary;

	private final HttpClient http = HttpClient.newHttpClient();
	private String base;

	private HttpResponse<byte[]> send(final String method, final String path,
		final String type, final byte[] body) throws Exception
	{
		final HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base +
			path)).header("Authorization", "Bearer " + TOKEN).method(method,
				BodyPublishers.ofByteArray(body));
		if (type != null) request.header("Content-Type", type);
		return http.send(request.build(), BodyHandlers.ofByteArray());
	}

	private JsonObject json(final HttpResponse<byte[]> answer) {
		return JsonParser.parseString(new String(answer.body(),
			StandardCharsets.UTF_8)).getAsJsonObject();
	}

	private HttpResponse<byte[]> stylize(final byte[] picture,
		final String settings) throws Exception
	{
		final ByteArrayOutputStream form = new ByteArrayOutputStream();
		form.writeBytes(
			("--b\r\nContent-Disposition: form-data; name=\"instruction\"" +
				"\r\n\r\n" + WISH + "\r\n--b\r\nContent-Disposition: form-data; " +
				"name=\"settings\"\r\n\r\n" + settings +
				"\r\n--b\r\nContent-Disposition: " +
				"form-data; name=\"picture\"; filename=\"scene.png\"\r\n\r\n").getBytes(
					StandardCharsets.UTF_8));
		form.writeBytes(picture);
		form.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
		return send("POST", "v1/stylize", "multipart/form-data; boundary=b", form
			.toByteArray());
	}

	/** The same bytes as from the command line; then SIGTERM amid another job. */
	@Test
	@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGTERM")
	void itMakesTheSamePicturesAndEndsCleanly() throws Exception {
		final Path scene = temporary.resolve("scene.png");
		ImageFiles.write(new ImagePlus("", new ColorProcessor(ExampleScene.APPLE
			.render()).resize(160, 120, true)), scene);
		final Path output = temporary.resolve("out.png");
		final ByteArrayOutputStream said = new ByteArrayOutputStream();
		final PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
		assertEquals(0, SoulstylerCli.run(out, out, "stylize", scene.toString(),
			WISH, "-o", output.toString(), "--device", "cpu", "--settings",
			"iterations 2, workingSize 64, detailPasses 0, cropCount 2"), said
				.toString());
		final Path work = Files.createDirectory(temporary.resolve("tmp"));
		final Process process = start(work);
		final BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
		base = lines.readLine();
		assertTrue(base.matches("http://127\\.0\\.0\\.1:\\d+/"), base);

		final byte[] picture = Files.readAllBytes(scene);
		final JsonObject job = json(stylize(picture,
			"{\"iterations\": 2, \"workingSize\": 64, \"detailPasses\": 0, \"cropCount\": 2}"));
		final String self = "v1/jobs/" + job.get("id").getAsString();
		final String events = new String(send("GET", self + "/events", null,
			new byte[0]).body(), StandardCharsets.UTF_8);
		assertTrue(events.contains("event: done"), events);
		assertArrayEquals(Files.readAllBytes(output), send("GET", self + "/result",
			null, new byte[0]).body());
		assertEquals("the red apple", json(send("POST", "v1/split",
			"application/json", ("{\"instruction\": \"" + WISH + "\"}").getBytes(
				StandardCharsets.UTF_8))).get("objects").getAsString());
		// The starter says which language it knows.
		final JsonObject german = json(send("POST", "v1/split", "application/json",
			"{\"instruction\": \"Verwandle den roten Apfel in Feuer\"}".getBytes(
				StandardCharsets.UTF_8)));
		assertEquals(422, german.get("status").getAsInt());
		assertTrue(german.get("detail").getAsString().contains("English"), german
			.toString());

		assertEquals(202, stylize(picture, "{\"iterations\": 2000}").statusCode());
		assertTrue(Files.list(work).anyMatch(p -> p.getFileName().toString()
			.startsWith("soulstyler-server")));
		process.toHandle().destroy(); // SIGTERM; the streams stay
		final String rest = String.join("\n", lines.lines().toList());
		assertEquals(143, process.waitFor());
		assertTrue(rest.contains("The server has stopped."), rest);
		assertFalse((base + rest).contains(TOKEN));
		try (Stream<Path> left = Files.list(work)) {
			assertEquals(List.of(), left.filter(p -> p.getFileName().toString()
				.startsWith("soulstyler-server")).toList());
		}
	}

	private Process start(final Path work) throws Exception {
		final List<String> command = ChildProcess.java(SoulstylerCli.class, "serve",
			"--port", "0", "--device", "cpu");
		command.add(1, "-Djava.io.tmpdir=" + work);
		command.add(1, "-Dai.djl.pytorch.num_threads=1");
		final ProcessBuilder builder = new ProcessBuilder(command);
		builder.environment().putAll(Map.of("SOULSTYLER_SERVER_TOKEN", TOKEN,
			"LC_ALL", "C.UTF-8"));
		return builder.redirectErrorStream(true).start();
	}

	@Test
	@DisabledOnOs(value = OS.WINDOWS,
		disabledReason = "There are no such permissions")
	void aTokenThatOthersCanReadOrGuessIsRefused() throws Exception {
		final Path file = Files.writeString(temporary.resolve("token"),
			"0123456789abcdef0123\n");
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(
			"rw-r--r--"));
		final String open = refusal("--token-file", file.toString());
		assertTrue(open.contains("chmod 600"), open);
		assertFalse(open.contains("0123456789abcdef"), open);
		Files.writeString(file, "short");
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(
			"rw-------"));
		assertTrue(refusal("--token-file", file.toString()).contains("16"));
		assertTrue(refusal("--token-file", temporary.resolve("none").toString())
			.contains("There is no file"));
	}

	private static String refusal(final String... arguments) {
		final ByteArrayOutputStream said = new ByteArrayOutputStream();
		final PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
		final String[] all = Stream.concat(Stream.of("serve", "--port", "0"), Stream
			.of(arguments)).toArray(String[]::new);
		assertEquals(12, SoulstylerCli.run(out, out, all));
		return said.toString(StandardCharsets.UTF_8);
	}
}
