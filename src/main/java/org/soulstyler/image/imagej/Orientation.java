package org.soulstyler.image.imagej;

import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.png.PngChunk;
import com.drew.imaging.png.PngChunkReader;
import com.drew.imaging.png.PngChunkType;
import com.drew.imaging.tiff.TiffMetadataReader;
import com.drew.lang.ByteArrayReader;
import com.drew.lang.StreamReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;

import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.process.ImageProcessor;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How a camera was held, as Exif's tag 274 states; in the order of its values,
 * from
 * 1: what must be done to the pixels so that they are upright.
 */
enum Orientation {

		UPRIGHT(0, false, false), //
		MIRRORED(0, true, false), //
		UPSIDE_DOWN(2, false, false), //
		UPSIDE_DOWN_MIRRORED(0, false, true), //
		LEFT_MIRRORED(1, true, false), //
		LEFT(1, false, false), //
		RIGHT_MIRRORED(1, false, true), //
		RIGHT(3, false, false);

	private final int quarters;
	private final boolean leftRight;
	private final boolean topDown;

	/**
	 * @param quarters of a turn to the right, before it is mirrored
	 * @param leftRight whether left and right are exchanged then
	 * @param topDown whether top and bottom are
	 */
	Orientation(final int quarters, final boolean leftRight,
		final boolean topDown)
	{
		this.quarters = quarters;
		this.leftRight = leftRight;
		this.topDown = topDown;
	}

	/** That of a JPEG, PNG or TIFF; upright where the file says nothing of use. */
	static Orientation of(final Path file) {
		try {
			final Metadata metadata = metadata(file);
			final ExifIFD0Directory exif = metadata.getFirstDirectoryOfType(
				ExifIFD0Directory.class);
			final Integer value = exif == null ? null : exif.getInteger(
				ExifIFD0Directory.TAG_ORIENTATION);
			return value == null || value < 1 || value > 8 ? UPRIGHT
				: values()[value - 1];
		}
		catch (final IOException | ImageProcessingException
				| RuntimeException exc)
		{
			return UPRIGHT; // the pixels may be whole all the same
		}
	}

	/** Exif alone: other metadata may be large, and is not needed. */
	private static Metadata metadata(final Path file) throws IOException,
		ImageProcessingException
	{
		final String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		if (name.endsWith("tif") || name.endsWith("tiff")) return TiffMetadataReader
			.readMetadata(file.toFile());
		if (!name.endsWith("png")) return JpegMetadataReader.readMetadata(file
			.toFile(), List.of(new ExifReader()));
		final Metadata metadata = new Metadata();
		try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
			for (final PngChunk chunk : new PngChunkReader().extract(new StreamReader(
				in), Set.of(PngChunkType.eXIf)))
			{
				new ExifReader().extract(new ByteArrayReader(chunk.getBytes()),
					metadata);
			}
		}
		return metadata;
	}

	/** Turns all slices of an image, and what is known of its pixels' size. */
	void turn(final ImagePlus image) {
		final ImageStack stack = image.getStack();
		ImageStack turned = null;
		for (int i = 1; i <= stack.size(); i++) {
			final ImageProcessor pixels = turn(stack.getProcessor(i));
			if (turned == null) turned = new ImageStack(pixels.getWidth(), pixels
				.getHeight());
			turned.addSlice(stack.getSliceLabel(i), pixels);
		}
		final ImageProcessor shown = image.getProcessor();
		final double min = shown.getMin(), max = shown.getMax();
		image.setStack(turned);
		if (image.getBitDepth() != 24) {
			image.getProcessor().setColorModel(shown.getColorModel());
			if (image.getBitDepth() != 8) image.getProcessor().setMinAndMax(min, max);
		}
		if (quarters % 2 == 0) return;
		final Calibration calibration = image.getCalibration();
		final double width = calibration.pixelWidth;
		calibration.pixelWidth = calibration.pixelHeight;
		calibration.pixelHeight = width;
	}

	/** A new processor, or the same one, changed. */
	ImageProcessor turn(final ImageProcessor pixels) {
		ImageProcessor turned = pixels;
		for (int i = 0; i < quarters; i++)
			turned = turned.rotateRight();
		if (leftRight) turned.flipHorizontal();
		if (topDown) turned.flipVertical();
		return turned;
	}
}
