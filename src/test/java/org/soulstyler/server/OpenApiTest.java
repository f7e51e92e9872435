package org.soulstyler.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The description tells what there is, and nothing else. */
class OpenApiTest {

	private static final Set<String> METHODS = Set.of("get", "post", "put",
		"delete", "patch", "head", "options");

	private static Server server;
	private static Client client;
	private static JsonObject description;

	@BeforeAll
	static void open() throws Exception {
		final ServerToken token = ServerToken.random();
		server = Server.open(new StubPipeline(), ServerSettings.local(0, token),
			fault -> {});
		client = new Client(server.address(), token.toTell());
		description = Client.json(client.get("/openapi.json"));
	}

	@AfterAll
	static void close() {
		server.close();
	}

	@Test
	void eachRouteIsDescribedAndNoOther() {
		final Set<String> described = new TreeSet<>();
		final Set<String> open = new TreeSet<>();
		for (final Map.Entry<String, JsonElement> path : description
			.getAsJsonObject("paths").entrySet())
			for (final Map.Entry<String, JsonElement> operation : path.getValue()
				.getAsJsonObject().entrySet())
			{
				if (!METHODS.contains(operation.getKey())) continue;
				final String name = operation.getKey().toUpperCase(Locale.ROOT) + " " +
					path.getKey();
				described.add(name);
				if (operation.getValue().getAsJsonObject().has("security")) open.add(
					name);
			}
		assertEquals(names(false), described);
		assertEquals(names(true), open);
	}

	private static Set<String> names(final boolean openOnly) {
		return server.routes().stream().filter(r -> r.open() || !openOnly).map(
			r -> r.method() + " " + r.path()).collect(Collectors.toCollection(
				TreeSet::new));
	}

	@Test
	void answersAreAsDescribed() throws Exception {
		assertIs("Health", Client.json(client.get("/v1/health")));
		assertIs("Models", Client.json(client.get("/v1/models")));
		assertIs("Understood", Client.json(client.split("Turn a into b")));
		assertIs("Problem", Client.json(client.split("no")));
		assertIs("Problem", Client.json(client.get("/nowhere")));
		for (final String objects : Set.of("a", "a unicorn"))
			assertIs("Segmentation", Client.json(client.form("/v1/segment", "picture",
				Client.png(9, 9), "objects", objects)));
		final JsonObject job = Client.json(client.form("/v1/stylize", "picture",
			Client.png(9, 9), "instruction", "Turn a into b"));
		assertIs("Job", job);
		assertIs("Job", client.await(job.get("id").getAsString()));
	}

	/** Each key is described, and each that must be there is. */
	private static void assertIs(final String schema, final JsonObject answer) {
		final JsonObject described = description.getAsJsonObject("components")
			.getAsJsonObject("schemas").getAsJsonObject(schema);
		final JsonObject properties = described.getAsJsonObject("properties");
		for (final String key : answer.keySet())
			assertTrue(properties.has(key), schema + ": " + key);
		for (final JsonElement key : described.getAsJsonArray("required"))
			assertTrue(answer.has(key.getAsString()), schema + ": " + key);
	}
}
