package org.soulstyler.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;
import org.soulstyler.image.imagej.ImageFiles;
import org.soulstyler.image.imagej.MaskRule;
import org.soulstyler.image.imagej.PictureFile;
import org.soulstyler.progress.Progress;

/** Reads uploaded pictures of the accepted formats. */
record UploadedPictures(Limits limits) {

	/**
	 * Checks a picture before it waits for its turn. Its first bytes decide what
	 * it is, not its client's name for it.
	 *
	 * @param field of the form
	 * @return where it is, under a name that tells its kind
	 * @throws Problem (400, 413, 415, 422)
	 */
	Path check(final Upload upload, final String field) throws Problem,
		IOException
	{
		final Upload.Picture sent = upload.requirePicture(field);
		final String kind = kind(sent.file());
		if (kind == null) throw new Problem(415, "\u201c" + sent.name() +
			"\u201d is not a PNG, JPEG, TIFF, GIF or BMP.");
		try (ImageInputStream in = ImageIO.createImageInputStream(sent.file()
			.toFile()))
		{
			final Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
			if (!readers.hasNext()) throw broken(sent);
			final ImageReader reader = readers.next();
			try {
				reader.setInput(in);
				final long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
				if (pixels > limits.pixels()) throw new Problem(413, "\u201c" + sent
					.name() + "\u201d has " + pixels + " pixels; this server takes " +
					limits.pixels() + ".");
			}
			finally {
				reader.dispose();
			}
		}
		catch (final IOException | RuntimeException exc) {
			throw broken(sent);
		}
		// Readers are chosen by a file's name.
		final Path named = Files.move(sent.file(), sent.file().resolveSibling(sent
			.file().getFileName() + kind));
		upload.moved(field, named);
		return named;
	}

	/**
	 * @param file checked
	 * @param name by which its sender knows it
	 */
	static PictureFile open(final Path file, final String name)
		throws SoulstylerException
	{
		try {
			final PictureFile picture = ImageFiles.open(file);
			picture.image().setTitle(name);
			return picture;
		}
		catch (final SoulstylerException exc) {
			throw new SoulstylerException(exc.failure(), exc.getMessage().replace(file
				.toString(), "\u201c" + name + "\u201d"), exc);
		}
	}

	/**
	 * @param field of the form
	 * @param picture of the mask's size
	 */
	static Mask mask(final Path file, final String field,
		final ColorImage picture, final Progress progress)
		throws SoulstylerException
	{
		final MaskRule.Reading mask = MaskRule.read(open(file, field), field);
		MaskRule.requireSize(mask, picture, field);
		progress.notice(field.equals("mask") ? mask.sentence() : field + ": " + mask
			.sentence());
		return mask.mask();
	}

	// -- Helper methods --

	/** @return an ending, or null for what is no picture */
	private static String kind(final Path file) throws IOException {
		final byte[] head;
		try (InputStream in = Files.newInputStream(file)) {
			head = in.readNBytes(4);
		}
		final StringBuilder hex = new StringBuilder();
		for (final byte one : head)
			hex.append(String.format("%02x", one));
		final String start = hex.toString();
		if (start.equals("89504e47")) return ".png";
		if (start.startsWith("ffd8ff")) return ".jpg";
		if (start.equals("47494638")) return ".gif";
		if (start.equals("49492a00") || start.equals("4d4d002a")) return ".tif";
		return start.startsWith("424d") ? ".bmp" : null;
	}

	private static Problem broken(final Upload.Picture sent) {
		return new Problem(422, "\u201c" + sent.name() +
			"\u201d is damaged or truncated.");
	}
}
