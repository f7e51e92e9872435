package org.soulstyler.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes of one machine on one batch. */
class BatchCrewTest {

	@TempDir
	private Path folder;

	@Test
	void thereAreAsManyAsCoresAndMemoryAllow() {
		assertEquals(4, BatchCrew.size(4, 64_000_000_000L, 30_000_000, 100));
		assertEquals(2, BatchCrew.size(8, 9_000_000_000L, 1_500_000_000, 100),
			"of large models");
		assertEquals(1, BatchCrew.size(8, 500_000_000L, 30_000_000, 100),
			"it is tried all the same");
		assertEquals(2, BatchCrew.size(8, 64_000_000_000L, 30_000_000, 7),
			"each opens the models for some pictures");
		assertEquals(1, BatchCrew.size(8, 64_000_000_000L, 30_000_000, 1));
	}

	@Test
	@Tag("models")
	@Tag("process")
	void theyShareTheItemsAndOneReportTellsOfAll() throws Exception {
		for (int i = 0; i < 3; i++) {
			picture("picture" + i, Color.GRAY, Color.RED);
			picture("mask" + i, Color.BLACK, Color.WHITE);
		}
		Files.writeString(folder.resolve("table.tsv"), "image\tmask\n" +
			"picture0.png\tmask0.png\npicture1.png\tmask1.png\n" +
			"picture2.png\tmask2.png\n");
		final String first = batch();
		assertEquals(3, counts().get("done").getAsInt(), first);
		for (int i = 0; i < 3; i++)
			assertFalse(JsonParser.parseString(Files.readString(folder.resolve(
				"out/picture" + i + ".record.json"))).getAsJsonObject().get("worker")
				.getAsString().startsWith(ProcessHandle.current().pid() + "@"));
		final Path sheet = folder.resolve("sheet.png");
		final String second = batch("--sheet", sheet.toString());
		assertEquals(3, counts().get("kept").getAsInt(), second);
		final BufferedImage drawn = ImageIO.read(sheet.toFile());
		assertTrue(drawn.getWidth() > 6 * 32,
			"three pictures and what became of them: " + drawn.getWidth());
		assertTrue(second.contains("3 were there"), second);
	}

	@Test
	void aDryRunSaysWhatWouldBeDoneAndDoesNothing() throws Exception {
		final Path photos = Files.createDirectory(folder.resolve("photos"));
		picture("photos/one", Color.GRAY, Color.RED);
		picture("photos/two", Color.GRAY, Color.BLUE);
		final ByteArrayOutputStream out = new ByteArrayOutputStream();
		final ByteArrayOutputStream err = new ByteArrayOutputStream();
		assertEquals(0, SoulstylerCli.run(new PrintStream(out, true,
			StandardCharsets.UTF_8), new PrintStream(err, true,
				StandardCharsets.UTF_8), "batch", photos.toString(), "--out", folder
					.resolve("none").toString(), "--objects", "the ball,the wall",
			"--styles", "fire,gold,ice", "--device", "cpu", "--dry-run"), err
				.toString(StandardCharsets.UTF_8));
		final List<String> lines = out.toString(StandardCharsets.UTF_8).lines()
			.toList();
		assertEquals(1 + 2 * 2 * 3, lines.size(), String.join("\n", lines));
		assertTrue(lines.stream().skip(1).allMatch(line -> line.contains(
			"\topen\t")), String.join("\n", lines));
		assertFalse(Files.exists(folder.resolve("none")));
		assertTrue(err.toString(StandardCharsets.UTF_8).contains(
			"12 pictures: 12 left"), err.toString(StandardCharsets.UTF_8));
	}

	// -- Helper methods --

	private String batch(final String... more) {
		final ByteArrayOutputStream err = new ByteArrayOutputStream();
		final PrintStream told = new PrintStream(err, true, StandardCharsets.UTF_8);
		final List<String> line = new ArrayList<>(List.of("batch", folder.resolve(
			"table.tsv").toString(), "--out", folder.resolve("out").toString(),
			"--instruction", "Turn it into fire", "--device", "cpu", "--settings",
			"iterations 0, workingSize 32, detailPasses 0, baseChannels 4",
			"--processes", "2", "--at-once", "2"));
		line.addAll(List.of(more));
		final int status = SoulstylerCli.run(told, told, line.toArray(
			String[]::new));
		final String said = err.toString(StandardCharsets.UTF_8);
		assertEquals(0, status, said);
		return said;
	}

	private JsonObject counts() throws Exception {
		return JsonParser.parseString(Files.readString(folder.resolve(
			"out/batch.json"))).getAsJsonObject().getAsJsonObject("counts");
	}

	private void picture(final String name, final Color ground, final Color color)
		throws Exception
	{
		final BufferedImage image = new BufferedImage(32, 32,
			BufferedImage.TYPE_INT_RGB);
		final Graphics2D graphics = image.createGraphics();
		graphics.setColor(ground);
		graphics.fillRect(0, 0, 32, 32);
		graphics.setColor(color);
		graphics.fillOval(6, 6, 20, 20);
		graphics.dispose();
		ImageIO.write(image, "png", folder.resolve(name + ".png").toFile());
	}
}
