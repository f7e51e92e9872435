package org.soulstyler.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;

import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.soulstyler.Soulstyler;
import org.soulstyler.bundle.ModelStore;
import org.soulstyler.cli.ExampleScene;
import org.soulstyler.device.DeviceWish;

/**
 * Many clients at once and the starter's own networks: {@code
 * -Dsoulstyler.crowd=200}. Each splits a sentence and has an object outlined,
 * every fifth has it restyled.
 */
@Tag("models")
class CrowdTest {

	private static final List<String> STYLES = List.of("fire", "gold", "a mosaic",
		"stained glass", "an oil painting");
	private static final String FEW =
		"{\"iterations\": 2, \"workingSize\": 64, \"detailPasses\": 0, \"cropCount\": 2, \"seed\": 1}";

	private final ServerToken token = ServerToken.random();
	private final byte[] picture = Client.encode(ExampleScene.APPLE.render());

	@Test
	void aCrowdLosesNothing() throws Exception {
		final int count = Integer.getInteger("soulstyler.crowd", 0);
		assumeTrue(count > 0,
			"No number of clients was given, with -Dsoulstyler.crowd=200.");
		final List<String> log = new CopyOnWriteArrayList<>();
		final ExecutorService clients = Executors.newFixedThreadPool(count);
		try (Server server = Server.open(Soulstyler.open(ModelStore.standard().open(
			null), DeviceWish.CPU), new ServerSettings(InetAddress
				.getLoopbackAddress(), 0, Set.of(), token, SomeLimits.of("kept",
					count)), log::add))
		{
			final List<Callable<String>> work = new ArrayList<>();
			for (int i = 0; i < count; i++) {
				final int number = i;
				work.add(() -> client(server, number));
			}
			final long began = System.nanoTime(), computed = computed();
			final List<Future<String>> answers = clients.invokeAll(work);
			for (int i = 0; i < count; i++)
				assertEquals(STYLES.get(i % STYLES.size()), answers.get(i).get());
			System.out.printf("%d clients: %d s, %d processor seconds%n", count,
				(System.nanoTime() - began) / 1_000_000_000, (computed() - computed) /
					1_000_000_000);
		}
		finally {
			clients.shutdown();
		}
		assertEquals(List.of(), log);
	}

	/** @return the style that it was told, and got */
	private String client(final Server server, final int number)
		throws Exception
	{
		final String style = STYLES.get(number % STYLES.size());
		final String wish = "Turn the red apple into " + style;
		final Client client = new Client(server.address(), token.toTell()).patient()
			.with(ClientRequest.CLIENT, "client" + number);
		final JsonObject parts = json(200, client.split(wish));
		final JsonObject seen = json(200, client.form("/v1/segment", "picture",
			picture, "objects", parts.get("objects").getAsString()));
		assertTrue(seen.get("found").getAsBoolean());
		if (number % 5 > 0) return parts.get("content").getAsString();
		final String id = json(202, client.form("/v1/stylize", "picture", picture,
			"instruction", wish, "settings", FEW)).get("id").getAsString();
		try (var events = client.events(id)) {
			assertTrue(events.toList().contains("event: done"));
		}
		assertEquals(200, client.get("/v1/jobs/" + id + "/result").statusCode());
		return json(200, client.get("/v1/jobs/" + id + "/report")).get("content")
			.getAsString();
	}

	private static JsonObject json(final int status,
		final HttpResponse<byte[]> response)
	{
		assertEquals(status, response.statusCode(), () -> Client.text(response));
		return Client.json(response);
	}

	/** Of this process, in nanoseconds; the language model's own is not in it. */
	private static long computed() {
		return ((com.sun.management.OperatingSystemMXBean) ManagementFactory
			.getOperatingSystemMXBean()).getProcessCpuTime();
	}
}
