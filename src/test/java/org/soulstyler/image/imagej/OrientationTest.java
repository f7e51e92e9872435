package org.soulstyler.image.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ij.ImagePlus;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A photograph is upright, however the camera was held. */
class OrientationTest {

	/** Of the upright picture: blocks of 16 pixels, which a JPEG keeps. */
	private static final int COLUMNS = 4, ROWS = 3;
	private static final int BLOCK = 16;

	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void jpeg(final int orientation) throws Exception {
		final byte[] plain = encode(stored(orientation), "jpg");
		final byte[] exif = exif(orientation);
		final ByteBuffer file = ByteBuffer.allocate(plain.length + exif.length +
			10);
		file.put(plain, 0, 2).putShort((short) 0xffe1).putShort(
			(short) (exif.length + 8)).put("Exif\0\0".getBytes(
				StandardCharsets.US_ASCII)).put(exif).put(plain, 2, plain.length - 2);
		assertUpright(Files.write(folder.resolve("a.jpg"), file.array()));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void png(final int orientation) throws Exception {
		final byte[] plain = encode(stored(orientation), "png");
		final byte[] exif = exif(orientation);
		final CRC32 sum = new CRC32();
		sum.update("eXIf".getBytes(StandardCharsets.US_ASCII));
		sum.update(exif);
		final int header = 8 + 25;
		final ByteBuffer file = ByteBuffer.allocate(plain.length + exif.length +
			12);
		file.put(plain, 0, header).putInt(exif.length).put("eXIf".getBytes(
			StandardCharsets.US_ASCII)).put(exif).putInt((int) sum.getValue()).put(
				plain, header, plain.length - header);
		assertUpright(Files.write(folder.resolve("a.png"), file.array()));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void tiff(final int orientation) throws Exception {
		final BufferedImage stored = stored(orientation);
		final byte[] strip = new byte[3 * stored.getWidth() * stored.getHeight()];
		for (int i = 0; i < strip.length; i++)
			strip[i] = (byte) (stored.getRGB(i / 3 % stored.getWidth(), i / 3 / stored
				.getWidth()) >> 16 - 8 * (i % 3));
		final Path file = Files.write(folder.resolve("a.tif"), new TinyTiff(stored
			.getWidth(), stored.getHeight(), 3, 1, strip).tag(274, orientation)
			.bytes());
		assertUpright(file);
	}

	@Test
	void whatExifSaysOfAnotherOrientationIsLeftOut() throws Exception {
		assertEquals(Orientation.UPRIGHT, Orientation.of(Files.write(folder.resolve(
			"x.jpg"), exif(9))));
		assertEquals(Orientation.UPRIGHT, Orientation.of(folder.resolve(
			"none.png")));
	}

	// -- Helper methods --

	/** Of the upright picture. */
	private static int color(final int x, final int y) {
		return 0xff000000 | 60 * (x / BLOCK) << 16 | 80 * (y / BLOCK) << 8 | 90;
	}

	/** By the words of Exif 2.3, 4.6.4: where row 0 and column 0 are, seen upright. */
	private static BufferedImage stored(final int orientation) {
		final int w = COLUMNS * BLOCK, h = ROWS * BLOCK;
		final boolean turned = orientation > 4;
		final BufferedImage image = new BufferedImage(turned ? h : w, turned ? w
			: h, BufferedImage.TYPE_INT_RGB);
		for (int row = 0; row < image.getHeight(); row++) {
			for (int column = 0; column < image.getWidth(); column++) {
				final int x = switch (orientation) {
					case 1, 4 -> column;
					case 2, 3 -> w - 1 - column;
					case 5, 8 -> row;
					default -> w - 1 - row;
				};
				final int y = switch (orientation) {
					case 1, 2 -> row;
					case 3, 4 -> h - 1 - row;
					case 5, 6 -> column;
					default -> h - 1 - column;
				};
				image.setRGB(column, row, color(x, y));
			}
		}
		return image;
	}

	private static void assertUpright(final Path file) throws Exception {
		final ImagePlus image = ImageFiles.read(file);
		assertEquals(COLUMNS * BLOCK, image.getWidth());
		assertEquals(ROWS * BLOCK, image.getHeight());
		for (int y = BLOCK / 2; y < image.getHeight(); y += BLOCK)
			for (int x = BLOCK / 2; x < image.getWidth(); x += BLOCK)
				for (int c = 0; c < 3; c++)
					assertEquals(color(x, y) >> 16 - 8 * c & 0xff, image.getPixel(x,
						y)[c], 4, "at " + x + ", " + y);
	}

	/** A directory with nothing but tag 274. */
	private static byte[] exif(final int orientation) {
		return ByteBuffer.allocate(26).put("MM\0*".getBytes(
			StandardCharsets.US_ASCII)).putInt(8).putShort((short) 1).putShort(
				(short) 274).putShort((short) 3).putInt(1).putShort((short) orientation)
			.putShort((short) 0).putInt(0).array();
	}

	private static byte[] encode(final BufferedImage image, final String format)
		throws IOException
	{
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		ImageIO.write(image, format, bytes);
		return bytes.toByteArray();
	}
}
