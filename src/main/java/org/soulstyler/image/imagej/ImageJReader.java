package org.soulstyler.image.imagej;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileInfo;
import ij.io.Opener;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/** Reads TIFF and microscopes' formats with ImageJ. */
final class ImageJReader {

	private static final Set<Integer> OPENS_ITSELF = Set.of(Opener.TIFF,
		Opener.DICOM, Opener.FITS, Opener.PGM, Opener.PNG, Opener.JPEG, Opener.GIF,
		Opener.BMP, Opener.TIFF_AND_DICOM);

	private ImageJReader() {
		// prevent instantiation of utility class
	}

	/**
	 * Callers take turns: ImageJ has one exception handler.
	 *
	 * @return null when the file is of no kind that ImageJ knows
	 */
	static synchronized @Nullable PictureFile read(final Path file)
		throws IOException
	{
		final AtomicReference<Throwable> failure = new AtomicReference<>();
		// By default, what goes wrong is printed as a trace.
		IJ.setExceptionHandler(failure::set);
		try {
			final PictureFile read = open(file);
			if (failure.get() != null) throw new IOException(failure.get());
			return read;
		}
		finally {
			IJ.setExceptionHandler(null);
		}
	}

	// -- Helper methods --

	private static @Nullable PictureFile open(final Path file)
		throws IOException
	{
		final Opener opener = new Opener();
		opener.setSilentMode(true);
		final int type = opener.getFileType(file.toString());
		if (!OPENS_ITSELF.contains(type)) return null;
		boolean inverted = false;
		if (type == Opener.TIFF) {
			TiffStructure.requireWhole(file);
			final FileInfo[] images = Opener.getTiffFileInfo(file.toString());
			// What is compressed as JPEG, and more, ImageJ leaves to others; and it
			// leaves out what else a pixel has beside its colour.
			if (images == null || images[0].samplesPerPixel == 2 ||
				images[0].samplesPerPixel > 3)
			{
				final PictureFile other = StandardImageReader.read(file);
				if (other != null || images == null) return other;
			}
			requireWhole(images, Files.size(file));
			inverted = isInverted(images[0]);
		}
		final ImagePlus image = opener.openImage(file.toString());
		if (image == null) return null;
		if (inverted && image.getBitDepth() == 8) show(image);
		final FileInfo info = image.getOriginalFileInfo();
		final int bits = info != null && info.fileType == FileInfo.BITMAP ? 1
			: image.getBitDepth() == 24 ? 8 : image.getBitDepth();
		return new PictureFile(image, null, false, List.of()).withDepth(bits);
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
			// ImageJ reads some tags otherwise than TIFF says.
			final long bits = info.fileType == FileInfo.BITMAP ? 1 : 8L * info
				.getBytesPerPixel();
			StandardImageReader.requirePlausible(info.width, info.height,
				(info.width * bits + 7) / 8 * info.height, length * mostBytes(
					info.compression));
		}
	}

	/** The most bytes of pixels that a byte can stand for. */
	private static long mostBytes(final int compression) {
		return switch (compression) {
			case FileInfo.COMPRESSION_NONE, FileInfo.COMPRESSION_UNKNOWN -> 1;
			case FileInfo.PACK_BITS -> 64;
			case FileInfo.ZIP -> 1032;
			default -> 2731; // LZW
		};
	}

	/**
	 * Whether others than ImageJ saved 0 as white: there the values are inverted, and
	 * not only how they are shown.
	 */
	private static boolean isInverted(final FileInfo info) {
		return info.whiteIsZero && (info.description == null || !info.description
			.startsWith("ImageJ="));
	}

	/** Makes values of what is shown. */
	private static void show(final ImagePlus image) {
		if (!image.isInvertedLut()) return;
		for (int i = 1; i <= image.getStackSize(); i++) {
			image.getStack().getProcessor(i).invert();
		}
		image.getProcessor().invertLut();
		image.getStack().setColorModel(image.getProcessor().getColorModel());
	}
}
