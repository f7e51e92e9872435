package org.soulstyler.fiji;

import ij.ImagePlus;
import ij.ImageStack;

import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.soulstyler.Provenance;
import org.soulstyler.Soulstyler;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;
import org.soulstyler.image.imagej.ImageConversion;
import org.soulstyler.image.imagej.ImageConversion.Rendering;
import org.soulstyler.image.imagej.MaskOverlay;
import org.soulstyler.segmentation.Segmentation;

/**
 * Outlines the object that an expression names, as an overlay, as a selection
 * (which ImageJ's tools can correct, and <i>Stylize Selection...</i> restyles),
 * or as a mask image.
 */
@Plugin(type = Command.class, headless = true, label = "Segment Object...",
	menu = { @Menu(label = "Plugins"), @Menu(label = "Soulstyler"), @Menu(
		label = "Segment Object...", weight = 3) })
public class SegmentObject extends TaskCommand implements ImageCommand {

	private static final String OVERLAY = "overlay";
	private static final String SELECTION = "selection";
	private static final String MASK = "mask";

	@Parameter
	private SoulstylerService service;

	/** Invisible: not recorded, so that macros run on the active image. */
	@Parameter(label = "Image", persist = false,
		visibility = ItemVisibility.INVISIBLE)
	private ImagePlus image;

	@Parameter(label = "What should be outlined?", persist = false,
		description = "Such as: the red apple", attrs = @Attr(
			name = CommandForm.SENTENCE, value = "objects"))
	private String objects;

	@Parameter(label = "As", persist = false, required = false, choices = {
		OVERLAY, SELECTION, MASK }, attrs = @Attr(name = CommandForm.WORDS,
			value = "an outline on the image|a selection|a mask image"))
	private String as = OVERLAY;

	@Parameter(label = "Slices of the stack", persist = false, required = false,
		choices = { Choices.CURRENT, Choices.ALL }, attrs = @Attr(
			name = CommandForm.WORDS, value = "this one|all"))
	private String slices = Choices.CURRENT;

	@Parameter(label = "Models", persist = false, required = false,
		description = "In a macro: a bundle's name or its folder")
	private BundleChoice bundle;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus mask;

	private final ImageStack masks = new ImageStack();
	private boolean seen;

	/** Why nothing was found in the last slice that was looked at. */
	private String doubt = "";

	/** Added to the title of masks that are not all that was asked for. */
	private String stopped = "";

	@Override
	public ImagePlus image() {
		return image;
	}

	@Override
	String subject() {
		return ActiveImage.title(image);
	}

	@Override
	void work(final TaskProgress progress) throws SoulstylerException {
		ActiveImage.require(image);
		Recordable.require("objects", objects);
		final String models = BundleChoice.nameOf(bundle);
		Recordable.require("bundle", models);
		final String form = Choices.among("as", as, OVERLAY, SELECTION, MASK);
		final boolean all = Choices.ALL.equals(Choices.among("slices", slices,
			Choices.CURRENT, Choices.ALL));
		if (all && form.equals(SELECTION)) throw new SoulstylerException(
			Failure.INSTRUCTION,
			"An image has one selection: choose overlay or mask for all slices.");
		final int[] indices = ImageConversion.slices(image, all);
		service.run(models, null, progress, soulstyler -> {
			for (int i = 0; i < indices.length && stopped.isEmpty(); i++) {
				progress.picture(i + 1, indices.length);
				outline(soulstyler, form, indices, i, progress);
			}
			return null;
		});
		if (!seen) throw new SoulstylerException(Failure.OBJECT_NOT_FOUND, (all
			? "No slice of " + image.getTitle() + " seems to show \u201c" + objects +
				"\u201d" : doubt) + ". Name it in other words.");
		if (form.equals(MASK)) mask = toImage(indices);
	}

	/** Outlines the object in a slice; when that fails, those before it count. */
	private void outline(final Soulstyler soulstyler, final String form,
		final int[] indices, final int i, final TaskProgress progress)
		throws SoulstylerException
	{
		try {
			if (progress.cancelled()) throw new SoulstylerException(Failure.CANCELLED,
				"Cancelled.");
			final Mask found = find(soulstyler, indices[i], progress);
			if (form.equals(MASK)) add(indices[i], found);
			else show(form, indices[i], found);
			seen = seen || found.coverage() > 0;
		}
		catch (final SoulstylerException | RuntimeException
				| OutOfMemoryError exc)
		{
			if (!seen) throw exc;
			final String slice = "slice " + (i + 1) + " of " + indices.length;
			stopped = " (stopped before " + slice + ")";
			if (!progress.cancelled()) progress.failure("It failed in " + slice +
				", and what comes from there on has no outline. " +
				(exc instanceof SoulstylerException ? exc.getMessage() : exc));
		}
	}

	/** @return an empty mask where the object is not seen */
	private Mask find(final Soulstyler soulstyler, final int index,
		final TaskProgress progress) throws SoulstylerException
	{
		final Rendering rendering = index == image.getCurrentSlice()
			? ImageConversion.render(image) : ImageConversion.render(image, index);
		rendering.notices().forEach(progress::notice);
		progress.stage("Looking for \u201c" + objects + "\u201d");
		final ColorImage picture = rendering.picture();
		final Segmentation segmentation = soulstyler.segment(picture, objects);
		segmentation.notices().forEach(progress::notice);
		if (segmentation.found()) return segmentation.mask();
		doubt = segmentation.notFound();
		progress.notice(doubt + ".");
		return empty(picture.width(), picture.height());
	}

	private static Mask empty(final int width, final int height) {
		return Mask.of(new float[width * height], width, height);
	}

	private void add(final int index, final Mask found) {
		masks.addSlice(image.getStack().getSliceLabel(index), MaskOverlay
			.toImagePlus(found, "").getProcessor());
	}

	private void show(final String form, final int index, final Mask found) {
		if (found.coverage() == 0) return;
		if (form.equals(OVERLAY)) ActiveImage.outline(image, index, objects, found);
		else image.setRoi(MaskOverlay.toRoi(found));
	}

	/** The masks as a stack like the source, whose slices not looked at are black. */
	private ImagePlus toImage(final int[] indices) {
		while (masks.size() < indices.length)
			add(indices[masks.size()], empty(image.getWidth(), image.getHeight()));
		final ImagePlus made = new ImagePlus(image.getTitle() + " - " + objects +
			stopped, masks);
		ImageConversion.describe(made, image);
		made.getCalibration().disableDensityCalibration();
		made.setProp(Provenance.PREFIX + "objects", objects);
		return made;
	}
}
