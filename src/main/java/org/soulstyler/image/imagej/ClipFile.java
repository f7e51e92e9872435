package org.soulstyler.image.imagej;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileInfo;
import ij.io.TiffDecoder;
import ij.plugin.AVI_Reader;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;

/**
 * A clip in a file or a folder, whose frames are read when they are asked for:
 * the frames of an AVI, the time points of a TIFF that says that it has some, or
 * the pictures of a folder in the order of their names. The slices of a z-stack
 * are not frames.
 */
public final class ClipFile {

	private static final Set<String> PICTURES = Set.of("png", "jpg", "jpeg",
		"tif", "tiff", "bmp");

	private static final Pattern FRAMES = Pattern.compile(
		"(?m)^frames=([2-9]|\\d{2,})$");

	/** Reads a frame, from 0. */
	private interface Reader {

		ColorImage read(int index) throws SoulstylerException;
	}

	private final int size;
	private final String axis;
	private final Reader reader;

	private ClipFile(final int size, final String axis, final Reader reader) {
		this.size = size;
		this.axis = axis;
		this.reader = reader;
	}

	/** Whether a file or folder is a clip rather than a picture. */
	public static boolean isClip(final Path path) {
		if (Files.isDirectory(path) || extension(path).equals("avi")) return true;
		return extension(path).startsWith("tif") && Files.isRegularFile(path) &&
			hasFrames(path);
	}

	/**
	 * @throws SoulstylerException ({@link Failure#IMAGE}) when it cannot be read
	 */
	public static ClipFile open(final Path path) throws SoulstylerException {
		if (!Files.exists(path)) throw new SoulstylerException(Failure.IMAGE,
			"There is no file " + path + ".");
		return Files.isDirectory(path) ? folder(path) : of(movie(path));
	}

	/** The time points of an open image. */
	public static ClipFile of(final ImagePlus image) {
		final int frames = image.getNFrames();
		return new ClipFile(frames, "time points of " + image.getTitle(),
			index -> ImageConversion.render(image, image.getStackIndex(1, image
				.getSlice(), index + 1)).picture());
	}

	/** How many frames. */
	public int size() {
		return size;
	}

	/** What the frames are, for people. */
	public String axis() {
		return axis;
	}

	/** @param index from 0 */
	public ColorImage frame(final int index) throws SoulstylerException {
		return reader.read(index);
	}

	// -- Helper methods --

	private static ClipFile folder(final Path folder) throws SoulstylerException {
		try (Stream<Path> files = Files.list(folder)) {
			final List<Path> pictures = files.filter(p -> Files.isRegularFile(p) && !p
				.getFileName().toString().startsWith(".") && PICTURES.contains(
					extension(p))).sorted().toList();
			if (pictures.isEmpty()) throw new SoulstylerException(Failure.IMAGE,
				"There are no pictures in the folder " + folder + ".");
			return new ClipFile(pictures.size(), "pictures in " + folder
				.getFileName() + ", in the order of their names",
				index -> ImageConversion.render(ImageFiles.read(pictures.get(index)))
					.picture());
		}
		catch (final IOException exc) {
			throw new SoulstylerException(Failure.IMAGE, "The folder " + folder +
				" cannot be read: " + exc.getMessage(), exc);
		}
	}

	/** By what ImageJ wrote into the file; no pixel is read for that. */
	private static boolean hasFrames(final Path tiff) {
		try {
			TiffStructure.requireWhole(tiff);
			final Path file = tiff.toAbsolutePath();
			final FileInfo[] slices = new TiffDecoder(file.getParent() +
				File.separator, file.getFileName().toString()).getTiffInfo();
			return slices != null && slices.length > 0 &&
				slices[0].description != null && FRAMES.matcher(slices[0].description)
					.find();
		}
		catch (final IOException | RuntimeException exc) {
			return false; // reading it as a picture reports what is wrong
		}
	}

	private static ImagePlus movie(final Path path) throws SoulstylerException {
		final ImagePlus image = extension(path).equals("avi") ? AVI_Reader.open(path
			.toString(), true) : IJ.openVirtual(path.toString());
		if (image == null) throw new SoulstylerException(Failure.IMAGE,
			"The clip " + path +
				" cannot be read. ImageJ reads AVI files that hold JPEG, PNG " +
				"or uncompressed frames, and TIFF stacks; from any other film save " +
				"the frames as pictures in a folder.");
		if (image.getNFrames() == 1 && image.getStackSize() > 1 && extension(path)
			.equals("avi")) image.setDimensions(1, 1, image.getStackSize());
		return image;
	}

	private static String extension(final Path path) {
		final String name = path.getFileName().toString();
		return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
	}
}
