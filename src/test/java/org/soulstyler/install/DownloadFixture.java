package org.soulstyler.install;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.progress.Progress;

/** Hosts of every character, on this machine. */
abstract class DownloadFixture {

	static final byte[] MODEL = bytes(300_000, 1);
	static final byte[] OTHER = bytes(300_000, 2);

	@TempDir
	Path temporary;

	/** How much of the file the client has taken. */
	final AtomicLong arrived = new AtomicLong();

	TestHost host;
	Path target;

	@BeforeEach
	void open() throws Exception {
		host = new TestHost();
		target = temporary.resolve("Modelle für Fiji").resolve("model.gguf");
	}

	@AfterEach
	void close() {
		host.close();
	}

	// -- Helpers --

	Download download() {
		return download(new Progress() {

			@Override
			public void arrived(final String file, final long now, final long total) {
				arrived.set(now);
			}
		});
	}

	static Download download(final Progress listener) {
		return new Download(new HttpSource(HttpSource.SILENCE, true),
			PartFile.Room.REAL, Duration.ZERO, listener);
	}

	static Progress cancelAfter(final long bytes) {
		return new Progress() {

			long seen;

			@Override
			public void arrived(final String file, final long now, final long total) {
				seen = now;
			}

			@Override
			public boolean cancelled() {
				return seen >= bytes;
			}
		};
	}

	/** Speaks https with a certificate that nobody has signed. */
	HttpsServer impostor() throws Exception {
		final Path keys = temporary.resolve("keys.p12");
		final Process keytool = new ProcessBuilder(Path.of(System.getProperty(
			"java.home"), "bin", "keytool").toString(), "-genkeypair", "-keystore",
			keys.toString(), "-storepass", "secret", "-keyalg", "EC", "-dname",
			"CN=localhost", "-ext", "SAN=dns:localhost").redirectErrorStream(true)
			.start();
		keytool.getInputStream().readAllBytes();
		assertEquals(0, keytool.waitFor());
		final KeyStore store = KeyStore.getInstance(keys.toFile(), "secret"
			.toCharArray());
		final KeyManagerFactory managers = KeyManagerFactory.getInstance(
			KeyManagerFactory.getDefaultAlgorithm());
		managers.init(store, "secret".toCharArray());
		final SSLContext context = SSLContext.getInstance("TLS");
		context.init(managers.getKeyManagers(), null, null);
		final HttpsServer server = HttpsServer.create(new InetSocketAddress(
			"localhost", 0), 0);
		server.setHttpsConfigurator(new HttpsConfigurator(context));
		server.start();
		return server;
	}

	static TestHost.Manners redirect(final String to) {
		return (exchange, file) -> {
			exchange.getResponseHeaders().set("Location", to);
			TestHost.send(exchange, 302, new byte[0]);
		};
	}

	/** Sends the second half a little later. */
	static TestHost.Manners inHalves() {
		return (exchange, file) -> {
			exchange.getResponseHeaders().set("ETag", TestHost.tag(file));
			exchange.sendResponseHeaders(200, file.length);
			exchange.getResponseBody().write(file, 0, file.length / 2);
			exchange.getResponseBody().flush();
			Thread.sleep(300);
			exchange.getResponseBody().write(file, file.length / 2, file.length -
				file.length / 2);
		};
	}

	/** Breaks the connection in the middle, a few times, then behaves. */
	TestHost.Manners breaking(final int times, final AtomicInteger calls) {
		return (exchange, file) -> {
			final long[] range = TestHost.range(exchange, file);
			final int from = range == null ? 0 : (int) range[0];
			final int length = (range == null ? file.length : (int) range[1] + 1) -
				from;
			if (length < 1000 || calls.incrementAndGet() > times) {
				TestHost.GOOD.answer(exchange, file);
				return;
			}
			exchange.getResponseHeaders().set("ETag", TestHost.tag(file));
			if (range != null) TestHost.sayRange(exchange, from, range[1],
				file.length);
			exchange.sendResponseHeaders(range == null ? 200 : 206, length);
			final long taken = arrived.get();
			exchange.getResponseBody().write(file, from, length / 2);
			exchange.getResponseBody().flush();
			// A client that is not through with it may miss what was sent.
			for (int i = 0; i < 100 && arrived.get() == taken; i++) {
				Thread.sleep(50);
			}
		};
	}

	interface Action {

		void run() throws Exception;
	}

	static String failure(final Failure kind, final Action action) {
		final SoulstylerException e = assertThrows(SoulstylerException.class,
			action::run);
		assertEquals(kind, e.failure(), e.getMessage());
		return e.getMessage();
	}

	void assertArrived(final byte[] file) throws Exception {
		assertArrayEquals(file, Files.readAllBytes(target));
		assertFalse(Files.exists(target.resolveSibling("model.gguf.part")));
		assertFalse(Files.exists(target.resolveSibling("model.gguf.part.json")));
	}

	void assertNothingLeft() {
		assertEquals(0, target.getParent().toFile().list().length);
	}

	static byte[] bytes(final int count, final int seed) {
		final byte[] bytes = new byte[count];
		new Random(seed).nextBytes(bytes);
		return bytes;
	}

	static String sha256(final byte[] bytes) throws Exception {
		return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(
			bytes));
	}

	/** @param tensors names and sizes in bytes, in turn */
	static byte[] safetensors(final Object... tensors) {
		final StringBuilder json = new StringBuilder(
			"{\"__metadata__\":{\"format\":\"pt\"}");
		int position = 0;
		for (int i = 0; i < tensors.length; i += 2) {
			final int size = (Integer) tensors[i + 1];
			json.append(",\"" + tensors[i] + "\":{\"dtype\":\"U8\",\"shape\":[" +
				size + "],\"data_offsets\":[" + position + "," + (position + size) +
				"]}");
			position += size;
		}
		final byte[] header = json.append("}").toString().getBytes(
			StandardCharsets.UTF_8);
		return ByteBuffer.allocate(8 + header.length + position).order(
			ByteOrder.LITTLE_ENDIAN).putLong(header.length).put(header).put(bytes(
				position, 3)).array();
	}

	static JsonObject header(final byte[] file) {
		final int length = (int) ByteBuffer.wrap(file).order(
			ByteOrder.LITTLE_ENDIAN).getLong();
		return JsonParser.parseString(new String(file, 8, length,
			StandardCharsets.UTF_8)).getAsJsonObject();
	}

	static byte[] data(final byte[] file, final String name) {
		final int start = 8 + (int) ByteBuffer.wrap(file).order(
			ByteOrder.LITTLE_ENDIAN).getLong();
		final var offsets = header(file).getAsJsonObject(name).getAsJsonArray(
			"data_offsets");
		return Arrays.copyOfRange(file, start + offsets.get(0).getAsInt(), start +
			offsets.get(1).getAsInt());
	}
}
