package org.soulstyler.image.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.process.ColorProcessor;
import ij.process.ShortProcessor;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.output.OutputSet;

/** Files come back as they were written, or there is a sentence. */
class ImageFilesTest {

	@TempDir
	private Path temporary;

	private Path folder;

	private final ImagePlus picture = noise();

	@BeforeEach
	void makeFolder() throws Exception {
		folder = Files.createDirectory(temporary.resolve("with space und Ümläut"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "a.png", "a.tif", "A.TIFF" })
	void losslessFormatsKeepEveryPixel(final String name) throws Exception {
		final Path file = folder.resolve(name);
		ImageFiles.write(picture, file);
		assertArrayEquals(pixels(picture), pixels(ImageFiles.read(file)));
		try (Stream<Path> left = Files.list(folder)) {
			assertEquals(1, left.count(), "temporary files are left");
		}
	}

	@Test
	void aTiffKeepsInfoAndProperties() throws Exception {
		picture.setProp("Soulstyler.seed", "7");
		picture.setProperty("Info", "made of fire");
		ImageFiles.write(picture, folder.resolve("a.tif"));
		final ImagePlus back = ImageFiles.read(folder.resolve("a.tif"));
		assertEquals("7", back.getProp("Soulstyler.seed"));
		assertEquals("made of fire", back.getInfoProperty());
	}

	@Test
	void sixteenBitsStaySixteen() throws Exception {
		final ImagePlus deep = new ImagePlus("deep", new ShortProcessor(3, 2));
		ImageFiles.write(deep, folder.resolve("deep.tif"));
		assertEquals(16, ImageFiles.read(folder.resolve("deep.tif")).getBitDepth());
	}

	@Test
	void sixteenBitsAColorBecomeEightAndNotSlices() throws Exception {
		final BufferedImage deep = new BufferedImage(new ComponentColorModel(
			ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false,
			Transparency.OPAQUE, DataBuffer.TYPE_USHORT), Raster
				.createInterleavedRaster(DataBuffer.TYPE_USHORT, 64, 48, 3, null),
			false, null);
		final int[] pixels = pixels(picture);
		for (int i = 0; i < pixels.length; i++)
			for (int c = 0; c < 3; c++)
				deep.getRaster().setSample(i % 64, i / 64, c, 257 * (pixels[i] >> 16 -
					8 * c & 0xff));
		final Path file = folder.resolve("deep.png");
		assertTrue(ImageIO.write(deep, "png", file.toFile()));
		final ImagePlus back = ImageFiles.read(file);
		assertEquals(1, back.getStackSize());
		assertArrayEquals(pixels, pixels(back));
	}

	@Test
	void aTiffThatImageJLeavesToOthersIsReadAllTheSame() throws Exception {
		final Path file = folder.resolve("jpeg.tif");
		final ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff")
			.next();
		final ImageWriteParam wishes = writer.getDefaultWriteParam();
		wishes.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
		wishes.setCompressionType("JPEG");
		try (ImageOutputStream out = ImageIO.createImageOutputStream(file
			.toFile()))
		{
			writer.setOutput(out);
			writer.write(null, new IIOImage(smooth(), null, null), wishes);
		}
		final ImagePlus back = ImageFiles.read(file);
		assertEquals(600, back.getWidth());
		assertEquals(1, back.getStackSize());
		final int[] color = back.getPixel(590, 40);
		assertEquals(200, color[0], 8);
		assertEquals(100, color[1], 8);
		assertEquals(50, color[2], 8);
		final byte[] all = Files.readAllBytes(file);
		Files.write(file, Arrays.copyOf(all, all.length / 2));
		assertFails(Failure.IMAGE, "cannot be read", () -> ImageFiles.read(file));
	}

	@Test
	void thePrintersColoursAreRefusedSinceNobodyAgreesOnThem() throws Exception {
		final Path file = folder.resolve("ink.jpg");
		final ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg")
			.next();
		try (ImageOutputStream out = ImageIO.createImageOutputStream(file
			.toFile()))
		{
			writer.setOutput(out);
			writer.write(new IIOImage(Raster.createInterleavedRaster(
				DataBuffer.TYPE_BYTE, 64, 48, 4, null), null, null));
		}
		assertFails(Failure.IMAGE, "CMYK", () -> ImageFiles.read(file));
	}

	/** Wider than ImageJ takes a JPEG in a TIFF for a camera's thumbnail. */
	private static BufferedImage smooth() {
		final BufferedImage smooth = new BufferedImage(600, 48,
			BufferedImage.TYPE_INT_RGB);
		for (int i = 0; i < 600 * 48; i++)
			smooth.setRGB(i % 600, i / 600, 200 << 16 | 100 << 8 | 50);
		return smooth;
	}

	@ParameterizedTest
	@ValueSource(strings = { "cut.png", "cut.jpg", "cut.tif" })
	void aTruncatedFileIsASentence(final String name) throws Exception {
		final Path file = folder.resolve(name);
		ImageFiles.write(picture, file);
		final byte[] all = Files.readAllBytes(file);
		Files.write(file, Arrays.copyOf(all, all.length / 2));
		assertFails(Failure.IMAGE, "cannot be read", () -> ImageFiles.read(file));
	}

	@ParameterizedTest
	@ValueSource(strings = { "text.png", "text.tif", "text.xyz", "text.jpg" })
	void aTextIsNoImage(final String name) throws Exception {
		final Path file = folder.resolve(name);
		Files.writeString(file, "this is no image, whatever it is called");
		assertFails(Failure.IMAGE, "cannot be read", () -> ImageFiles.read(file));
	}

	@Test
	void aFileThatIsNotThereIsASentence() {
		assertFails(Failure.IMAGE, "does not exist", () -> ImageFiles.read(folder
			.resolve("none.png")));
		assertFails(Failure.IMAGE, "not a file", () -> ImageFiles.read(folder));
	}

	@Test
	void anUnwritableOutputIsKnownBeforeTheWork() {
		assertFails(Failure.OUTPUT, "does not exist", () -> ImageFiles
			.requireWritable(folder.resolve("no/such/folder/a.png")));
		assertFails(Failure.OUTPUT, "must end in", () -> ImageFiles.requireWritable(
			folder.resolve("a.docx")));
		assertFails(Failure.OUTPUT, "is a folder", () -> OutputSet.requireWritable(
			folder));
	}

	// -- Helper methods --

	private interface Attempt {

		void run() throws Exception;
	}

	private static void assertFails(final Failure failure, final String part,
		final Attempt attempt)
	{
		final SoulstylerException exc = assertThrows(SoulstylerException.class,
			attempt::run);
		assertEquals(failure, exc.failure());
		assertTrue(exc.getMessage().contains(part), exc.getMessage());
	}

	private static int[] pixels(final ImagePlus image) {
		return Arrays.stream((int[]) image.getProcessor().getPixels()).map(p -> p &
			0xffffff).toArray();
	}

	private static ImagePlus noise() {
		final ColorProcessor pixels = new ColorProcessor(64, 48);
		final Random random = new Random(5);
		for (int i = 0; i < 64 * 48; i++)
			pixels.set(i, random.nextInt());
		return new ImagePlus("noise", pixels);
	}
}
