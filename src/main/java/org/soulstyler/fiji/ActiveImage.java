package org.soulstyler.fiji;

import ij.ImagePlus;
import ij.gui.Roi;

import java.util.List;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.Mask;
import org.soulstyler.image.imagej.MaskOverlay;
import org.soulstyler.image.imagej.MaskRule;
import org.soulstyler.progress.Place;

/** What {@link ImageCommand}s read from the active image and show on it. */
final class ActiveImage {

	private ActiveImage() {
		// prevent instantiation of utility class
	}

	static String title(final ImagePlus image) {
		return image == null ? "no image" : image.getTitle();
	}

	/** @throws SoulstylerException where there is none */
	static void require(final ImagePlus image) throws SoulstylerException {
		if (image == null) throw new SoulstylerException(Failure.IMAGE,
			ImageCommand.NO_IMAGE);
	}

	/**
	 * Shows where the object is, unless the image was closed meanwhile.
	 *
	 * @param index of the slice in the image's stack, from 1
	 */
	static void outline(final ImagePlus image, final int index,
		final String objects, final Mask mask)
	{
		if (isThere(image, index)) MaskOverlay.show(image, index, mask, objects);
	}

	/** Shows where everything is that an instruction names, by name. */
	static void outline(final ImagePlus image, final int index,
		final List<Place> places)
	{
		if (isThere(image, index)) MaskOverlay.show(image, index, places.stream()
			.map(place -> new MaskOverlay.Outline(place.mask(), place.target()
				.name())).toList());
	}

	/** What the user selected, with any of ImageJ's area tools. */
	static Mask selection(final ImagePlus image) throws SoulstylerException {
		final Roi roi = image.getRoi();
		if (roi == null || !roi.isArea()) {
			throw new SoulstylerException(Failure.OBJECT_NOT_FOUND,
				"There is no selected area in " + image.getTitle() +
					". Please draw one around what is to be restyled.");
		}
		return MaskRule.read(roi, image.getWidth(), image.getHeight()).mask();
	}

	private static boolean isThere(final ImagePlus image, final int index) {
		return image.getProcessor() != null && index <= image.getStackSize();
	}
}
