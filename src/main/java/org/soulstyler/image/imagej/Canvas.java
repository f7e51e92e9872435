package org.soulstyler.image.imagej;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

import java.util.ArrayList;
import java.util.List;

import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;

/**
 * A new image to restyle slice by slice. It starts as a copy of its source, so
 * that the source may be edited or closed while the work goes on, and ends as the
 * result: slices without a {@link #put put} picture remain as they were.
 * <p>
 * The copy is RGB, as the source is displayed. Or it is of the source's own type
 * and range, where the source has grey values: then the networks see those, from
 * black at the lower end of the display range to white at the upper one, and the
 * luminance of what they paint becomes a grey value again. Pixels outside of the
 * mask keep their values, also those that are no numbers or out of the range.
 * </p>
 * <p>
 * All slices of a virtual stack are more than memory may hold: the result is then
 * virtual, too, and slices are read from the source when their turn comes.
 * </p>
 */
public final class Canvas {

	private final int[] indices;
	private final ImagePlus result;
	private final List<GreyScale> scales = new ArrayList<>();
	private final List<String> notices = new ArrayList<>();

	/**
	 * Copies an image.
	 *
	 * @param all every slice, or only the current one
	 * @param sameType whether the result is to be of the source's type
	 * @param title of the result
	 * @throws SoulstylerException when the source has no pixels
	 */
	public Canvas(final ImagePlus source, final boolean all,
		final boolean sameType, final String title) throws SoulstylerException
	{
		ImageConversion.requirePixels(source);
		indices = ImageConversion.slices(source, all);
		final boolean grey = sameType && hasGreyValues(source);
		if (sameType && !grey && source.getBitDepth() != 24) notices.add(
			"The result is RGB: " + (source.isComposite()
				? "several channels cannot be told apart in a restyled picture."
				: "the image's values stand for colours, not for greys."));
		final ImageStack stack = all && !grey && source.getStack().isVirtual()
			? virtual(source) : new ImageStack(source.getWidth(), source.getHeight());
		for (int i = stack.size(); i < indices.length; i++) {
			stack.addSlice(source.getStack().getSliceLabel(indices[i]), grey
				? copyGrey(source, indices[i]) : copyColors(source, indices[i]));
		}
		if (!all) ImageConversion.noteSlices(source, notices);
		result = new ImagePlus(title, stack);
		if (grey) copyDisplay(source.getProcessor(), result);
		ImageConversion.describe(result, source);
	}

	/** How many pictures there are to restyle. */
	public int size() {
		return indices.length;
	}

	/** A picture's index in the source's stack, from 1. */
	public int index(final int i) {
		return indices[i];
	}

	/** What the user should know about the conversion. */
	public List<String> notices() {
		return List.copyOf(notices);
	}

	/** The picture to restyle. */
	public ColorImage picture(final int i) {
		final ImageProcessor pixels = result.getStack().getProcessor(i + 1);
		return scales.isEmpty() ? ImageConversion.toColorImage(
			(ColorProcessor) pixels) : scales.get(i).toColorImage(pixels);
	}

	/**
	 * Replaces a picture.
	 *
	 * @param restyled of the same size; equal to {@link #picture} where the mask
	 *          is 0
	 */
	public void put(final int i, final ColorImage restyled, final Mask mask)
		throws SoulstylerException
	{
		if (result.getStack() instanceof FileStack) {
			((FileStack) result.getStack()).write(i, ImageConversion.toColorProcessor(
				restyled));
			return;
		}
		final ImageProcessor pixels = result.getStack().getProcessor(i + 1);
		if (scales.isEmpty()) {
			pixels.insert(ImageConversion.toColorProcessor(restyled), 0, 0);
		}
		else scales.get(i).paint(pixels, restyled, mask);
	}

	/** The result, as far as it is restyled. */
	public ImagePlus image() {
		return result;
	}

	// -- Helper methods --

	private static boolean hasGreyValues(final ImagePlus image) {
		return !image.isComposite() && image.getType() != ImagePlus.COLOR_256 &&
			image.getBitDepth() != 24;
	}

	private FileStack virtual(final ImagePlus source) throws SoulstylerException {
		return new FileStack(source.getWidth(), source.getHeight(), indices.length,
			new FileStack.Source()
			{

				@Override
				public ColorProcessor read(final int i) {
					return opaque(ImageConversion.colors(source, indices[i],
						new ArrayList<>()));
				}

				@Override
				public String label(final int i) {
					return source.getStack().getSliceLabel(indices[i]);
				}
			});
	}

	private ImageProcessor copyColors(final ImagePlus source, final int index) {
		final List<String> said = new ArrayList<>();
		final ColorProcessor colors = ImageConversion.colors(source, index, said);
		note(index, said);
		return opaque(colors);
	}

	/** A copy without what ImageJ keeps in the pixels' highest byte. */
	private static ColorProcessor opaque(final ColorProcessor colors) {
		final int[] packed = ((int[]) colors.getPixels()).clone();
		for (int i = 0; i < packed.length; i++)
			packed[i] |= 0xff000000;
		return new ColorProcessor(colors.getWidth(), colors.getHeight(), packed);
	}

	private ImageProcessor copyGrey(final ImagePlus source, final int index) {
		final List<String> said = new ArrayList<>();
		final ImageProcessor pixels = ImageConversion.displayed(source, index,
			said);
		note(index, said);
		// 8 bits have their range in the lookup table, which is the image's.
		final ImageProcessor ranged = pixels.getBitDepth() == 8 ? source
			.getProcessor() : pixels;
		scales.add(new GreyScale(ranged.getMin(), ranged.getMax(), source
			.isInvertedLut()));
		return pixels.duplicate();
	}

	private void note(final int index, final List<String> said) {
		for (final String notice : said)
			notices.add(indices.length > 1 ? "Slice " + index + ": " + notice
				: notice);
	}

	/** As the source, without the ways through which ImageJ forgets labels. */
	private static void copyDisplay(final ImageProcessor displayed,
		final ImagePlus copy)
	{
		final ImageProcessor pixels = copy.getProcessor();
		if (displayed.getBitDepth() == 8) {
			pixels.setLut(displayed.getLut());
		}
		else {
			pixels.setColorModel(displayed.getColorModel());
			pixels.setMinAndMax(displayed.getMin(), displayed.getMax());
		}
		copy.getStack().setColorModel(pixels.getColorModel());
	}
}
