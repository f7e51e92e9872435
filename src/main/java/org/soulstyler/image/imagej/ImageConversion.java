package org.soulstyler.image.imagej;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;

import java.util.ArrayList;
import java.util.List;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;

/**
 * Between ImageJ's images and ours.
 * <p>
 * What goes in is what the user sees: a slice, through its display range and
 * lookup tables, as ImageJ itself would turn it into RGB. What comes out is RGB,
 * since a style brings colours of its own ({@link Canvas} has the other choice).
 * A value v of our pictures and a byte b of ImageJ's correspond by v = b / 255,
 * so that a pixel which nobody touched comes back bit for bit. The source is
 * only read.
 * </p>
 */
public final class ImageConversion {

	private ImageConversion() {
		// prevent instantiation of utility class
	}

	/**
	 * An ImageJ image as the networks will see it.
	 *
	 * @param picture the current slice, as displayed
	 * @param notices what the user should know, e.g. which slice it was
	 */
	public record Rendering(ColorImage picture, List<String> notices) {
	}

	/**
	 * Renders the current slice of an image of any type.
	 *
	 * @throws SoulstylerException ({@link Failure#IMAGE}) when it has no pixels
	 */
	public static Rendering render(final ImagePlus image)
		throws SoulstylerException
	{
		requirePixels(image);
		final Rendering rendering = render(image, image.getCurrentSlice());
		final List<String> notices = new ArrayList<>(rendering.notices());
		noteSlices(image, notices);
		return new Rendering(rendering.picture(), List.copyOf(notices));
	}

	/**
	 * Renders one slice of an image of any type; all channels of a composite.
	 *
	 * @param index of the slice in the image's stack, from 1
	 * @throws SoulstylerException ({@link Failure#IMAGE}) when it has no pixels
	 */
	public static Rendering render(final ImagePlus image, final int index)
		throws SoulstylerException
	{
		requirePixels(image);
		final List<String> notices = new ArrayList<>();
		return new Rendering(toColorImage(colors(image, index, notices)), List
			.copyOf(notices));
	}

	/** A slice as it is displayed, in colours; may share the image's pixels. */
	static ColorProcessor colors(final ImagePlus image, final int index,
		final List<String> notices)
	{
		return image instanceof CompositeImage ? renderComposite(
			(CompositeImage) image, index) : displayed(image, index, notices)
				.convertToColorProcessor();
	}

	/**
	 * Which slices there are to render, by their index in the stack, from 1.
	 *
	 * @param all false for the current one; true for each, where the channels of a
	 *          composite count as one
	 */
	public static int[] slices(final ImagePlus image, final boolean all) {
		if (!all) return new int[] { image.getCurrentSlice() };
		final int channels = image.isComposite() ? image.getNChannels() : 1;
		final int[] indices = new int[image.getStackSize() / channels];
		for (int i = 0; i < indices.length; i++)
			indices[i] = i * channels + 1;
		return indices;
	}

	/** RGB bytes to values in [0, 1]. */
	public static ColorImage toColorImage(final ColorProcessor rgb) {
		final int[] packed = (int[]) rgb.getPixels();
		final int size = packed.length;
		final float[] samples = new float[3 * size];
		for (int i = 0; i < size; i++) {
			samples[i] = (packed[i] >> 16 & 0xff) / 255f;
			samples[size + i] = (packed[i] >> 8 & 0xff) / 255f;
			samples[2 * size + i] = (packed[i] & 0xff) / 255f;
		}
		return ColorImage.of(samples, rgb.getWidth(), rgb.getHeight());
	}

	/** Values in [0, 1] to the nearest RGB bytes. */
	public static ColorProcessor toColorProcessor(final ColorImage picture) {
		final float[] samples = picture.samples();
		final int size = samples.length / 3;
		final int[] packed = new int[size];
		for (int i = 0; i < size; i++) {
			packed[i] = 0xff000000 | toByte(samples[i]) << 16 | //
				toByte(samples[size + i]) << 8 | toByte(samples[2 * size + i]);
		}
		return new ColorProcessor(picture.width(), picture.height(), packed);
	}

	/**
	 * A result as an RGB image that carries its source's spatial calibration,
	 * slice label, info and properties. (A calibration of grey values is dropped:
	 * colours have none.)
	 */
	public static ImagePlus toImagePlus(final ColorImage picture,
		final ImagePlus source, final String title)
	{
		final ImageStack stack = new ImageStack(picture.width(), picture.height());
		stack.addSlice(source.getStack().getSliceLabel(source.getCurrentSlice()),
			toColorProcessor(picture));
		final ImagePlus result = new ImagePlus(title, stack);
		describe(result, source);
		return result;
	}

	/**
	 * Copies what is known about an image: calibration (without that of grey values
	 * where the copy is in colour), info, properties, and which slices are depths
	 * and which are times.
	 *
	 * @param copy has the source's slices, or the current one only
	 */
	public static void describe(final ImagePlus copy, final ImagePlus source) {
		final Calibration calibration = source.getCalibration().copy();
		if (copy.getBitDepth() == 24) calibration.disableDensityCalibration();
		copy.setCalibration(calibration);
		final Object info = source.getProperty("Info");
		if (info != null) copy.setProperty("Info", info);
		copy.setProperties(source.getPropertiesAsArray());
		if (copy.getStackSize() == 1) return;
		final int channels = copy.getStackSize() / (source.getNSlices() * source
			.getNFrames());
		copy.setDimensions(channels, source.getNSlices(), source.getNFrames());
		copy.setOpenAsHyperStack(source.isHyperStack());
	}

	/**
	 * A slice of an image that is not a composite, as displayed; shares pixels.
	 */
	static ImageProcessor displayed(final ImagePlus image, final int index,
		final List<String> notices)
	{
		// A stack's processors share its pixels, a virtual one's are read anew.
		final ImageProcessor pixels = image.getStack().getProcessor(index);
		copyDisplay(image.getProcessor(), pixels);
		return pixels instanceof FloatProcessor ? meetNonNumbers(
			(FloatProcessor) pixels, notices) : pixels;
	}

	// -- Helper methods --

	static void requirePixels(final ImagePlus image) throws SoulstylerException {
		if (image == null || image.getWidth() == 0 || image.getHeight() == 0 ||
			image.getProcessor() == null)
		{
			throw new SoulstylerException(Failure.IMAGE,
				"There is no image. Please open one first.");
		}
	}

	private static int toByte(final float value) {
		return Math.max(0, Math.min(255, Math.round(value * 255)));
	}

	/** A stack's fresh processor does not know how its slice is displayed. */
	private static void copyDisplay(final ImageProcessor displayed,
		final ImageProcessor pixels)
	{
		if (displayed instanceof ColorProcessor) return;
		pixels.setColorModel(displayed.getCurrentColorModel());
		if (displayed.getBitDepth() != 8) {
			pixels.setMinAndMax(displayed.getMin(), displayed.getMax());
		}
	}

	/**
	 * Renders a composite through a composite of our own over the same pixels,
	 * since rendering changes a composite's state.
	 */
	private static ColorProcessor renderComposite(final CompositeImage source,
		final int index)
	{
		final int channels = source.getNChannels();
		final int[] position = source.convertIndexToPosition(index);
		final ImageStack stack = new ImageStack(source.getWidth(), source
			.getHeight());
		for (int c = 1; c <= channels; c++) {
			stack.addSlice(source.getStack().getProcessor(source.getStackIndex(c,
				position[1], position[2])));
		}
		final ImagePlus pixels = new ImagePlus(source.getTitle(), stack);
		pixels.setDimensions(channels, 1, 1);
		if (channels == 1) {
			final ImageProcessor single = pixels.getProcessor();
			copyDisplay(source.getProcessor(), single);
			return single.convertToColorProcessor();
		}
		final CompositeImage copy = new CompositeImage(pixels, source.getMode());
		copy.copyLuts(source);
		copy.setProp("CompositeProjection", source.getProp("CompositeProjection"));
		System.arraycopy(source.getActiveChannels(), 0, copy.getActiveChannels(), 0,
			Math.min(source.getActiveChannels().length, copy
				.getActiveChannels().length));
		copy.setPositionWithoutUpdate(source.getChannel(), 1, 1);
		copy.updateImage();
		return new ColorProcessor(copy.getImage());
	}

	/**
	 * ImageJ shows NaN and -Infinity black, Infinity white; this does the same
	 * and adds a notice. A display range that is not finite is replaced by that
	 * of the finite pixels.
	 */
	private static ImageProcessor meetNonNumbers(final FloatProcessor pixels,
		final List<String> notices)
	{
		int nan = 0;
		int infinite = 0;
		double min = Double.POSITIVE_INFINITY;
		double max = Double.NEGATIVE_INFINITY;
		for (final float value : (float[]) pixels.getPixels()) {
			if (Float.isNaN(value)) nan++;
			else if (Float.isInfinite(value)) infinite++;
			else {
				min = Math.min(min, value);
				max = Math.max(max, value);
			}
		}
		if (nan + infinite > 0) {
			notices.add(count(nan, "is", "are") + " not a number (NaN) and " + count(
				infinite, "is", "are") +
				" infinite; they count as displayed: NaN and -Infinity dark, " +
				"Infinity bright.");
		}
		final double from = pixels.getMin();
		final double to = pixels.getMax();
		final boolean range = Double.isFinite(from) && Double.isFinite(to) &&
			from < to;
		if (range) return pixels;
		if (min > max) min = max = 0; // no finite pixel at all
		pixels.setMinAndMax(min, max > min ? max : min + 1);
		return pixels;
	}

	private static String count(final int pixels, final String one,
		final String many)
	{
		return pixels == 1 ? "1 pixel " + one : pixels + " pixels " + many;
	}

	static void noteSlices(final ImagePlus image, final List<String> notices) {
		final int channels = image.isComposite() ? image.getNChannels() : 1;
		final int others = image.getStackSize() / Math.max(1, channels);
		if (others > 1) {
			notices.add("This image has " + image.getStackSize() +
				" slices; only the current one (" + image.getCurrentSlice() +
				") is restyled.");
		}
	}
}
