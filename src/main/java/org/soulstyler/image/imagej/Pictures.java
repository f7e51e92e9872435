package org.soulstyler.image.imagej;

import ij.ImagePlus;

import java.nio.file.Path;

import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;
import org.soulstyler.output.OutputSet;

/** Files as the values that the pipeline works on, for those who need no more. */
public final class Pictures {

	private Pictures() {}

	/** @throws SoulstylerException if it is not there or no picture */
	public static ColorImage read(final Path file) throws SoulstylerException {
		return ImageConversion.render(ImageFiles.open(file).image()).picture();
	}

	/**
	 * @param picture whose mask it is
	 * @throws SoulstylerException if it is not there, empty or of another size
	 */
	public static Mask readMask(final Path file, final ColorImage picture)
		throws SoulstylerException
	{
		final MaskRule.Reading reading = MaskRule.read(ImageFiles.open(file), file
			.toString());
		MaskRule.requireSize(reading, picture, file.toString());
		return reading.mask();
	}

	/** Writes a picture, whole or not at all. */
	public static void write(final ColorImage picture, final Path file)
		throws SoulstylerException
	{
		ImageFiles.write(new ImagePlus(file.getFileName().toString(),
			ImageConversion.toColorProcessor(picture)), file);
	}

	/** Writes a mask, whole or not at all. */
	public static void write(final Mask mask, final Path file)
		throws SoulstylerException
	{
		new OutputSet().add(file, MaskFile.encoder(mask)).write();
	}
}
