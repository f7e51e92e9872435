package org.soulstyler.image.imagej;

import ij.ImagePlus;
import ij.io.FileSaver;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import javax.imageio.ImageIO;

import org.jspecify.annotations.Nullable;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.output.OutputSet;

/**
 * Reads and writes image files without a screen, for callers that no ImageJ
 * opens images for.
 */
public final class ImageFiles {

	/** What pictures are written as, by the usual ends of their names. */
	public static final List<String> TYPES = List.of("png", "tif", "jpg");

	private static final Set<String> WRITABLE = Set.of("png", "tif", "tiff",
		"jpg", "jpeg");

	private ImageFiles() {
		// prevent instantiation of utility class
	}

	/**
	 * Reads PNG, JPEG, GIF, BMP, TIFF and whatever else ImageJ opens by itself,
	 * upright as Exif's orientation says.
	 *
	 * @throws SoulstylerException ({@link Failure#IMAGE}) when the file is missing,
	 *           broken or of another kind
	 */
	public static PictureFile open(final Path file) throws SoulstylerException {
		requireReadable(file);
		final PictureFile picture;
		try {
			picture = StandardImageReader.reads(extension(file)) ? StandardImageReader
				.read(file) : ImageJReader.read(file);
		}
		catch (final IOException exc) {
			throw unreadable(file, exc instanceof BrokenImage ? String.valueOf(exc
				.getMessage()) : "it is broken or cut off", exc);
		}
		catch (final RuntimeException exc) {
			throw unreadable(file, "it is broken or cut off", exc);
		}
		if (picture == null || picture.image().getProcessor() == null) {
			throw unreadable(file, "it is no image of a kind that ImageJ knows",
				null);
		}
		final PictureFile upright = picture.turned(Orientation.of(file));
		upright.image().setTitle(file.getFileName().toString());
		return upright;
	}

	/**
	 * Tells what can be told of a file that is to be read without reading it.
	 *
	 * @throws SoulstylerException ({@link Failure#IMAGE}) when it is missing
	 */
	public static void requireReadable(final Path file)
		throws SoulstylerException
	{
		if (!Files.isRegularFile(file)) {
			throw unreadable(file, Files.exists(file) ? "it is not a file"
				: "it does not exist", null);
		}
		if (!Files.isReadable(file)) {
			throw unreadable(file, "reading it is not permitted", null);
		}
	}

	/** As {@link #open}, for those who don't care for transparency and notices. */
	public static ImagePlus read(final Path file) throws SoulstylerException {
		return open(file).image();
	}

	/**
	 * Tells before the work starts that an image cannot be written: its name must
	 * end in a format we write, and its folder must let us.
	 *
	 * @throws SoulstylerException ({@link Failure#OUTPUT})
	 */
	public static void requireWritable(final Path file)
		throws SoulstylerException
	{
		if (!WRITABLE.contains(extension(file))) throw OutputSet.unwritable(file,
			"its name must end in .png, .tif, .tiff, .jpg or .jpeg", null);
		OutputSet.requireWritable(file);
	}

	/** Whether a name asks for a JPEG. */
	public static boolean isJpeg(final Path file) {
		return extension(file).startsWith("jp");
	}

	/**
	 * Writes an image in the format that the file's name asks for: all of it, or
	 * nothing.
	 *
	 * @throws SoulstylerException ({@link Failure#OUTPUT})
	 */
	public static void write(final ImagePlus image, final Path file)
		throws SoulstylerException
	{
		requireWritable(file);
		new OutputSet().add(file, encoder(image, file)).write();
	}

	/** What writes an image in the format that a name asks for. */
	public static OutputSet.Encoder encoder(final ImagePlus image,
		final Path name)
	{
		final String format = extension(name);
		if (!format.startsWith("tif")) return encoder(toBufferedImage(image), name);
		return file -> {
			if (!new FileSaver(image).saveAsTiff(file.toString()))
				throw new IOException("ImageJ could not save it");
		};
	}

	/** The same for a transparent image; in a JPEG, white is behind it. */
	public static OutputSet.Encoder encoder(final BufferedImage image,
		final Path name)
	{
		final String given = extension(name);
		final String format = isJpeg(name) ? "jpg" : given.startsWith("tif")
			? "tiff" : given;
		final BufferedImage written = format.equals("jpg") ? Transparency.onWhite(
			image) : image;
		return file -> {
			if (!ImageIO.write(written, format, file.toFile())) throw new IOException(
				"no encoder for " + format);
		};
	}

	static String extension(final Path file) {
		final String name = file.getFileName().toString();
		return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
	}

	// -- Helper methods --

	private static BufferedImage toBufferedImage(final ImagePlus image) {
		final ImageProcessor pixels = image.getProcessor();
		final boolean color = pixels instanceof ColorProcessor;
		final BufferedImage buffer = new BufferedImage(image.getWidth(), image
			.getHeight(), color ? BufferedImage.TYPE_INT_RGB
				: BufferedImage.TYPE_BYTE_GRAY);
		if (color) {
			buffer.getRaster().setDataElements(0, 0, image.getWidth(), image
				.getHeight(), pixels.getPixels());
		}
		else {
			buffer.getRaster().setDataElements(0, 0, image.getWidth(), image
				.getHeight(), pixels.convertToByteProcessor().getPixels());
		}
		return buffer;
	}

	private static SoulstylerException unreadable(final Path file,
		final String why, final @Nullable Exception cause)
	{
		return new SoulstylerException(Failure.IMAGE, "The image " + file +
			" cannot be read: " + why + ".", cause);
	}
}
