package org.soulstyler.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.soulstyler.failure.Failure;

/**
 * The published models' sizes, from the installer to a picture. Runs only when
 * the property {@value #FILES} names a folder that
 * {@code models/reference/official_files.py} filled; takes minutes, 6 GB of
 * memory and 2 GB of disk.
 */
@Tag("models")
@EnabledIfSystemProperty(named = OfficialBundleTest.FILES, matches = ".+")
class OfficialBundleTest {

	static final String FILES = "soulstyler.official";

	private static final int SIDE = 256;
	private static final Rectangle OBJECT = new Rectangle(64, 64, 128, 128);

	@TempDir
	Path temporary;

	private String err;

	@Test
	void installsAndStylizes() throws Exception {
		final Path files = Path.of(System.getProperty(FILES)).toAbsolutePath();
		final Path store = temporary.resolve("Modelle für Fiji");
		final String into = "--into=" + store;
		assertEquals(0, run("models", "install", "--with", "cris-r50", "--from",
			files.toString(), "--catalogue", files.resolve("catalogue.json")
				.toString(), "--offline", "--yes", into), () -> err);
		assertEquals(0, run("models", "verify", "official", into), () -> err);

		final Path picture = write("picture.png", picture());
		final Path mask = write("mask.png", mask());
		final String models = "--models=" + store.resolve("official");
		final int segmented = run("segment", picture.toString(), "the white sail",
			"-o", temporary.resolve("seen.png").toString(), models);
		// What generated weights see means nothing; that they look is everything.
		assertTrue(List.of(0, ExitStatus.of(Failure.OBJECT_NOT_FOUND)).contains(
			segmented), () -> err);

		final Path out = temporary.resolve("out.png");
		assertEquals(0, run("stylize", picture.toString(),
			"Turn the white sailboat to blue waves", "--mask", mask.toString(), "-o",
			out.toString(), "-i", "1", "--crops", "8", "--device", "cpu", models),
			() -> err);
		final BufferedImage before = ImageIO.read(picture.toFile());
		final BufferedImage after = ImageIO.read(out.toFile());
		int changed = 0;
		for (int y = 0; y < SIDE; y++) {
			for (int x = 0; x < SIDE; x++) {
				final boolean same = before.getRGB(x, y) == after.getRGB(x, y);
				if (!OBJECT.contains(x, y)) assertTrue(same, x + ", " + y);
				else if (!same) changed++;
			}
		}
		assertNotEquals(0, changed);
	}

	// -- Helpers --

	private int run(final String... arguments) {
		final ByteArrayOutputStream error = new ByteArrayOutputStream();
		final int status = SoulstylerCli.run(new PrintStream(
			new ByteArrayOutputStream()), new PrintStream(error, true,
				StandardCharsets.UTF_8), arguments);
		err = error.toString(StandardCharsets.UTF_8);
		return status;
	}

	private Path write(final String name, final BufferedImage image)
		throws Exception
	{
		final File file = temporary.resolve(name).toFile();
		assertTrue(ImageIO.write(image, "png", file));
		return file.toPath();
	}

	private static BufferedImage picture() {
		final BufferedImage image = new BufferedImage(SIDE, SIDE,
			BufferedImage.TYPE_INT_RGB);
		final Graphics2D graphics = image.createGraphics();
		graphics.setPaint(new GradientPaint(0, 0, Color.CYAN, SIDE, SIDE,
			Color.DARK_GRAY));
		graphics.fillRect(0, 0, SIDE, SIDE);
		graphics.setColor(Color.WHITE);
		graphics.fillOval(OBJECT.x, OBJECT.y, OBJECT.width, OBJECT.height);
		graphics.dispose();
		return image;
	}

	private static BufferedImage mask() {
		final BufferedImage image = new BufferedImage(SIDE, SIDE,
			BufferedImage.TYPE_BYTE_GRAY);
		final Graphics2D graphics = image.createGraphics();
		graphics.setColor(Color.WHITE);
		graphics.fill(OBJECT);
		graphics.dispose();
		return image;
	}
}
