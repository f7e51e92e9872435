package org.soulstyler.image.imagej;

import ij.ImagePlus;
import ij.io.FileInfo;
import ij.io.FileSaver;
import ij.io.Opener;
import ij.plugin.ImageInfo;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * Reads and writes image files without a screen, for callers that no ImageJ
 * opens images for. Writing is all or nothing: a file appears under its name
 * when it is complete.
 */
public final class ImageFiles {

	private static final Set<String> WRITABLE = Set.of("png", "tif", "tiff",
		"jpg", "jpeg");
	private static final Pattern ROTATION = Pattern.compile(
		"Orientation:.*Rotate (\\d+)");

	private ImageFiles() {
		// prevent instantiation of utility class
	}

	/**
	 * Reads PNG, JPEG, GIF, BMP, TIFF and whatever else ImageJ opens by itself.
	 *
	 * @throws SoulstylerException ({@link Failure#IMAGE}) when the file is missing,
	 *           broken or of another kind
	 */
	public static ImagePlus read(final Path file) throws SoulstylerException {
		if (!Files.isRegularFile(file)) {
			throw unreadable(file, Files.exists(file) ? "it is not a file"
				: "it does not exist", null);
		}
		if (!Files.isReadable(file)) {
			throw unreadable(file, "reading it is not permitted", null);
		}
		final ImagePlus image;
		try {
			image = isReadByImageIO(file) ? readByImageIO(file) : readByImageJ(file);
		}
		catch (final IOException | RuntimeException exc) {
			throw unreadable(file, "it is broken or cut off", exc);
		}
		if (image == null || image.getProcessor() == null) {
			throw unreadable(file, "it is no image of a kind that ImageJ knows",
				null);
		}
		image.setTitle(file.getFileName().toString());
		return image;
	}

	/**
	 * Tells before the work starts that its result cannot be written.
	 *
	 * @throws SoulstylerException ({@link Failure#OUTPUT})
	 */
	public static void requireWritable(final Path file)
		throws SoulstylerException
	{
		final Path folder = file.toAbsolutePath().getParent();
		if (folder == null || !Files.isDirectory(folder)) {
			throw unwritable(file, "the folder " + folder + " does not exist", null);
		}
		if (Files.isDirectory(file)) {
			throw unwritable(file, "it is a folder", null);
		}
		if (Files.exists(file) && !Files.isWritable(file)) {
			throw unwritable(file, "overwriting it is not permitted", null);
		}
		try { // a folder's permissions say too little on network drives: try it
			Files.delete(Files.createTempFile(folder, ".soulstyler", ".tmp"));
		}
		catch (final IOException exc) {
			throw unwritable(file, "writing into " + folder + " is not permitted",
				exc);
		}
	}

	/** The same, for an image: its name must end in a format we write. */
	public static void requireWritableImage(final Path file)
		throws SoulstylerException
	{
		if (!WRITABLE.contains(extension(file))) {
			throw unwritable(file,
				"its name must end in .png, .tif, .tiff, .jpg or .jpeg", null);
		}
		requireWritable(file);
	}

	/**
	 * Writes an image in the format that the file's name asks for.
	 *
	 * @throws SoulstylerException ({@link Failure#OUTPUT})
	 */
	public static void write(final ImagePlus image, final Path file)
		throws SoulstylerException
	{
		requireWritableImage(file);
		final String format = extension(file);
		replace(file, temporary -> {
			if (format.startsWith("tif")) {
				if (!new FileSaver(image).saveAsTiff(temporary.toString())) {
					throw new IOException("ImageJ could not save it");
				}
			}
			else {
				final String name = format.startsWith("jp") ? "jpg" : "png";
				if (!ImageIO.write(toBufferedImage(image), name, temporary.toFile())) {
					throw new IOException("no encoder for " + name);
				}
			}
		});
	}

	/** Writes a text in UTF-8. */
	public static void write(final String text, final Path file)
		throws SoulstylerException
	{
		requireWritable(file);
		replace(file, temporary -> Files.writeString(temporary, text));
	}

	// -- Helper methods --

	/** Fills the file that it is given. */
	private interface Filler {

		void fill(Path temporary) throws IOException;
	}

	private static void replace(final Path file, final Filler filler)
		throws SoulstylerException
	{
		Path temporary = null;
		try {
			// The extension stays: ImageJ adds its own to names without.
			temporary = Files.createTempFile(file.toAbsolutePath().getParent(),
				".soulstyler", "." + extension(file));
			filler.fill(temporary);
			widenPermissions(temporary);
			move(temporary, file);
		}
		catch (final IOException exc) {
			throw unwritable(file, String.valueOf(exc.getMessage()), exc);
		}
		finally {
			deleteQuietly(temporary);
		}
	}

	private static void move(final Path from, final Path to) throws IOException {
		try {
			Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (final AtomicMoveNotSupportedException exc) {
			Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
		}
	}

	/** Temporary files are private to the user; results should not be. */
	private static void widenPermissions(final Path file) throws IOException {
		final File plain = file.toFile();
		if (!plain.setReadable(true, false)) {
			throw new IOException("its permissions cannot be set");
		}
	}

	private static void deleteQuietly(final Path temporary) {
		try {
			if (temporary != null) Files.deleteIfExists(temporary);
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc);
		}
	}

	private static BufferedImage toBufferedImage(final ImagePlus image) {
		final ImageProcessor pixels = image.getProcessor();
		final boolean color = pixels instanceof ColorProcessor;
		final BufferedImage buffer = new BufferedImage(image.getWidth(), image
			.getHeight(), color ? BufferedImage.TYPE_INT_RGB
				: BufferedImage.TYPE_BYTE_GRAY);
		if (color) {
			buffer.setRGB(0, 0, image.getWidth(), image.getHeight(), (int[]) pixels
				.getPixels(), 0, image.getWidth());
		}
		else {
			buffer.getRaster().setDataElements(0, 0, image.getWidth(), image
				.getHeight(), pixels.convertToByteProcessor().getPixels());
		}
		return buffer;
	}

	private static boolean isReadByImageIO(final Path file) {
		return Set.of("png", "jpg", "jpeg", "gif", "bmp").contains(extension(file));
	}

	/**
	 * Reads with ImageIO rather than ImageJ's {@link Opener}, which paints what
	 * there is of a truncated picture and reports errors in windows.
	 */
	private static ImagePlus readByImageIO(final Path file) throws IOException,
		SoulstylerException
	{
		final List<String> warnings = new ArrayList<>();
		final BufferedImage buffer;
		try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
			final Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
			if (!readers.hasNext()) return null;
			final ImageReader reader = readers.next();
			reader.addIIOReadWarningListener((source, warning) -> warnings.add(
				warning));
			reader.setInput(in);
			buffer = reader.read(0);
			reader.dispose();
		}
		for (final String warning : warnings) {
			final String text = warning.toLowerCase(Locale.ROOT);
			if (text.contains("truncated") || text.contains("premature")) {
				throw new IOException(warning);
			}
		}
		final ColorModel model = buffer.getColorModel();
		// Whether such a JPEG's numbers are ink or its absence, readers disagree.
		if (model.getColorSpace().getType() == ColorSpace.TYPE_CMYK)
			throw unreadable(file, "its colours are a printing press's (CMYK); save " +
				"it as RGB", null);
		// ImageJ would make a slice of each color, if they are not laid out as usual.
		final boolean unusual = model.getNumComponents() > 1 && buffer
			.getType() == BufferedImage.TYPE_CUSTOM;
		final ImagePlus image = new ImagePlus(file.getFileName().toString(), //
			unusual || model.hasAlpha() ? onWhite(buffer) : buffer);
		if (extension(file).startsWith("jp")) turnUpright(image, file);
		return image;
	}

	/** As 8-bit RGB; transparent pixels become white paper, as in ImageJ. */
	private static BufferedImage onWhite(final BufferedImage buffer) {
		final BufferedImage opaque = new BufferedImage(buffer.getWidth(), buffer
			.getHeight(), BufferedImage.TYPE_INT_RGB);
		final Graphics2D graphics = opaque.createGraphics();
		graphics.drawImage(buffer, 0, 0, Color.WHITE, null);
		graphics.dispose();
		return opaque;
	}

	/** Turns a photograph as its camera says it was held. */
	private static void turnUpright(final ImagePlus image, final Path file) {
		final FileInfo info = new FileInfo();
		info.fileFormat = FileInfo.GIF_OR_JPG;
		info.fileName = file.getFileName().toString();
		info.directory = file.toAbsolutePath().getParent() + File.separator;
		image.setFileInfo(info);
		final String exif = new ImageInfo().getExifData(image);
		final Matcher rotation = ROTATION.matcher(exif == null ? "" : exif);
		if (!rotation.find()) return;
		for (int degrees = Integer.parseInt(rotation.group(
			1)); degrees >= 90; degrees -= 90)
		{
			image.setProcessor(image.getProcessor().rotateRight());
		}
	}

	private static ImagePlus readByImageJ(final Path file) throws IOException,
		SoulstylerException
	{
		final Opener opener = new Opener();
		opener.setSilentMode(true);
		final int type = opener.getFileType(file.toString());
		final boolean opensItself = Set.of(Opener.TIFF, Opener.DICOM, Opener.FITS,
			Opener.PGM, Opener.PNG, Opener.JPEG, Opener.GIF, Opener.BMP,
			Opener.TIFF_AND_DICOM).contains(type);
		if (!opensItself) return null;
		if (type == Opener.TIFF) {
			final FileInfo[] images = Opener.getTiffFileInfo(file.toString());
			// What is compressed as JPEG, and more, ImageJ leaves to others.
			if (images == null) return readByImageIO(file);
			requireWhole(images, Files.size(file));
		}
		return opener.openImage(file.toString());
	}

	/** ImageJ fills what is missing of a truncated TIFF with black. */
	private static void requireWhole(final FileInfo[] images, final long length)
		throws IOException
	{
		for (final FileInfo info : images) {
			long end = 0;
			if (info.stripOffsets == null || info.stripLengths == null) {
				end = info.getOffset() + (long) info.width * info.height * info
					.getBytesPerPixel() * Math.max(1, info.nImages);
			}
			else for (int i = 0; i < info.stripLengths.length; i++) {
				end = Math.max(end, (info.stripOffsets[i] & 0xffffffffL) +
					info.stripLengths[i]);
			}
			if (end > length) throw new IOException("pixels are missing");
		}
	}

	private static String extension(final Path file) {
		final String name = file.getFileName().toString();
		return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
	}

	private static SoulstylerException unreadable(final Path file,
		final String why, final Exception cause)
	{
		return new SoulstylerException(Failure.IMAGE, "The image " + file +
			" cannot be read: " + why + ".", cause);
	}

	private static SoulstylerException unwritable(final Path file,
		final String why, final Exception cause)
	{
		return new SoulstylerException(Failure.OUTPUT, "The result cannot be written to " +
			file + ": " + why + ".", cause);
	}
}
