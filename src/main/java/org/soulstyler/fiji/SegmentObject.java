package org.soulstyler.fiji;

import ij.ImagePlus;
import ij.ImageStack;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.soulstyler.Provenance;
import org.soulstyler.Soulstyler;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.ImageConversion;
import org.soulstyler.image.ImageConversion.Rendering;
import org.soulstyler.image.Mask;
import org.soulstyler.image.MaskOverlay;
import org.soulstyler.segmentation.Segmentation;

/**
 * Outlines the object that an expression names, as an overlay, as a selection
 * (which ImageJ's tools can correct, and <i>Stylize Selection...</i> restyles),
 * or as a mask image.
 */
@Plugin(type = Command.class, headless = true, label = "Segment Object...",
	menu = { @Menu(label = "Plugins"), @Menu(label = "Soulstyler"), @Menu(
		label = "Segment Object...", weight = 3) })
public class SegmentObject extends ImageCommand {

	private static final String OVERLAY = "overlay";
	private static final String SELECTION = "selection";
	private static final String MASK = "mask";

	@Parameter(label = "Objects", persist = false, columns = 30,
		description = "What to outline: the red apple")
	private String objects;

	@Parameter(label = "As", persist = false, required = false, choices = {
		OVERLAY, SELECTION, MASK })
	private String as = OVERLAY;

	@Parameter(label = "Slices of a stack", persist = false, required = false,
		choices = { Choices.CURRENT, Choices.ALL })
	private String slices = Choices.CURRENT;

	@Parameter(label = "Bundle of models", persist = false, required = false,
		description = "In a macro: a bundle's name or its folder")
	private BundleChoice bundle;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus mask;

	/** Why nothing was found in the last slice that was looked at. */
	private String doubt = "";

	@Override
	void work(final TaskProgress progress) throws SoulstylerException {
		Recordable.require("objects", objects);
		final String models = BundleChoice.nameOf(bundle);
		Recordable.require("bundle", models);
		final String form = Choices.among("as", as, OVERLAY, SELECTION, MASK);
		final boolean all = Choices.ALL.equals(Choices.among("slices", slices,
			Choices.CURRENT, Choices.ALL));
		if (all && form.equals(SELECTION)) throw new SoulstylerException(
			Failure.INSTRUCTION,
			"An image has one selection: choose overlay or mask for all slices.");
		final int[] indices = ImageConversion.slices(image(), all);
		final ImageStack masks = new ImageStack();
		final boolean any = service().run(models, "auto", progress, soulstyler -> {
			boolean some = false;
			for (int i = 0; i < indices.length; i++) {
				if (progress.cancelled()) break;
				progress.picture(i + 1, indices.length);
				final Mask found = find(soulstyler, indices[i], progress);
				if (!form.equals(MASK)) show(form, indices[i], found);
				else masks.addSlice(image().getStack().getSliceLabel(indices[i]),
					MaskOverlay.toImagePlus(found, "").getProcessor());
				some = some || found.coverage() > 0;
			}
			return some;
		});
		if (progress.cancelled()) throw new SoulstylerException(Failure.CANCELLED,
			"Cancelled.");
		if (!any) throw new SoulstylerException(Failure.OBJECT_NOT_FOUND,
			"\u201c" + objects + "\u201d was not found in " + image().getTitle() +
				(all ? "" : ": " + doubt) + ". Name it in other words.");
		if (form.equals(MASK)) mask = toImage(masks);
	}

	/** @return an empty mask where the object is not seen */
	private Mask find(final Soulstyler soulstyler, final int index,
		final TaskProgress progress) throws SoulstylerException
	{
		final Rendering rendering = index == image().getCurrentSlice()
			? ImageConversion.render(image()) : ImageConversion.render(image(), index);
		rendering.notices().forEach(progress::notice);
		progress.stage("Looking for \u201c" + objects + "\u201d");
		final ColorImage picture = rendering.picture();
		final Segmentation seen = soulstyler.segment(picture, objects);
		seen.notices().forEach(progress::notice);
		if (seen.found()) return seen.mask();
		doubt = seen.doubt();
		progress.notice("It was not found: " + doubt + ".");
		return Mask.of(new float[picture.width() * picture.height()], picture
			.width(), picture.height());
	}

	private void show(final String form, final int index, final Mask found) {
		if (found.coverage() == 0) return;
		if (form.equals(OVERLAY)) showOutline(index, objects, found);
		else image().setRoi(MaskOverlay.toRoi(found));
	}

	private ImagePlus toImage(final ImageStack masks) {
		final ImagePlus made = new ImagePlus(image().getTitle() + " - " + objects,
			masks);
		ImageConversion.describe(made, image());
		made.getCalibration().disableDensityCalibration();
		made.setProp(Provenance.PREFIX + "objects", objects);
		return made;
	}
}
