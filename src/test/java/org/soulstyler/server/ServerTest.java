package org.soulstyler.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client gets, with models of a moment. */
class ServerTest {

	private static final String WISH = "Turn the apple into fire";

	private final StubPipeline pipeline = new StubPipeline();
	private final List<String> log = new CopyOnWriteArrayList<>();
	private final ServerToken token = ServerToken.random();
	private Server server;

	@BeforeEach
	void open() throws Exception {
		open(Limits.DEFAULT);
	}

	private void open(final Limits limits) throws Exception {
		if (server != null) server.close();
		server = Server.open(pipeline, new ServerSettings(java.net.InetAddress
			.getLoopbackAddress(), 0, java.util.Set.of("napari.example"), token,
			limits), log::add);
	}

	@AfterEach
	void close() {
		server.close();
		assertTrue(pipeline.closed);
	}

	private Client client() {
		return new Client(server.address(), token.toTell());
	}

	private static String detail(final int status,
		final HttpResponse<byte[]> response)
	{
		assertEquals(status, response.statusCode(), Client.text(response));
		assertEquals(status, Client.json(response).get("status").getAsInt());
		return Client.json(response).get("detail").getAsString();
	}

	private String job(final Client client, final String instruction,
		final Object... more) throws Exception
	{
		final List<Object> fields = new ArrayList<>(List.of("picture", Client.png(
			40, 30), "instruction", instruction));
		fields.addAll(List.of(more));
		final HttpResponse<byte[]> response = client.form("/v1/stylize", fields
			.toArray());
		assertEquals(202, response.statusCode(), Client.text(response));
		final String id = Client.json(response).get("id").getAsString();
		assertEquals("/v1/jobs/" + id, response.headers().firstValue("Location")
			.orElseThrow());
		return id;
	}

	private static void await(final BooleanSupplier what) throws Exception {
		final long end = System.nanoTime() + 15_000_000_000L;
		while (!what.getAsBoolean()) {
			assertTrue(System.nanoTime() < end, "It does not happen.");
			Thread.sleep(10);
		}
	}

	// -- What it answers --

	@Test
	void anInstructionIsSplit() throws Exception {
		final JsonObject parts = Client.json(client().split(
			"Turn the Äpfel into 火"));
		assertEquals("the Äpfel", parts.get("objects").getAsString());
		assertEquals("火", parts.get("content").getAsString());
		assertEquals(1, parts.getAsJsonArray("targets").size());
		final HttpResponse<byte[]> refused = client().split("hello");
		assertEquals("Say what to restyle, and how.", detail(422, refused));
		assertEquals("INSTRUCTION", Client.json(refused).get("failure")
			.getAsString());
	}

	@Test
	void anObjectIsOutlined() throws Exception {
		final byte[] picture = Client.png(40, 30);
		final JsonObject seen = Client.json(client().form("/v1/segment", "picture",
			picture, "objects", "the apple"));
		assertTrue(seen.get("found").getAsBoolean());
		assertEquals(0.5, seen.get("coverage").getAsDouble(), 1e-6);
		final byte[] mask = Base64.getDecoder().decode(seen.get("mask")
			.getAsString());
		final var image = ImageIO.read(new ByteArrayInputStream(mask));
		assertEquals(255, image.getRaster().getSample(0, 0, 0));
		assertEquals(0, image.getRaster().getSample(39, 29, 0));
		assertArrayEquals(mask, client().with("Accept", "image/png").form(
			"/v1/segment", "objects", "the apple", "picture", picture).body());
		final JsonObject missing = Client.json(client().form("/v1/segment",
			"picture", picture, "objects", "the unicorn"));
		assertFalse(missing.get("found").getAsBoolean());
		assertTrue(missing.get("reason").getAsString().contains("unicorn"));
	}

	@Test
	void aPictureIsRestyledWithItsReport() throws Exception {
		final String id = job(client(), WISH, "settings", "{\"iterations\": 2}");
		final JsonObject job = client().await(id);
		assertEquals("done", job.get("state").getAsString(), job.toString());
		final var result = ImageIO.read(new ByteArrayInputStream(client().get(job
			.getAsJsonObject("links").get("result").getAsString()).body()));
		assertEquals(0xff37cdeb, result.getRGB(0, 0));
		assertEquals(0xffc83214, result.getRGB(39, 0));
		final JsonObject report = Client.json(client().get("/v1/jobs/" + id +
			"/report"));
		assertEquals(WISH, report.get("instruction").getAsString());
		assertEquals(2, report.get("iterations").getAsInt());
		assertEquals("größe.png", report.get("image").getAsString());
		assertEquals(200, client().get("/v1/jobs/" + id + "/mask").statusCode());
		assertEquals(204, client().send("DELETE", "/v1/jobs/" + id).statusCode());
		detail(404, client().get("/v1/jobs/" + id + "/result"));
	}

	@Test
	void aMaskOfTheClientsIsTaken() throws Exception {
		final String id = job(client(), WISH, "mask", Client.encode(corner()));
		assertEquals("done", client().await(id).get("state").getAsString());
		final var result = ImageIO.read(new ByteArrayInputStream(client().get(
			"/v1/jobs/" + id + "/result").body()));
		assertEquals(0xff37cdeb, result.getRGB(39, 29));
		assertEquals(0xffc83214, result.getRGB(0, 0));
	}

	private static java.awt.image.BufferedImage corner() {
		final var mask = new java.awt.image.BufferedImage(40, 30,
			java.awt.image.BufferedImage.TYPE_BYTE_GRAY);
		for (int i = 0; i < 100; i++)
			mask.getRaster().setSample(30 + i % 10, 20 + i / 10, 0, 255);
		return mask;
	}

	@Test
	void progressIsToldWithPicturesAndWhoComesLateHearsItToo() throws Exception {
		pipeline.milliseconds = 60;
		final String id = job(client(), WISH, "settings", "{\"iterations\": 20}");
		final List<String> lines;
		try (Stream<String> events = client().events(id)) {
			lines = events.toList(); // ends by itself
		}
		for (final String type : List.of("running", "split", "located",
			"iteration", "preview", "done"))
			assertTrue(lines.contains("event: " + type), lines.toString());
		assertTrue(lines.stream().anyMatch(line -> line.contains(
			"data:image/jpeg;base64,")), lines.toString());
		try (Stream<String> events = client().events(id)) {
			final List<String> again = events.toList();
			assertTrue(again.contains("event: split") && again.contains(
				"event: done"), again.toString());
		}
		try (Stream<String> events = client().with("Last-Event-ID", "999").events(
			id))
		{
			assertFalse(events.toList().contains("event: split"));
		}
	}

	@Test
	void failuresAreSentences() throws Exception {
		final JsonObject job = client().await(job(client(),
			"Turn the unicorn into fire"));
		assertEquals("failed", job.get("state").getAsString());
		assertEquals("OBJECT_NOT_FOUND", job.getAsJsonObject("error").get("failure")
			.getAsString());
		detail(409, client().get("/v1/jobs/" + job.get("id").getAsString() +
			"/result"));
		final String fault = detail(500, client().split("Turn fault into fire"));
		assertFalse(fault.contains("secret"), fault);
		assertEquals(1, log.size());
		assertEquals("failed", client().await(job(client(),
			"Turn fault into fire")).get("state").getAsString());
	}

	// -- What it refuses --

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
		assertEquals("Requests from pages of other servers are refused.", detail(403,
			client().with(header, value).split(WISH)));
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
		final String answer = raw("GET /v1/health HTTP/1.1\r\n" + (host == null
			? "" : "Host: " + host + "\r\n") + "Connection: close\r\n\r\n");
		assertTrue(answer.startsWith("HTTP/1.1 " + status), answer);
	}

	private String raw(final String request) throws Exception {
		try (Socket socket = new Socket(server.address().getHost(), server
			.address().getPort()))
		{
			socket.getOutputStream().write(request.getBytes(
				StandardCharsets.ISO_8859_1));
			socket.setSoTimeout(10_000);
			return new String(socket.getInputStream().readAllBytes(),
				StandardCharsets.UTF_8);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/etc/passwd", "/../../etc/passwd", "/page/../pom.xml",
		"/v1/jobs/..%2f..%2fetc/result", "/v1/jobs//result", "/page.css/",
		"/%2e%2e/x" })
	void noPathOfAClientsIsOpened(final String path) throws Exception {
		final String answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" +
			"Authorization: Bearer " + token.toTell() +
			"\r\nConnection: close\r\n\r\n");
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
				"\r\n\r\nno end", "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--"))
			detail(400, client().post("/v1/stylize", type, body.getBytes(
				StandardCharsets.UTF_8)));
		detail(415, client().post("/v1/stylize", "multipart/form-data", new byte[3]));
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
		"{\"workingSize\": 8000} | workingSize", "{\"cropCount\": 4000} | cropCount",
		"{\"nonsense\": 1} | nonsense", "{\"seed\": \"x\"} | seed" })
	void settingsThatDoNotFitAreRefused(final String settings, final String name)
		throws Exception
	{
		assertTrue(detail(422, client().form("/v1/stylize", "picture", Client.png(9,
			9), "instruction", WISH, "settings", settings)).contains(name));
	}

	// -- Many, and gone --

	@Test
	void twoHundredClientsAtOnceLoseNothing() throws Exception {
		final ExecutorService clients = Executors.newFixedThreadPool(200);
		final List<Callable<String>> work = new ArrayList<>();
		for (int i = 0; i < 200; i++) {
			final String name = "thing" + i;
			work.add(() -> {
				final Client one = client().with(Request.CLIENT, name);
				final String objects = Client.json(one.split("Turn " + name +
					" into fire")).get("objects").getAsString();
				assertEquals(200, one.form("/v1/segment", "picture", Client.png(40, 30),
					"objects", objects).statusCode());
				final String id = job(one, "Turn " + objects + " into fire", "settings",
					"{\"iterations\": 1}");
				try (Stream<String> events = one.events(id)) {
					assertTrue(events.toList().contains("event: done"));
				}
				return Client.json(one.get("/v1/jobs/" + id + "/report")).get("objects")
					.getAsString();
			});
		}
		open(SomeLimits.of("kept", 256));
		final List<Future<String>> answers = clients.invokeAll(work);
		for (int i = 0; i < 200; i++)
			assertEquals("thing" + i, answers.get(i).get());
		clients.shutdown();
		assertEquals(200, pipeline.done.size());
	}

	@Test
	void clientsTakeTurns() throws Exception {
		pipeline.milliseconds = 50;
		final Client many = client().with(Request.CLIENT, "many");
		final List<String> ids = new ArrayList<>();
		for (int i = 0; i < 5; i++)
			ids.add(job(many, "Turn a" + i + " into fire"));
		final Client other = client().with(Request.CLIENT, "other");
		final String own = job(other, "Turn b into fire");
		assertTrue(Client.json(other.get("/v1/jobs/" + own)).get("ahead")
			.getAsInt() <= 2);
		other.await(own);
		many.await(ids.get(4));
		assertTrue(pipeline.done.indexOf("Turn b into fire") <= 2, pipeline.done
			.toString());
	}

	@Test
	void aJobIsCancelledWhileItWaitsAndWhileItRuns() throws Exception {
		pipeline.milliseconds = 100;
		final String endless = "{\"iterations\": 2000}";
		final String runs = job(client(), WISH, "settings", endless);
		final String waits = job(client(), "Turn b into fire", "settings", endless);
		await(() -> pipeline.running.get() == 1);
		assertEquals(204, client().send("DELETE", "/v1/jobs/" + waits)
			.statusCode());
		try (Stream<String> events = client().events(runs)) {
			assertEquals(204, client().send("DELETE", "/v1/jobs/" + runs)
				.statusCode());
			assertTrue(events.toList().contains("event: cancelled"));
		}
		await(() -> pipeline.running.get() == 0);
		detail(404, client().get("/v1/jobs/" + runs));
		assertFalse(pipeline.done.contains("Turn b into fire"));
	}

	@Test
	void aClientThatIsKilledFreesItsJob() throws Exception {
		open(SomeLimits.of("reconnect", Duration.ofMillis(100)));
		pipeline.milliseconds = 20;
		final String id = job(client(), WISH, "settings", "{\"iterations\": 2000}");
		try (Socket socket = new Socket(server.address().getHost(), server
			.address().getPort()))
		{
			final OutputStream out = socket.getOutputStream();
			out.write(("GET /v1/jobs/" + id + "/events HTTP/1.1\r\nHost: localhost\r\n" +
				"Authorization: Bearer " + token.toTell() + "\r\n\r\n").getBytes(
					StandardCharsets.US_ASCII));
			final InputStream in = socket.getInputStream();
			assertNotEquals(-1, in.read());
			await(() -> pipeline.running.get() == 1);
			Thread.sleep(1000); // somebody listens: it goes on
			assertEquals(1, pipeline.running.get());
			socket.setSoLinger(true, 0); // as by kill -9
		}
		await(() -> pipeline.running.get() == 0);
		detail(404, client().get("/v1/jobs/" + id));
	}

	@Test
	void aJobThatNobodyAsksForIsInVain() throws Exception {
		open(SomeLimits.of("unwatched", Duration.ofMillis(800)));
		pipeline.milliseconds = 20;
		final String id = job(client(), WISH, "settings", "{\"iterations\": 2000}");
		for (int i = 0; i < 8; i++) {
			Thread.sleep(200);
			assertEquals(200, client().get("/v1/jobs/" + id).statusCode());
		}
		await(() -> pipeline.running.get() == 0);
		detail(404, client().get("/v1/jobs/" + id));
	}

	@Test
	void whenTheTimeIsOverThePictureSoFarIsTheResult() throws Exception {
		open(SomeLimits.of("jobTime", Duration.ofMillis(200)));
		pipeline.milliseconds = 20;
		final String id = job(client(), WISH, "settings", "{\"iterations\": 2000}");
		assertEquals("done", client().await(id).get("state").getAsString());
		final JsonObject report = Client.json(client().get("/v1/jobs/" + id +
			"/report"));
		assertTrue(report.get("iterations").getAsInt() < 100);
		assertTrue(report.get("notices").toString().contains("was over"), report
			.get("notices").toString());
	}

	@Test
	void onlySomeResultsAreKept() throws Exception {
		open(SomeLimits.of("kept", 2));
		final List<String> ids = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			ids.add(job(client(), WISH));
			client().await(ids.get(i));
		}
		final Client client = client();
		await(() -> {
			try {
				return client.get("/v1/jobs/" + ids.get(1)).statusCode() == 404;
			}
			catch (final Exception exc) {
				throw new IllegalStateException(exc);
			}
		});
		assertEquals(200, client.get("/v1/jobs/" + ids.get(3) + "/result")
			.statusCode());
	}

	@Test
	void atTheEndWhoWaitsIsToldAndNothingIsLeft() throws Exception {
		pipeline.milliseconds = 20;
		final String id = job(client(), WISH, "settings", "{\"iterations\": 2000}");
		await(() -> pipeline.running.get() == 1);
		try (Stream<String> events = client().events(id)) {
			server.close();
			final List<String> lines = events.toList();
			assertTrue(lines.contains("event: cancelled"), lines.toString());
		}
		assertEquals(0, pipeline.running.get());
		try (Stream<Path> left = Files.list(Path.of(System.getProperty(
			"java.io.tmpdir"))))
		{
			assertFalse(left.anyMatch(p -> p.equals(server.folder())), server.folder()
				.toString());
		}
	}
}
