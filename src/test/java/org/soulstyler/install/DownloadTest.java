package org.soulstyler.install;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
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
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.soulstyler.bundle.BundleDescription.FileStamp;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.progress.Progress;

/** Hosts of every character, on this machine. */
@Tag("process")
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class DownloadTest {

	private static final byte[] MODEL = bytes(300_000, 1);
	private static final byte[] OTHER = bytes(300_000, 2);

	@TempDir
	Path temporary;

	/** How much of the file the client has taken. */
	private final AtomicLong arrived = new AtomicLong();

	private TestHost host;
	private Path target;

	@BeforeEach
	void open() throws Exception {
		host = new TestHost();
		target = temporary.resolve("Modelle für Fiji").resolve("model.gguf");
	}

	@AfterEach
	void close() {
		host.close();
	}

	// -- Good hosts --

	@Test
	void bringsAFileToItsPlace() throws Exception {
		final URI uri = host.offer("/model", MODEL);
		final FileStamp stamp = download().whole(uri, target, sha256(MODEL));
		assertEquals(new FileStamp(sha256(MODEL), MODEL.length), stamp);
		assertArrived(MODEL);
	}

	@Test
	void saysWhatAFileIsWhoseChecksumNobodyKnows() throws Exception {
		final URI uri = host.offer("/model", MODEL);
		assertEquals(sha256(MODEL), download().whole(uri, target, null).sha256());
	}

	@Test
	void takesAFileOfUnknownLength() throws Exception {
		final URI uri = host.offer("/model", MODEL, (exchange, file) -> {
			exchange.sendResponseHeaders(200, 0);
			exchange.getResponseBody().write(file);
		});
		download().whole(uri, target, sha256(MODEL));
		assertArrived(MODEL);
	}

	@Test
	void takesAFileInSmallSteps() throws Exception {
		final URI uri = host.offer("/model", MODEL, (exchange, file) -> {
			exchange.sendResponseHeaders(200, file.length);
			for (int i = 0; i < file.length; i += 50_000) {
				exchange.getResponseBody().write(file, i, 50_000);
				exchange.getResponseBody().flush();
				Thread.sleep(20);
			}
		});
		final AtomicLong seen = new AtomicLong();
		download(new Progress() {

			@Override
			public void arrived(final String file, final long bytes,
				final long total)
			{
				assertEquals("model.gguf", file);
				assertEquals(MODEL.length, total);
				assertTrue(bytes >= seen.getAndSet(bytes));
			}
		}).whole(uri, target, sha256(MODEL));
		assertEquals(MODEL.length, seen.get());
		assertArrived(MODEL);
	}

	@Test
	void followsRedirects() throws Exception {
		final URI file = host.offer("/far/away", MODEL);
		host.offer("/relative", MODEL, redirect("/far/away"));
		final URI uri = host.offer("/model", MODEL, redirect(file.resolve(
			"/relative").toString()));
		download().whole(uri, target, sha256(MODEL));
		assertArrived(MODEL);
	}

	@Test
	void believesTheChecksumThatTheFirstHostStates() {
		host.offer("/storage", OTHER);
		final URI uri = host.offer("/model", MODEL, (exchange, file) -> {
			exchange.getResponseHeaders().set("X-Linked-ETag", "\"" + sha256(file) +
				"\"");
			redirect("/storage").answer(exchange, file);
		});
		assertTrue(failure(Failure.MODEL, () -> download().whole(uri, target, null))
			.contains("not the file that was expected"));
		assertNothingLeft();
	}

	// -- Hosts that break off --

	@Test
	void goesOnWhereTheConnectionBroke() throws Exception {
		final AtomicInteger calls = new AtomicInteger();
		final URI uri = host.offer("/model", MODEL, breaking(3, calls));
		download().whole(uri, target, sha256(MODEL));
		assertArrived(MODEL);
		assertEquals("/model all", host.requests().get(0));
		assertTrue(host.requests().size() >= 4);
		assertTrue(host.requests().stream().skip(1).allMatch(request -> request
			.matches("/model bytes=[1-9]\\d*-")), host.requests().toString());
	}

	@Test
	void goesOnAfterTheUserCancelled() throws Exception {
		final URI uri = host.offer("/model", MODEL, inHalves());
		assertTrue(failure(Failure.CANCELLED, () -> download(cancelAfter(100_000))
			.whole(uri, target, sha256(MODEL))).contains("kept"));
		assertFalse(Files.exists(target));
		host.offer("/model", MODEL);
		download().whole(uri, target, sha256(MODEL));
		assertArrived(MODEL);
		assertTrue(host.requests().get(1).matches("/model bytes=[1-9]\\d*-"));
	}

	@Test
	void beginsAnewIfTheFileAtTheHostHasChanged() throws Exception {
		final URI uri = host.offer("/model", MODEL, inHalves());
		failure(Failure.CANCELLED, () -> download(cancelAfter(100_000)).whole(uri,
			target, null));
		host.offer("/model", OTHER);
		download().whole(uri, target, null);
		assertArrived(OTHER);
	}

	@Test
	void beginsAnewIfTheHostIgnoresRanges() throws Exception {
		final URI uri = host.offer("/model", MODEL, inHalves());
		failure(Failure.CANCELLED, () -> download(cancelAfter(100_000)).whole(uri,
			target, sha256(MODEL)));
		host.offer("/model", MODEL, (exchange, file) -> TestHost.send(exchange, 200,
			file));
		download().whole(uri, target, sha256(MODEL));
		assertArrived(MODEL);
	}

	@Test
	void neverMixesFilesOfTwoAddresses() throws Exception {
		final URI first = host.offer("/model", MODEL, inHalves());
		failure(Failure.CANCELLED, () -> download(cancelAfter(100_000)).whole(first,
			target, null));
		download().whole(host.offer("/other", OTHER), target, null);
		assertArrived(OTHER);
	}

	@Test
	void finishesAPartThatIsWholeAlready() throws Exception {
		final URI uri = host.offer("/model", MODEL);
		Files.createDirectories(target.getParent());
		Files.write(target.resolveSibling("model.gguf.part"), MODEL);
		Files.writeString(target.resolveSibling("model.gguf.part.json"),
			"{\"uri\":\"" + uri + "\",\"validator\":" + new com.google.gson.Gson()
				.toJson(TestHost.tag(MODEL)) + ",\"total\":" + MODEL.length + "}");
		download().whole(uri, target, sha256(MODEL));
		assertArrived(MODEL);
		assertEquals(List.of("/model bytes=300000-"), host.requests());
	}

	@Test
	void recoversFromARefusedRange() throws Exception {
		final URI uri = host.offer("/model", MODEL, inHalves());
		failure(Failure.CANCELLED, () -> download(cancelAfter(100_000)).whole(uri,
			target, sha256(MODEL)));
		host.offer("/model", MODEL, (exchange, file) -> {
			if (exchange.getRequestHeaders().containsKey("Range")) TestHost.send(
				exchange, 416, new byte[0]);
			else TestHost.GOOD.answer(exchange, file);
		});
		download().whole(uri, target, sha256(MODEL));
		assertArrived(MODEL);
	}

	@Test
	void givesUpOnAHostThatNeverSendsMore() {
		final URI uri = host.offer("/model", MODEL, (exchange, file) -> exchange
			.sendResponseHeaders(200, file.length));
		assertTrue(failure(Failure.MODEL, () -> download().whole(uri, target, null))
			.contains("can't be fetched"));
		assertEquals(5, host.requests().size());
	}

	@Test
	void givesUpOnASilentHost() {
		final URI uri = host.offer("/model", MODEL, (exchange, file) -> {
			exchange.sendResponseHeaders(200, file.length);
			exchange.getResponseBody().flush();
			Thread.sleep(30_000);
		});
		final Download impatient = new Download(new HttpSource(Duration.ofMillis(
			150), true), PartFile.Room.REAL, Duration.ZERO, Progress.NONE);
		assertTrue(failure(Failure.MODEL, () -> impatient.whole(uri, target, null))
			.contains("can't be fetched"));
	}

	@Test
	void cancelsWhileAHostIsSilent() {
		final URI uri = host.offer("/model", MODEL, (exchange, file) -> Thread
			.sleep(30_000));
		final AtomicInteger asked = new AtomicInteger();
		final Download download = download(new Progress() {

			@Override
			public boolean cancelled() {
				return asked.incrementAndGet() > 3;
			}
		});
		failure(Failure.CANCELLED, () -> download.whole(uri, target, null));
	}

	@Test
	void triesAgainWhenAHostIsBusy() throws Exception {
		final AtomicInteger calls = new AtomicInteger();
		final URI uri = host.offer("/model", MODEL, (exchange, file) -> {
			if (calls.incrementAndGet() < 3) TestHost.send(exchange, 503,
				new byte[0]);
			else TestHost.GOOD.answer(exchange, file);
		});
		download().whole(uri, target, null);
		assertArrived(MODEL);
	}

	// -- Hosts that lie --

	@Test
	void throwsAwayWrongBytes() throws Exception {
		final URI uri = host.offer("/model", OTHER);
		final String message = failure(Failure.MODEL, () -> download().whole(uri,
			target, sha256(MODEL)));
		assertTrue(message.contains(sha256(OTHER)) && message.contains(sha256(
			MODEL)), message);
		assertNothingLeft();
	}

	@Test
	void refusesMoreThanTheHostSaid() throws Exception {
		final URI uri = host.offer("/model", MODEL, inHalves());
		failure(Failure.CANCELLED, () -> download(cancelAfter(100_000)).whole(uri,
			target, null));
		host.offer("/model", MODEL, (exchange, file) -> {
			final long[] range = TestHost.range(exchange, file);
			exchange.getResponseHeaders().set("ETag", TestHost.tag(file));
			TestHost.sayRange(exchange, range[0], file.length - 1, file.length);
			exchange.sendResponseHeaders(206, 0);
			exchange.getResponseBody().write(file);
		});
		assertTrue(failure(Failure.MODEL, () -> download().whole(uri, target, null))
			.contains("more of model.gguf than it said"));
		assertNothingLeft();
	}

	@Test
	void beginsAnewIfTheHostSendsAnotherPart() throws Exception {
		final URI uri = host.offer("/model", MODEL, inHalves());
		failure(Failure.CANCELLED, () -> download(cancelAfter(100_000)).whole(uri,
			target, null));
		host.offer("/model", MODEL, (exchange, file) -> {
			exchange.getResponseHeaders().set("ETag", TestHost.tag(file));
			if (TestHost.range(exchange, file) == null) TestHost.send(exchange, 200,
				file);
			else {
				TestHost.sayRange(exchange, 5, 9, file.length);
				TestHost.send(exchange, 206, Arrays.copyOfRange(file, 5, 10));
			}
		});
		download().whole(uri, target, null);
		assertArrived(MODEL);
	}

	@Test
	void refusesAPartThatDoesNotSayWhichItIs() {
		final URI uri = host.offer("/model", MODEL, (exchange, file) -> TestHost
			.send(exchange, 206, file));
		assertTrue(failure(Failure.MODEL, () -> download().whole(uri, target, null))
			.contains("without saying which"));
	}

	@ParameterizedTest
	@ValueSource(ints = { 400, 401, 403, 404, 410 })
	void saysThatAFileIsNotGiven(final int status) {
		final URI uri = host.offer("/model", MODEL, (exchange, file) -> TestHost
			.send(exchange, status, new byte[0]));
		final String message = failure(Failure.MODEL, () -> download().whole(uri,
			target, null));
		assertTrue(message.contains("(" + status + ")") && message.contains(
			"from a folder"), message);
		assertEquals(1, host.requests().size());
	}

	@Test
	void refusesAFileThatHasNoBeginning() {
		final URI uri = host.offer("/model", MODEL, (exchange, file) -> TestHost
			.send(exchange, 416, new byte[0]));
		assertTrue(failure(Failure.MODEL, () -> download().whole(uri, target, null))
			.contains("416"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://example.org/model", "ftp://example.org/model",
		"file:///etc/passwd" })
	void neverLeavesHttps(final String elsewhere) {
		final URI uri = host.offer("/model", MODEL, redirect(elsewhere));
		assertTrue(failure(Failure.MODEL, () -> download().whole(uri, target, null))
			.contains(elsewhere + ", which is not an https address"));
		assertTrue(failure(Failure.MODEL, () -> download().whole(URI.create(
			elsewhere), target, null)).contains("by https only"));
	}

	@Test
	void usesNoHttpAtAllOutsideOfTests() {
		final URI uri = host.offer("/model", MODEL);
		final Download strict = new Download(new HttpSource(), Progress.NONE);
		assertTrue(failure(Failure.MODEL, () -> strict.whole(uri, target, null))
			.contains("by https only"));
	}

	@Test
	void refusesAHostThatCannotProveItsName() throws Exception {
		final HttpsServer impostor = impostor();
		try {
			final URI uri = URI.create("https://localhost:" + impostor.getAddress()
				.getPort() + "/model");
			assertTrue(failure(Failure.MODEL, () -> download().whole(uri, target,
				null)).contains("certification path"));
		}
		finally {
			impostor.stop(0);
		}
	}

	@Test
	void goesThroughTheSystemsProxy() throws Exception {
		final URI proxy = host.offer("/model", MODEL);
		final ProxySelector before = ProxySelector.getDefault();
		ProxySelector.setDefault(ProxySelector.of(new InetSocketAddress(proxy
			.getHost(), proxy.getPort())));
		try {
			// Nothing listens there.
			download().whole(URI.create("http://127.0.0.1:1/model"), target, null);
		}
		finally {
			ProxySelector.setDefault(before);
		}
		assertArrived(MODEL);
	}

	@Test
	void endsOnRedirectsInACircle() {
		final URI uri = host.offer("/model", MODEL, redirect("/model"));
		assertTrue(failure(Failure.MODEL, () -> download().whole(uri, target, null))
			.contains("without end"));
	}

	// -- Disks --

	@Test
	void saysBeforehandThatTheDiskIsTooFull() {
		final URI uri = host.offer("/model", MODEL);
		final Download download = new Download(new HttpSource(HttpSource.SILENCE,
			true), folder -> 1000, Duration.ZERO, Progress.NONE);
		assertTrue(failure(Failure.OUTPUT, () -> download.whole(uri, target, null))
			.contains("0.3 MB are needed and 0.0 MB are free"));
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void saysThatTheDiskBecameFull() throws Exception {
		final URI uri = host.offer("/model", MODEL);
		Files.createDirectories(target.getParent());
		Files.createSymbolicLink(target.resolveSibling("model.gguf.part"), Path.of(
			"/dev/full"));
		final String message = failure(Failure.OUTPUT, () -> download().whole(uri,
			target, null));
		assertTrue(message.contains("can't be written"), message);
	}

	// -- Parts of files --

	@Test
	void fetchesOnlyTheTensorsThatAreNeeded() throws Exception {
		final byte[] large = safetensors("features.0.weight", 400,
			"features.2.weight", 4000, "head.fc.weight", 200_000, "features.30.bias",
			40);
		final URI uri = host.offer("/vgg", large);
		final FileStamp stamp = download().tensors(uri, target, name -> name
			.startsWith("features."), null, null);
		assertEquals(Files.size(target), stamp.bytes());
		assertTrue(stamp.bytes() < 5000);
		assertEquals(sha256(Files.readAllBytes(target)), stamp.sha256());
		final JsonObject header = header(Files.readAllBytes(target));
		assertEquals(List.of("features.0.weight", "features.2.weight",
			"features.30.bias"), List.copyOf(header.keySet()));
		for (final String name : header.keySet()) {
			assertArrayEquals(data(large, name), data(Files.readAllBytes(target),
				name), name);
		}
		assertEquals(4, host.requests().size(),
			"the header in two pieces, then two stretches");
	}

	@Test
	void goesOnInTheMiddleOfAPart() throws Exception {
		final byte[] large = safetensors("a", 100_000, "x", 50_000, "b", 120_000);
		final AtomicInteger calls = new AtomicInteger();
		final URI uri = host.offer("/vgg", large, breaking(4, calls));
		download().tensors(uri, target, name -> !name.equals("x"), null,
			null);
		for (final String name : List.of("a", "b")) {
			assertArrayEquals(data(large, name), data(Files.readAllBytes(target),
				name), name);
		}
		assertTrue(host.requests().stream().noneMatch(request -> request.endsWith(
			"all")));
	}

	@Test
	void saysThatAHostGivesNoParts() {
		final URI uri = host.offer("/vgg", safetensors("a", 100), (exchange,
			file) -> TestHost.send(exchange, 200, file));
		assertTrue(failure(Failure.MODEL, () -> download().tensors(uri, target,
			name -> true, null, null)).contains("in parts"));
	}

	@Test
	void refusesATensorFileThatLies() {
		final byte[] lie = safetensors("a", 100);
		lie[5] = 1;
		final URI uri = host.offer("/vgg", lie);
		assertTrue(failure(Failure.MODEL, () -> download().tensors(uri, target,
			name -> true, null, null)).contains("not a safetensors file"));
		final byte[] outside = safetensors("a", 100);
		final URI short_ = host.offer("/short", Arrays.copyOf(outside,
			outside.length - 1));
		assertTrue(failure(Failure.MODEL, () -> download().tensors(short_, target,
			name -> true, null, null)).contains("lies outside"));
		assertTrue(failure(Failure.MODEL, () -> download().tensors(host.offer(
			"/vgg", outside), target, name -> false, null, null)).contains(
				"none of the tensors"));
	}

	@Test
	void takesNoTensorsOfAFileThatIsAnother() throws Exception {
		final byte[] file = safetensors("a", 100);
		final URI uri = host.offer("/vgg", file, (exchange, bytes) -> {
			exchange.getResponseHeaders().set("X-Linked-ETag", "\"" + sha256(bytes) +
				"\"");
			TestHost.GOOD.answer(exchange, bytes);
		});
		final String message = failure(Failure.MODEL, () -> download().tensors(uri,
			target, name -> true, sha256(OTHER), null));
		assertTrue(message.contains("its host says"), message);
		download().tensors(uri, target, name -> true, sha256(file), null);
		assertTrue(Files.exists(target));
	}

	// -- Several at once --

	@Test
	void twoDownloadsTakeTurns() throws Exception {
		final URI uri = host.offer("/model", MODEL, inHalves());
		final ExecutorService threads = Executors.newFixedThreadPool(2);
		try {
			final AtomicInteger inside = new AtomicInteger();
			final List<Future<?>> both = List.of(threads.submit(() -> turn(uri,
				inside)), threads.submit(() -> turn(uri, inside)));
			for (final Future<?> one : both) {
				one.get();
			}
		}
		finally {
			threads.shutdownNow();
		}
		assertArrived(MODEL);
	}

	private Void turn(final URI uri, final AtomicInteger inside)
		throws Exception
	{
		try (FolderLock lock = FolderLock.acquire(target.getParent(),
			Progress.NONE))
		{
			assertEquals(1, inside.incrementAndGet());
			download().whole(uri, target, sha256(MODEL));
			inside.decrementAndGet();
		}
		return null;
	}

	@Test
	void waitsForAnotherProcess() throws Exception {
		final Path folder = Files.createDirectories(target.getParent());
		final Process other = new ProcessBuilder(Path.of(System.getProperty(
			"java.home"), "bin", "java").toString(), "-cp", System.getProperty(
				"java.class.path"), LockHolder.class.getName(), folder.toString())
					.redirectErrorStream(true).start();
		try {
			assertEquals('L', other.getInputStream().read());
			final AtomicInteger glances = new AtomicInteger();
			failure(Failure.CANCELLED, () -> FolderLock.acquire(folder,
				new Progress()
			{

					@Override
					public boolean cancelled() {
						return glances.incrementAndGet() > 2;
					}
				}));
		}
		finally {
			other.destroyForcibly().waitFor();
		}
		FolderLock.acquire(folder, Progress.NONE).close();
	}

	/** Another process that takes the lock and never gives it back. */
	static final class LockHolder {

		public static void main(final String... args) throws Exception {
			try (FolderLock lock = FolderLock.acquire(Path.of(args[0]),
				Progress.NONE))
			{
				System.out.print('L');
				System.out.flush();
				Thread.sleep(60_000);
			}
		}
	}

	// -- Helpers --

	private Download download() {
		return download(new Progress() {

			@Override
			public void arrived(final String file, final long now,
				final long total)
			{
				arrived.set(now);
			}
		});
	}

	private static Download download(final Progress listener) {
		return new Download(new HttpSource(HttpSource.SILENCE, true),
			PartFile.Room.REAL, Duration.ZERO, listener);
	}

	private static Progress cancelAfter(final long bytes) {
		return new Progress() {

			private long seen;

			@Override
			public void arrived(final String file, final long now,
				final long total)
			{
				seen = now;
			}

			@Override
			public boolean cancelled() {
				return seen >= bytes;
			}
		};
	}

	/** Speaks https with a certificate that nobody has signed. */
	private HttpsServer impostor() throws Exception {
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

	private static TestHost.Manners redirect(final String to) {
		return (exchange, file) -> {
			exchange.getResponseHeaders().set("Location", to);
			TestHost.send(exchange, 302, new byte[0]);
		};
	}

	/** Sends the second half a little later. */
	private static TestHost.Manners inHalves() {
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
	private TestHost.Manners breaking(final int times,
		final AtomicInteger calls)
	{
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

	private interface Action {

		void run() throws Exception;
	}

	private static String failure(final Failure kind, final Action action) {
		final SoulstylerException e = assertThrows(SoulstylerException.class,
			action::run);
		assertEquals(kind, e.failure(), e.getMessage());
		return e.getMessage();
	}

	private void assertArrived(final byte[] file) throws Exception {
		assertArrayEquals(file, Files.readAllBytes(target));
		assertFalse(Files.exists(target.resolveSibling("model.gguf.part")));
		assertFalse(Files.exists(target.resolveSibling("model.gguf.part.json")));
	}

	private void assertNothingLeft() {
		assertEquals(0, target.getParent().toFile().list().length);
	}

	private static byte[] bytes(final int count, final int seed) {
		final byte[] bytes = new byte[count];
		new Random(seed).nextBytes(bytes);
		return bytes;
	}

	private static String sha256(final byte[] bytes) throws Exception {
		return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(
			bytes));
	}

	/** @param tensors names and sizes in bytes, in turn */
	private static byte[] safetensors(final Object... tensors) {
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

	private static JsonObject header(final byte[] file) {
		final int length = (int) ByteBuffer.wrap(file).order(
			ByteOrder.LITTLE_ENDIAN).getLong();
		return JsonParser.parseString(new String(file, 8, length,
			StandardCharsets.UTF_8)).getAsJsonObject();
	}

	private static byte[] data(final byte[] file, final String name) {
		final int start = 8 + (int) ByteBuffer.wrap(file).order(
			ByteOrder.LITTLE_ENDIAN).getLong();
		final var offsets = header(file).getAsJsonObject(name).getAsJsonArray(
			"data_offsets");
		return Arrays.copyOfRange(file, start + offsets.get(0).getAsInt(), start +
			offsets.get(1).getAsInt());
	}
}
