package org.soulstyler.server;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

/** A program that asks a server. */
final class Client {

	private static final HttpClient HTTP = HttpClient.newBuilder().version(
		HttpClient.Version.HTTP_1_1).build();

	private final URI base;
	private final Map<String, String> headers = new LinkedHashMap<>();
	private Duration patience = Duration.ofSeconds(60);

	Client(final URI base, final String token) {
		this.base = base;
		if (token != null) headers.put("Authorization", "Bearer " + token);
	}

	Client with(final String header, final String value) {
		headers.put(header, value);
		return this;
	}

	/** Waits for answers as long as a crowd's last one has to. */
	Client patient() {
		patience = Duration.ofMinutes(20);
		return this;
	}

	HttpResponse<byte[]> get(final String path) throws Exception {
		return HTTP.send(request(path).GET().build(), BodyHandlers.ofByteArray());
	}

	HttpResponse<byte[]> send(final String method, final String path)
		throws Exception
	{
		return HTTP.send(request(path).method(method, BodyPublishers.noBody())
			.build(), BodyHandlers.ofByteArray());
	}

	HttpResponse<byte[]> post(final String path, final String type,
		final byte[] body) throws Exception
	{
		return HTTP.send(request(path).header("Content-Type", type).POST(
			BodyPublishers.ofByteArray(body)).build(), BodyHandlers.ofByteArray());
	}

	HttpResponse<byte[]> split(final String instruction) throws Exception {
		return post("/v1/split", "application/json", Json.text(Json.object(
			"instruction", instruction)).getBytes(StandardCharsets.UTF_8));
	}

	/** @param namesAndValues texts, or bytes for files */
	HttpResponse<byte[]> form(final String path, final Object... namesAndValues)
		throws Exception
	{
		return post(path, "multipart/form-data; boundary=\"a b'c\"", form(
			namesAndValues));
	}

	/** The events of a job as lines, while they come. */
	Stream<String> events(final String id) throws Exception {
		return HTTP.send(request("/v1/jobs/" + id + "/events").GET().build(),
			BodyHandlers.ofLines()).body();
	}

	/** Waits for the end. */
	JsonObject await(final String id) throws Exception {
		while (true) {
			final JsonObject job = json(get("/v1/jobs/" + id));
			final String state = job.get("state").getAsString();
			if (!state.equals("queued") && !state.equals("running")) return job;
			Thread.sleep(20);
		}
	}

	static JsonObject json(final HttpResponse<byte[]> response) {
		return JsonParser.parseString(text(response)).getAsJsonObject();
	}

	static String text(final HttpResponse<byte[]> response) {
		return new String(response.body(), StandardCharsets.UTF_8);
	}

	/** A picture of one colour. */
	static byte[] png(final int width, final int height) {
		final BufferedImage image = new BufferedImage(width, height,
			BufferedImage.TYPE_INT_RGB);
		for (int i = 0; i < width * height; i++)
			image.setRGB(i % width, i / width, new Color(200, 50, 20).getRGB());
		return encode(image);
	}

	static byte[] encode(final BufferedImage image) {
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			ImageIO.write(image, "png", bytes);
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc);
		}
		return bytes.toByteArray();
	}

	static byte[] form(final Object... namesAndValues) throws IOException {
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			final Object value = namesAndValues[i + 1];
			final boolean file = value instanceof byte[];
			out.write(("--a b'c\r\nContent-Disposition: form-data; name=\"" +
				namesAndValues[i] + "\"" + (file
					? "; filename=\"../../etc/größe.png\"" + "\r\nContent-Type: image/png"
					: "") + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
			out.write(file ? (byte[]) value : value.toString().getBytes(
				StandardCharsets.UTF_8));
			out.write("\r\n".getBytes(StandardCharsets.UTF_8));
		}
		out.write("--a b'c--\r\n".getBytes(StandardCharsets.UTF_8));
		return out.toByteArray();
	}

	// -- Helper methods --

	private HttpRequest.Builder request(final String path) {
		final HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(
			path)).timeout(patience);
		headers.forEach(request::header);
		return request;
	}
}
