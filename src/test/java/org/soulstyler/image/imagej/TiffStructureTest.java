package org.soulstyler.image.imagej;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/** What a TIFF declares is there, or there is a sentence and nothing else. */
class TiffStructureTest {

	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(ints = { 1, 5, 8, 32773, 4, 7, 34712 })
	void sixtyThousandSquaredAreNotInAHundredBytes(final int compression)
		throws Exception
	{
		assertRefused(new TinyTiff(60_000, 60_000, 1, compression, new byte[100]));
		assertRefused(new TinyTiff(46_340, 46_341, 1, compression, new byte[100]));
	}

	@Test
	void tagsThatPointBehindTheEnd() throws Exception {
		final byte[] file = new TinyTiff(64, 48, 1, 1, new byte[64 * 48]).bytes();
		final int offsets = file.length - 4 - 12 * 5; // of the strip's offset
		assertEquals(273, file[offsets] & 0xff | (file[offsets + 1] & 0xff) << 8);
		file[offsets + 7] = 0x77; // two thousand million strips
		assertRefused(file);
	}

	@Test
	void directoriesInACircle() throws Exception {
		final byte[] file = new TinyTiff(64, 48, 1, 1, new byte[64 * 48]).bytes();
		System.arraycopy(file, 4, file, file.length - 4, 4);
		assertRefused(file);
	}

	@ParameterizedTest
	@ValueSource(strings = { "LZW", "PackBits", "Deflate", "ZLib" })
	void compressedPixelsAreCounted(final String compression) throws Exception {
		final Path file = folder.resolve("a.tif");
		final BufferedImage picture = new BufferedImage(300, 200,
			BufferedImage.TYPE_INT_RGB);
		final Random random = new Random(3);
		for (int i = 0; i < 60_000; i++)
			picture.setRGB(i % 300, i / 300, random.nextInt(3) * (i / 7 % 5) *
				0x10203);
		write(picture, compression, file);
		final int[] read = (int[]) ImageFiles.read(file).getProcessor().getPixels();
		for (int i = 0; i < 60_000; i++)
			assertEquals(picture.getRGB(i % 300, i / 300) & 0xffffff, read[i] &
				0xffffff);
	}

	@Test
	void aStripThatHoldsHalf() throws Exception {
		final ByteArrayOutputStream half = new ByteArrayOutputStream();
		try (DeflaterOutputStream out = new DeflaterOutputStream(half)) {
			out.write(new byte[64 * 24]);
		}
		assertRefused(new TinyTiff(64, 48, 1, 8, half.toByteArray()));
		// 64 rows of one run and a half of them
		final byte[] runs = new byte[2 * 12];
		for (int i = 0; i < runs.length; i += 2)
			runs[i] = -127;
		assertRefused(new TinyTiff(64, 48, 1, 32773, runs));
	}

	@Test
	void aStackIsWhole() throws Exception {
		final Path file = folder.resolve("stack.tif");
		final ImagePlus stack = IJ.createImage("stack", "16-bit ramp", 40, 30, 5);
		new FileSaver(stack).saveAsTiffStack(file.toString());
		assertEquals(5, ImageFiles.read(file).getStackSize());
	}

	// -- Helper methods --

	private void assertRefused(final TinyTiff tiff) throws IOException {
		assertRefused(tiff.bytes());
	}

	private void assertRefused(final byte[] bytes) throws IOException {
		final Path file = Files.write(folder.resolve("bad.tif"), bytes);
		final PrintStream before = System.err;
		final ByteArrayOutputStream said = new ByteArrayOutputStream();
		System.setErr(new PrintStream(said));
		try {
			final SoulstylerException exc = assertThrows(SoulstylerException.class,
				() -> ImageFiles.open(file));
			assertEquals(Failure.IMAGE, exc.failure());
			assertTrue(exc.getMessage().contains("bad.tif cannot be read: "), exc
				.getMessage());
		}
		finally {
			System.setErr(before);
		}
		assertEquals("", said.toString());
	}

	private static void write(final BufferedImage picture,
		final String compression, final Path file) throws IOException
	{
		final ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff")
			.next();
		final ImageWriteParam wishes = writer.getDefaultWriteParam();
		wishes.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
		wishes.setCompressionType(compression);
		try (ImageOutputStream out = ImageIO.createImageOutputStream(file
			.toFile()))
		{
			writer.setOutput(out);
			writer.write(null, new IIOImage(picture, null, null), wishes);
		}
	}
}
