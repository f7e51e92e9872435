package org.soulstyler.fuzz;

import ij.ImagePlus;
import ij.io.FileSaver;
import ij.process.ColorProcessor;
import ij.process.ShortProcessor;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.soulstyler.image.imagej.ImageConversion;
import org.soulstyler.image.imagej.ImageFiles;
import org.soulstyler.image.imagej.MaskRule;

/** Image files of every format we read, damaged. */
@Tag("fuzz")
class ImagesFuzzTest {

	@TempDir
	private Path folder;

	@Test
	void damagedImagesAreReadOrRefused() throws Exception {
		final List<Path> whole = images();
		Fuzzer.run("images", (random, number) -> {
			final Path good = whole.get(number % whole.size());
			final Path bad = folder.resolve("bad-" + good.getFileName());
			Files.write(bad, Mutation.of(Files.readAllBytes(good), random));
			ImageConversion.render(ImageFiles.open(bad).image());
			return "read";
		});
	}

	@Test
	void damagedMasksAreReadOrRefused() throws Exception {
		final List<Path> whole = images();
		Fuzzer.run("damaged masks", (random, number) -> {
			final Path good = whole.get(number % whole.size());
			final Path bad = folder.resolve("bad-" + good.getFileName());
			Files.write(bad, Mutation.of(Files.readAllBytes(good), random));
			final float[] mask = MaskRule.read(ImageFiles.open(bad), bad.toString())
				.mask().samples();
			for (final float v : mask)
				if (!(v >= 0 && v <= 1)) throw new AssertionError("a mask of " + v);
			return "read";
		});
	}

	// -- Helper methods --

	private List<Path> images() throws IOException {
		final List<Path> made = new ArrayList<>();
		for (final int type : new int[] { BufferedImage.TYPE_INT_RGB,
			BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_BYTE_INDEXED,
			BufferedImage.TYPE_BYTE_BINARY, BufferedImage.TYPE_USHORT_GRAY })
		{
			for (final String format : List.of("png", "gif", "bmp", "jpg")) {
				final Path file = folder.resolve(type + "." + format);
				if (ImageIO.write(picture(type), format, file.toFile())) made.add(file);
			}
			for (final String compression : List.of("LZW", "PackBits", "Deflate",
				"ZLib", "JPEG", "CCITT T.6"))
			{
				final Path file = folder.resolve(type + "-" + compression.replace(' ',
					'-') + ".tif");
				if (writeTiff(picture(type), compression, file)) made.add(file);
			}
		}
		final ImagePlus color = new ImagePlus("", new ColorProcessor(picture(
			BufferedImage.TYPE_INT_RGB)));
		final ImagePlus deep = new ImagePlus("", new ShortProcessor(40, 30));
		for (final ImagePlus image : List.of(color, deep)) {
			final Path file = folder.resolve("ij" + image.getBitDepth() + ".tif");
			new FileSaver(image).saveAsTiff(file.toString());
			made.add(file);
		}
		return made;
	}

	private static BufferedImage picture(final int type) {
		final BufferedImage picture = new BufferedImage(40, 30, type);
		final Random random = new Random(7);
		for (int i = 0; i < 1200; i++)
			picture.setRGB(i % 40, i / 40, i % 3 == 0 ? random.nextInt()
				: 0xffffffff * (i / 400));
		return picture;
	}

	private static boolean writeTiff(final BufferedImage picture,
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
			return true;
		}
		catch (final IOException | RuntimeException exc) {
			return false; // not every kind of pixel has every compression
		}
	}
}
