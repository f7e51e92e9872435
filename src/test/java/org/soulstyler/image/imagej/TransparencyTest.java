package org.soulstyler.image.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.process.ColorProcessor;

import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.soulstyler.image.Mask;

/** A transparent picture comes back with its alpha. */
class TransparencyTest {

	private static final int SIZE = 32;

	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "RGBA png", "grey png", "palette png", "RGBA tif" })
	void whatIsNotRestyledStaysBitForBit(final String kind) throws Exception {
		final String format = kind.split(" ")[1];
		final Path file = folder.resolve("a." + format);
		final int[] before = new int[SIZE * SIZE];
		ImageIO.write(picture(kind.split(" ")[0], before), format.equals("tif")
			? "tiff" : format, file.toFile());
		final PictureFile read = ImageFiles.open(file);
		final float[] inside = new float[SIZE * SIZE];
		final ColorProcessor painted = (ColorProcessor) read.image().getProcessor()
			.duplicate();
		for (int i = 0; i < inside.length; i += 3) {
			inside[i] = 1;
			painted.set(i, 0xffa0b0c0);
		}
		for (final String out : List.of("out.png", "out.tif")) {
			final Path written = folder.resolve(out);
			ImageFiles.encoder(read.transparency().of(painted, Mask.of(inside, SIZE,
				SIZE)), written).write(written);
			final Transparency back = ImageFiles.open(written).transparency();
			final ColorProcessor shown = back.onWhite();
			final BufferedImage pixels = back.of(shown, Mask.of(new float[SIZE *
				SIZE], SIZE, SIZE));
			for (int i = 0; i < inside.length; i++) {
				final int after = pixels.getRGB(i % SIZE, i / SIZE);
				assertEquals(before[i] >>> 24, after >>> 24, "alpha of " + i);
				if (inside[i] == 0) assertEquals(before[i], after, "pixel " + i);
				// What opaque pixels show is what was painted.
				else if (before[i] >>> 24 == 255) assertEquals(0xffa0b0c0, after);
			}
		}
	}

	@Test
	void theNetworksSeeItOnWhite() throws Exception {
		final int[] pixels = new int[SIZE * SIZE];
		final Path file = folder.resolve("a.png");
		ImageIO.write(picture("RGBA", pixels), "png", file.toFile());
		final ColorProcessor shown = (ColorProcessor) ImageFiles.read(file)
			.getProcessor();
		for (int i = 0; i < pixels.length; i++) {
			if (pixels[i] >>> 24 == 0) assertEquals(0xffffff, shown.get(i) &
				0xffffff);
			if (pixels[i] >>> 24 == 255) assertEquals(pixels[i], shown.get(i));
		}
	}

	@Test
	void framesAndBitsThatAreLeftOutAreTold() throws Exception {
		final Path gif = folder.resolve("a.gif");
		final ImageWriter writer = ImageIO.getImageWritersByFormatName("gif")
			.next();
		try (ImageOutputStream out = ImageIO.createImageOutputStream(gif
			.toFile()))
		{
			writer.setOutput(out);
			writer.prepareWriteSequence(null);
			for (int i = 0; i < 3; i++)
				writer.writeToSequence(new javax.imageio.IIOImage(new BufferedImage(8,
					8, BufferedImage.TYPE_BYTE_INDEXED), null, null), null);
			writer.endWriteSequence();
		}
		assertEquals(List.of(
			"This file holds 3 pictures; only the first is restyled."), ImageFiles
				.open(gif).notices());
		final Path bit = folder.resolve("bit.png");
		ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_BINARY),
			"png", bit.toFile());
		assertEquals(List.of("This image has 1 bit a value; the result has 8."),
			ImageFiles.open(bit).notices());
		final Path deep = folder.resolve("deep.png");
		ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_USHORT_GRAY),
			"png", deep.toFile());
		assertTrue(ImageFiles.open(deep).notices().get(0).startsWith(
			"This image has 16 bits a value; the result has 8, from black at "));
		assertTrue(Files.exists(deep));
	}

	// -- Helper methods --

	/** @param pixels filled with what it shows, straight ARGB */
	private static BufferedImage picture(final String kind, final int[] pixels) {
		final Random random = new Random(4);
		final int[] palette = new int[256];
		for (int i = 0; i < 256; i++)
			palette[i] = random.nextInt() & 0xffffff | alpha(i % 5) << 24;
		final WritableRaster grey = Raster.createInterleavedRaster(
			DataBuffer.TYPE_BYTE, SIZE, SIZE, 2, null);
		final BufferedImage image = switch (kind) {
			case "RGBA" -> new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_ARGB);
			case "palette" -> new BufferedImage(SIZE, SIZE,
				BufferedImage.TYPE_BYTE_INDEXED, new IndexColorModel(8, 256, palette, 0,
					true, -1, DataBuffer.TYPE_BYTE));
			default -> new BufferedImage(new ComponentColorModel(
				java.awt.color.ColorSpace.getInstance(
					java.awt.color.ColorSpace.CS_GRAY), true, false,
				BufferedImage.TRANSLUCENT, DataBuffer.TYPE_BYTE), grey, false, null);
		};
		for (int i = 0; i < pixels.length; i++) {
			final int x = i % SIZE, y = i / SIZE;
			final int value = random.nextInt(256), alpha = alpha(i % 5);
			if (kind.equals("palette")) {
				image.getRaster().setSample(x, y, 0, value);
				pixels[i] = palette[value];
			}
			else if (kind.equals("grey")) {
				image.getRaster().setPixel(x, y, new int[] { value, alpha });
				pixels[i] = alpha << 24 | value * 0x10101;
			}
			else {
				pixels[i] = alpha << 24 | random.nextInt() & 0xffffff;
				image.getRaster().setDataElements(x, y, new int[] { pixels[i] });
			}
		}
		return image;
	}

	/** Nothing, nearly nothing, half, nearly all, all. */
	private static int alpha(final int which) {
		return new int[] { 0, 1, 128, 254, 255 }[which];
	}
}
