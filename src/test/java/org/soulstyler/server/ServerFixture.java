package org.soulstyler.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A server with models of a moment, and clients of it. */
abstract class ServerFixture {

	static final String WISH = "Turn the apple into fire";

	final StubPipeline pipeline = new StubPipeline();
	final List<String> log = new CopyOnWriteArrayList<>();
	final ServerToken token = ServerToken.random();
	Server server;

	@BeforeEach
	void open() throws Exception {
		open(Limits.DEFAULT);
	}

	void open(final Limits limits) throws Exception {
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

	Client client() {
		return new Client(server.address(), token.toTell());
	}

	static String detail(final int status, final HttpResponse<byte[]> response) {
		assertEquals(status, response.statusCode(), Client.text(response));
		assertEquals(status, Client.json(response).get("status").getAsInt());
		return Client.json(response).get("detail").getAsString();
	}

	String job(final Client client, final String instruction,
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

	static void await(final BooleanSupplier what) throws Exception {
		final long end = System.nanoTime() + 60_000_000_000L;
		while (!what.getAsBoolean()) {
			assertTrue(System.nanoTime() < end, "It does not happen.");
			Thread.sleep(10);
		}
	}
}
