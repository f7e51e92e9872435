package org.soulstyler.image.imagej;

import ij.ImagePlus;
import ij.process.ColorProcessor;

import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;

import org.jspecify.annotations.Nullable;

/**
 * Reads with ImageIO rather than with ImageJ's {@link ij.io.Opener}, which paints
 * what there is of a truncated picture and reports errors in windows.
 */
final class StandardImageReader {

	/**
	 * The most bytes of pixels that a byte of a file can stand for: Deflate's limit,
	 * LZW's, run lengths', and for others more than a block of a JPEG.
	 */
	private static long mostBytes(final String format) {
		return switch (format) {
			case "png" -> 1032;
			case "gif" -> 2731;
			case "bmp" -> 128;
			default -> 8192;
		};
	}

	private StandardImageReader() {
		// prevent instantiation of utility class
	}

	/** @param extension of a file's name, in lower case */
	static boolean reads(final String extension) {
		return Set.of("png", "jpg", "jpeg", "gif", "bmp").contains(extension);
	}

	/** @return null when the file is of no kind that ImageIO knows */
	static @Nullable PictureFile read(final Path file) throws IOException {
		try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
			final Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
			if (!readers.hasNext()) return null;
			final ImageReader reader = readers.next();
			try {
				reader.setInput(in);
				return read(reader, Files.size(file));
			}
			finally {
				reader.dispose();
			}
		}
	}

	// -- Helper methods --

	private static PictureFile read(final ImageReader reader, final long length)
		throws IOException
	{
		final String format = reader.getFormatName().toLowerCase(Locale.ROOT);
		requirePlausible(reader, format, length);
		final List<String> warnings = new ArrayList<>();
		reader.addIIOReadWarningListener((source, warning) -> warnings.add(
			warning));
		final BufferedImage buffer = reader.read(0);
		for (final String warning : warnings) {
			final String text = warning.toLowerCase(Locale.ROOT);
			if (text.contains("truncated") || text.contains("premature"))
				throw new IOException(warning);
		}
		final ColorModel model = buffer.getColorModel();
		// Whether such a JPEG's numbers are ink or its absence, readers disagree.
		if (model.getColorSpace().getType() == ColorSpace.TYPE_CMYK)
			throw new BrokenImage(
				"its colours are a printing press's (CMYK); save it as RGB");
		final List<String> notices = new ArrayList<>();
		noteOthers(reader, notices);
		final int bits = model.getPixelSize() == 1 ? 1 : buffer.getSampleModel()
			.getSampleSize(0) > 8 ? buffer.getSampleModel().getSampleSize(0) : 8;
		final boolean lossy = format.startsWith("jp");
		return picture(buffer, lossy, notices).withDepth(bits);
	}

	private static PictureFile picture(final BufferedImage buffer,
		final boolean lossy, final List<String> notices)
	{
		final ColorModel model = buffer.getColorModel();
		final int bands = buffer.getRaster().getNumBands();
		if (model.hasAlpha() || bands == 2 || bands == 4) {
			final Transparency transparency = Transparency.of(buffer);
			return new PictureFile(new ImagePlus("", transparency.onWhite()),
				transparency, lossy, notices);
		}
		// ImageJ would make a slice of each color, if they are not laid out as usual.
		final boolean unusual = model.getNumComponents() > 1 && buffer
			.getType() == BufferedImage.TYPE_CUSTOM;
		return new PictureFile(buffer.getType() == BufferedImage.TYPE_3BYTE_BGR
			? new ImagePlus("", colors(buffer)) : new ImagePlus("", unusual
				? Transparency.onWhite(buffer) : buffer), null, lossy, notices);
	}

	/** The same pixels; ImageJ would ask a colour model for each of them. */
	private static ColorProcessor colors(final BufferedImage buffer) {
		final BufferedImage packed = new BufferedImage(buffer.getWidth(), buffer
			.getHeight(), BufferedImage.TYPE_INT_ARGB);
		final Graphics2D graphics = packed.createGraphics();
		graphics.drawImage(buffer, 0, 0, null);
		graphics.dispose();
		return new ColorProcessor(buffer.getWidth(), buffer.getHeight(),
			((DataBufferInt) packed.getRaster().getDataBuffer()).getData());
	}

	/** Room is made for as many pixels as a file declares: are they there? */
	private static void requirePlausible(final ImageReader reader,
		final String format, final long length) throws IOException
	{
		final long width = reader.getWidth(0), height = reader.getHeight(0);
		final ImageTypeSpecifier type = format.startsWith("jp") ? null : reader
			.getRawImageType(0);
		final int bits = type == null ? 8 : type.getColorModel().getPixelSize();
		requirePlausible(width, height, (width * bits + 7) / 8 * height, length *
			mostBytes(format));
	}

	/**
	 * @param declared bytes of pixels
	 * @param most bytes that what there is can stand for
	 */
	static void requirePlausible(final long width, final long height,
		final long declared, final long most) throws BrokenImage
	{
		if (declared > most) throw new BrokenImage("it declares " + width + " × " +
			height + " pixels, but is too short for so many");
		if (width * height > Integer.MAX_VALUE) throw new BrokenImage("its " +
			width + " × " + height + " pixels are more than ImageJ takes");
	}

	private static void noteOthers(final ImageReader reader,
		final List<String> notices)
	{
		try {
			final int images = reader.getNumImages(true);
			if (images > 1) notices.add("This file holds " + images +
				" pictures; only the first is restyled.");
		}
		catch (final IOException | RuntimeException exc) {
			notices.add("What follows the first picture in this file is broken; " +
				"only the first is restyled.");
		}
	}
}
