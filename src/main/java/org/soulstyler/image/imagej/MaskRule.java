package org.soulstyler.image.imagej;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;

/**
 * Which part of a picture a mask means, however it was saved. The first that fits
 * counts:
 * <ol>
 * <li>Transparency, where it differs within the mask: what is opaque is the
 * object, whatever its colour.</li>
 * <li>Two grey values, or more of which the largest lies in the lower half of what
 * an integer of that depth holds: labels. 0 is the background, every other value
 * the object. (Where nothing is 0, as ilastik counts from 1, the value that most
 * of the border has is the background.)</li>
 * <li>Other grey values, and those that are no integers: strengths, from the
 * darkest, 0, or if there is no 0 the smallest value, to the largest, which is
 * fully the object.</li>
 * <li>Colours: black, or if there is no black the colour that most of the border
 * has, is the background, every other colour the object; edges between both blend
 * ({@link ColorMask}).</li>
 * </ol>
 * Values count and not how they are shown: ImageJ's display range and inverting
 * lookup table change nothing. A file's palette is read as its colours. Greys of a
 * JPEG that are within an eighth of an end are that end. In a selection, what it
 * encloses is the object.
 */
public final class MaskRule {

	/**
	 * A mask as it was understood.
	 *
	 * @param by which of its properties said so, e.g. "its transparency"
	 */
	public record Reading(Mask mask, String by) {

		/** A sentence such as "The mask covers 23.0 % of the picture (by …)." */
		public String sentence() {
			return String.format(Locale.ROOT,
				"The mask covers %.1f %% of the picture (by %s).", 100 * mask
					.coverage(), by);
		}
	}

	private MaskRule() {
		// prevent instantiation of utility class
	}

	/**
	 * Reads the current slice of an image as a mask.
	 *
	 * @param name of the mask in a failure's sentence
	 * @throws SoulstylerException ({@link Failure#OBJECT_NOT_FOUND}) when it covers
	 *           nothing
	 */
	public static Reading read(final ImagePlus image, final String name)
		throws SoulstylerException
	{
		return require(read(image, false), name);
	}

	/** The same for a file, which may be transparent. */
	public static Reading read(final PictureFile file, final String name)
		throws SoulstylerException
	{
		if (file.transparency() != null && file.transparency().varies()) {
			final float[] mask = LevelMask.strengths(file.transparency().alpha(),
				false);
			return require(new Reading(Mask.of(mask, file.image().getWidth(), file
				.image().getHeight()), "its transparency"), name);
		}
		if (file.transparency() != null && file.transparency().isEmpty())
			throw empty(name);
		return require(read(file.image(), file.lossy()), name);
	}

	/**
	 * Reads a selection of an image as a mask.
	 *
	 * @throws SoulstylerException ({@link Failure#OBJECT_NOT_FOUND}) when it lies
	 *           outside the image
	 */
	public static Reading read(final Roi selection, final int width,
		final int height) throws SoulstylerException
	{
		final Mask mask = MaskOverlay.toMask(selection, width, height);
		if (mask.coverage() > 0) return new Reading(mask, "the selection");
		throw new SoulstylerException(Failure.OBJECT_NOT_FOUND,
			"The selection lies outside the image.");
	}

	/**
	 * @param name of the mask in the sentence
	 * @throws SoulstylerException ({@link Failure#IMAGE}) when a mask is not of its
	 *           picture's size
	 */
	public static void requireSize(final Reading reading,
		final ColorImage picture, final String name) throws SoulstylerException
	{
		final Mask mask = reading.mask();
		if (mask.width() == picture.width() && mask.height() == picture.height())
			return;
		throw new SoulstylerException(Failure.IMAGE, "The mask " + name + " has " +
			mask.width() + "×" + mask.height() + " pixels, but the image has " +
			picture.width() + "×" + picture.height() + ".");
	}

	// -- Helper methods --

	private static Reading read(final ImagePlus image, final boolean lossy) {
		final ImageProcessor pixels = image.getProcessor();
		final int width = image.getWidth(), height = image.getHeight();
		if (pixels instanceof ColorProcessor) return byColor(
			(ColorProcessor) pixels, lossy);
		final IndexColorModel table = table(pixels);
		if (table != null && !isGrey(pixels, table)) return byColor(pixels
			.convertToColorProcessor(), lossy);
		final boolean signed = image.getCalibration().isSigned16Bit();
		final float[] values = new float[width * height];
		for (int i = 0; i < values.length; i++) {
			final float value = pixels.getf(i);
			values[i] = table != null ? table.getRed((int) value) : signed ? value -
				32768 : value;
		}
		return byLevel(values, pixels.getBitDepth(), lossy, width, height);
	}

	private static Reading byColor(final ColorProcessor pixels,
		final boolean lossy)
	{
		final int[] colors = (int[]) pixels.getPixels();
		final int width = pixels.getWidth(), height = pixels.getHeight();
		final float[] values = new float[colors.length];
		boolean grey = true;
		for (int i = 0; i < colors.length && grey; i++) {
			values[i] = colors[i] & 0xff;
			grey = (colors[i] >> 16 & 0xff) == values[i] && (colors[i] >> 8 &
				0xff) == values[i];
		}
		return grey ? byLevel(values, 8, lossy, width, height) : new Reading(Mask
			.of(ColorMask.of(colors, width, height, lossy), width, height),
			"its colours");
	}

	private static Reading byLevel(final float[] values, final int depth,
		final boolean lossy, final int width, final int height)
	{
		LevelMask.dropNonNumbers(values);
		final boolean labels = LevelMask.areLabels(values, depth);
		final float[] mask = labels ? LevelMask.labels(values, width, height)
			: LevelMask.strengths(values, lossy);
		return new Reading(Mask.of(mask, width, height), labels ? "its labels"
			: "its grey levels");
	}

	/**
	 * The palette of a file, or a lookup table in colours; null where values are
	 * greys, inverted or not.
	 */
	private static @Nullable IndexColorModel table(final ImageProcessor pixels) {
		final ColorModel model = pixels.getColorModel();
		if (!(pixels instanceof ByteProcessor) ||
			!(model instanceof IndexColorModel)) return null;
		final IndexColorModel table = (IndexColorModel) model;
		boolean rising = true, falling = true;
		for (int i = 0; i < table.getMapSize(); i++) {
			final int r = table.getRed(i), g = table.getGreen(i), b = table.getBlue(
				i);
			rising &= r == i && g == i && b == i;
			falling &= r == 255 - i && g == 255 - i && b == 255 - i;
		}
		return table.getMapSize() == 256 && (rising || falling) ? null : table;
	}

	private static boolean isGrey(final ImageProcessor pixels,
		final IndexColorModel table)
	{
		for (int i = 0; i < pixels.getPixelCount(); i++) {
			final int rgb = table.getRGB(pixels.get(i));
			if ((rgb >> 16 & 0xff) != (rgb & 0xff) || (rgb >> 8 & 0xff) != (rgb &
				0xff)) return false;
		}
		return true;
	}

	private static Reading require(final Reading reading, final String name)
		throws SoulstylerException
	{
		if (reading.mask().coverage() > 0) return reading;
		throw empty(name);
	}

	private static SoulstylerException empty(final String name) {
		return new SoulstylerException(Failure.OBJECT_NOT_FOUND, "The mask " +
			name +
			" is completely black, transparent or of one colour all over: there is " +
			"nothing to restyle. White on black, or any label but 0, marks the object.");
	}
}
