package org.soulstyler.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;

/** What a client gets, with models of a moment. */
class ServerTest extends ServerFixture {

	@Test
	void anInstructionIsSplit() throws Exception {
		final JsonObject parts = Client.json(client().split(
			"Turn the Äpfel into 火"));
		assertEquals("the Äpfel", parts.get("objects").getAsString());
		assertEquals("火", parts.get("content").getAsString());
		assertEquals(1, parts.getAsJsonArray("targets").size());
		final JsonObject two = Client.json(client().split(
			"Turn everything else into ice and the cup into fire"));
		assertEquals(List.of(true, false), List.of(rest(two, 0), rest(two, 1)));
		final HttpResponse<byte[]> refused = client().split("hello");
		assertEquals("Say what to restyle, and how.", detail(422, refused));
		assertEquals("INSTRUCTION", Client.json(refused).get("failure")
			.getAsString());
	}

	private static boolean rest(final JsonObject understood, final int target) {
		return understood.getAsJsonArray("targets").get(target).getAsJsonObject()
			.has("rest");
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

	@Test
	void eachObjectTakesAMaskOfTheClients() throws Exception {
		final String id = job(client(),
			"Turn the apple into fire and the right cup into ice", "mask2", Client
				.encode(corner()));
		assertEquals("done", client().await(id).get("state").getAsString());
		assertRestyled(id, 0, 0, true); // the apple was looked for
		assertRestyled(id, 39, 29, true);
		assertRestyled(id, 39, 0, false); // the cup would be there
		final String both = job(client(),
			"Turn the apple into fire and the unicorn into ice", "mask2", Client
				.encode(corner()), "mask1", Client.encode(dot()));
		assertEquals("done", client().await(both).get("state").getAsString());
		assertRestyled(both, 5, 5, true);
		assertRestyled(both, 0, 0, false);
		assertRestyled(both, 39, 29, true);
		final JsonObject report = Client.json(client().get("/v1/jobs/" + both +
			"/report"));
		assertEquals(2, report.getAsJsonArray("targets").size());
	}

	private void assertRestyled(final String id, final int x, final int y,
		final boolean restyled) throws Exception
	{
		final var result = ImageIO.read(new ByteArrayInputStream(client().get(
			"/v1/jobs/" + id + "/result").body()));
		assertEquals(restyled ? 0xff37cdeb : 0xffc83214, result.getRGB(x, y), x +
			", " + y);
	}

	private static java.awt.image.BufferedImage dot() {
		final var mask = new java.awt.image.BufferedImage(40, 30,
			java.awt.image.BufferedImage.TYPE_BYTE_GRAY);
		mask.getRaster().setSample(5, 5, 0, 255);
		return mask;
	}

	@Test
	void masksThatFitNoObjectAreRefused() throws Exception {
		final byte[] mask = Client.encode(corner());
		final String two = "Turn the apple into fire and the right cup into ice";
		final byte[] picture = Client.png(40, 30);
		assertTrue(detail(422, client().form("/v1/stylize", "picture", picture,
			"instruction", two, "mask1", mask, "mask3", mask)).startsWith(
				"There is a mask for object 3, but the instruction names 2."));
		assertTrue(detail(422, client().form("/v1/stylize", "picture", picture,
			"instruction", two, "mask", mask)).startsWith("One area gets one style"));
		for (final String name : List.of("mask0", "mask01"))
			assertTrue(detail(422, client().form("/v1/stylize", "picture", picture,
				"instruction", two, name, mask)).contains("\u201c" + name + "\u201d"));
		assertTrue(detail(422, client().form("/v1/stylize", "picture", picture,
			"instruction", two, "mask", mask, "mask2", mask)).contains(
				"send one kind"));
		detail(415, client().form("/v1/stylize", "picture", picture, "instruction",
			two, "mask1", new byte[9]));
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
		for (final String type : List.of("running", "split", "located", "iteration",
			"preview", "done"))
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
		assertEquals("failed", client().await(job(client(), "Turn fault into fire"))
			.get("state").getAsString());
	}
}
