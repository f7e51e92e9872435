package org.soulstyler.image.imagej;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.plugin.filter.ThresholdToSelection;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;

import java.awt.Color;
import java.awt.Rectangle;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.soulstyler.image.Mask;

/**
 * Masks as ImageJ's selections and back. Works without a screen, and leaves the
 * user's selection, overlay elements and ROI Manager alone.
 */
public final class MaskOverlay {

	/** Prefix of the names of our overlay elements. */
	private static final String OURS = "soulstyler";

	private static final Color COLOR = new Color(255, 200, 0);

	private MaskOverlay() {
		// prevent instantiation of utility class
	}

	/**
	 * The outline of the pixels that may change: whose mask is above 0.
	 *
	 * @return a selection, or null when there are no such pixels
	 */
	public static @Nullable Roi toRoi(final Mask mask) {
		final float[] samples = mask.samples();
		final byte[] inside = new byte[samples.length];
		boolean any = false;
		for (int i = 0; i < samples.length; i++) {
			if (!(samples[i] > 0)) continue;
			inside[i] = (byte) 255;
			any = true;
		}
		if (!any) return null;
		final ByteProcessor pixels = new ByteProcessor(mask.width(), mask.height(),
			inside);
		pixels.setThreshold(255, 255, ImageProcessor.NO_LUT_UPDATE);
		return new ThresholdToSelection().convert(pixels);
	}

	/**
	 * Shows a mask on one slice of an image; one that was shown there before goes.
	 *
	 * @param index of the slice in the image's stack, from 1
	 * @param name what the outline is of, e.g. "the red apple"
	 */
	public static void show(final ImagePlus image, final int index,
		final Mask mask, final String name)
	{
		show(image, index, List.of(new Outline(mask, name)));
	}

	/** @param name what the mask is of, e.g. "the red apple" */
	public record Outline(Mask mask, String name) {
	}

	/**
	 * Shows masks on one slice of an image; those that were shown there before go.
	 *
	 * @param index of the slice in the image's stack, from 1
	 */
	public static void show(final ImagePlus image, final int index,
		final List<Outline> outlines)
	{
		final Overlay overlay = image.getOverlay() == null ? new Overlay() : image
			.getOverlay();
		final String mark = String.valueOf(firstChannel(image, index));
		removeOurs(overlay, mark);
		for (final Outline outline : outlines) {
			final Roi roi = toRoi(outline.mask());
			if (roi == null) continue;
			roi.setName(outline.name());
			roi.setProperty(OURS, mark);
			roi.setStrokeColor(COLOR);
			if (image.getStackSize() > 1) setPosition(roi, image, index);
			overlay.add(roi);
		}
		image.setOverlay(overlay.size() == 0 ? null : overlay);
	}

	/** The pixels that a selection encloses, as a mask of an image's size. */
	public static Mask toMask(final Roi roi, final int width, final int height) {
		final float[] samples = new float[width * height];
		final Rectangle bounds = roi.getBounds();
		final ImageProcessor shape = roi.getMask(); // null means the rectangle
		for (int y = Math.max(0, bounds.y); y < Math.min(height, bounds.y +
			bounds.height); y++)
		{
			for (int x = Math.max(0, bounds.x); x < Math.min(width, bounds.x +
				bounds.width); x++)
			{
				if (shape == null || shape.get(x - bounds.x, y - bounds.y) != 0) {
					samples[y * width + x] = 1;
				}
			}
		}
		return Mask.of(samples, width, height);
	}

	/** A mask as an 8-bit image: 0 is untouched, 255 fully the object's. */
	public static ImagePlus toImagePlus(final Mask mask, final String title) {
		final float[] samples = mask.samples();
		final byte[] pixels = new byte[samples.length];
		for (int i = 0; i < samples.length; i++) {
			pixels[i] = (byte) Math.max(0, Math.min(255, Math.round(255 *
				samples[i])));
		}
		return new ImagePlus(title, new ByteProcessor(mask.width(), mask.height(),
			pixels));
	}

	// -- Helper methods --

	/** All channels of a composite show the same outline. */
	private static void setPosition(final Roi roi, final ImagePlus image,
		final int index)
	{
		if (image.isComposite() || image.isHyperStack()) {
			final int[] position = image.convertIndexToPosition(index);
			roi.setPosition(image.isComposite() ? 0 : position[0], position[1],
				position[2]);
		}
		else roi.setPosition(index);
	}

	private static int firstChannel(final ImagePlus image, final int index) {
		if (!image.isComposite()) return index;
		final int[] position = image.convertIndexToPosition(index);
		return image.getStackIndex(1, position[1], position[2]);
	}

	private static void removeOurs(final Overlay overlay, final String mark) {
		for (int i = overlay.size() - 1; i >= 0; i--) {
			if (mark.equals(overlay.get(i).getProperty(OURS))) overlay.remove(i);
		}
	}
}
