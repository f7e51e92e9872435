package org.soulstyler.fiji;

import ij.ImagePlus;
import ij.gui.Roi;

import java.util.List;

import org.scijava.ItemVisibility;
import org.scijava.plugin.Parameter;
import org.soulstyler.progress.Place;
import org.soulstyler.progress.Progress;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.Mask;
import org.soulstyler.image.imagej.MaskOverlay;
import org.soulstyler.image.imagej.MaskRule;

/** A command on the active image. */
public abstract class ImageCommand extends TaskCommand {

	static final String NO_IMAGE =
		"There is no image. Please open one first.";

	@Parameter
	private SoulstylerService service;

	/** Invisible: not recorded, so that macros run on the active image. */
	@Parameter(label = "Image", persist = false,
		visibility = ItemVisibility.INVISIBLE)
	private ImagePlus image;

	@Override
	final String subject() {
		return image == null ? "no image" : image.getTitle();
	}

	@Override
	final void work(final TaskProgress progress) throws SoulstylerException {
		if (image == null) throw new SoulstylerException(Failure.IMAGE,
			NO_IMAGE);
		workOnImage(progress);
	}

	/** Does the job; there is an image. */
	abstract void workOnImage(TaskProgress progress) throws SoulstylerException;

	ImagePlus image() {
		return image;
	}

	SoulstylerService service() {
		return service;
	}

	/**
	 * Shows where the object is, unless the image was closed meanwhile.
	 *
	 * @param index of the slice in the image's stack, from 1
	 */
	void showOutline(final int index, final String objects, final Mask mask) {
		if (image.getProcessor() == null || index > image.getStackSize()) return;
		MaskOverlay.show(image, index, mask, objects);
	}

	/** Shows where everything is that an instruction names, by name. */
	void showOutlines(final int index, final List<Place> places) {
		if (image.getProcessor() == null || index > image.getStackSize()) return;
		MaskOverlay.show(image, index, places.stream().map(
			place -> new MaskOverlay.Outline(place.mask(), place.target().name()))
			.toList());
	}

	/** What the user selected, with any of ImageJ's area tools. */
	Mask selection() throws SoulstylerException {
		final Roi roi = image.getRoi();
		if (roi == null || !roi.isArea()) {
			throw new SoulstylerException(Failure.OBJECT_NOT_FOUND,
				"There is no selected area in " + image.getTitle() +
					". Please draw one around what shall be restyled.");
		}
		return MaskRule.read(roi, image.getWidth(), image.getHeight()).mask();
	}

	/** @param preview the parameter's value */
	static boolean wantsPreview(final String preview)
		throws SoulstylerException
	{
		return Choices.YES.equals(Choices.among("preview", preview, Choices.YES,
			Choices.NO));
	}
}
