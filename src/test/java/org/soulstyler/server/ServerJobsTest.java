package org.soulstyler.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** Many jobs of many clients, and jobs that nobody waits for. */
class ServerJobsTest extends ServerFixture {

	@Test
	void twoHundredClientsAtOnceLoseNothing() throws Exception {
		final ExecutorService clients = Executors.newFixedThreadPool(200);
		final List<Callable<String>> work = new ArrayList<>();
		for (int i = 0; i < 200; i++) {
			final String name = "thing" + i;
			work.add(() -> {
				final Client one = client().with(ClientRequest.CLIENT, name);
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
		pipeline.held = new CountDownLatch(1);
		final Client many = client().with(ClientRequest.CLIENT, "many");
		final List<String> ids = new ArrayList<>();
		for (int i = 0; i < 5; i++)
			ids.add(job(many, "Turn a" + i + " into fire"));
		final Client other = client().with(ClientRequest.CLIENT, "other");
		final String own = job(other, "Turn b into fire");
		assertTrue(Client.json(other.get("/v1/jobs/" + own)).get("ahead")
			.getAsInt() <= 2);
		pipeline.held.countDown();
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
		try (Socket socket = new Socket(server.address().getHost(), server.address()
			.getPort()))
		{
			final OutputStream out = socket.getOutputStream();
			out.write(("GET /v1/jobs/" + id +
				"/events HTTP/1.1\r\nHost: localhost\r\n" + "Authorization: Bearer " +
				token.toTell() + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
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
		final Duration unwatched = Duration.ofMillis(800);
		open(SomeLimits.of("unwatched", unwatched));
		pipeline.milliseconds = 20;
		final String id = job(client(), WISH, "settings", "{\"iterations\": 2000}");
		long asked = System.nanoTime();
		for (int i = 0; i < 8; i++) {
			Thread.sleep(200);
			final long asks = System.nanoTime();
			final int status = client().get("/v1/jobs/" + id).statusCode();
			assumeTrue(System.nanoTime() - asked < unwatched.toNanos(),
				"This machine is too slow to ask in time.");
			assertEquals(200, status);
			asked = asks;
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
