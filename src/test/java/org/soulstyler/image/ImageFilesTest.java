package org.soulstyler.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.process.ColorProcessor;
import ij.process.ShortProcessor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

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
		assertEquals(16, ImageFiles.read(folder.resolve("deep.tif"))
			.getBitDepth());
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
			.requireWritableImage(folder.resolve("no/such/folder/a.png")));
		assertFails(Failure.OUTPUT, "must end in", () -> ImageFiles
			.requireWritableImage(folder.resolve("a.docx")));
		assertFails(Failure.OUTPUT, "is a folder", () -> ImageFiles.requireWritable(
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
