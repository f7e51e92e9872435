package org.soulstyler.fiji;

import ij.ImagePlus;

import java.util.Locale;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ImageConversion;
import org.soulstyler.image.ImageConversion.Rendering;
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

	@Parameter(label = "Bundle of models (empty: the default)",
		persist = false, required = false)
	private String bundle = "";

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus mask;

	@Override
	void work(final TaskProgress progress) throws SoulstylerException {
		Recordable.require("objects", objects);
		Recordable.require("bundle", bundle);
		final Rendering rendering = ImageConversion.render(image());
		rendering.notices().forEach(progress::notice);
		progress.stage("Looking for \u201c" + objects + "\u201d");
		final Segmentation segmentation = service().run(bundle, "auto", progress,
			soulstyler -> soulstyler.segment(rendering.picture(), objects));
		segmentation.notices().forEach(progress::notice);
		if (!segmentation.found()) {
			throw new SoulstylerException(Failure.OBJECT_NOT_FOUND, String.format(
				Locale.ROOT, "\u201c%s\u201d was not found in %s " +
					"(its largest probability is %.2f).", objects, image().getTitle(),
				segmentation.maximumProbability()));
		}
		switch (as == null ? OVERLAY : as) {
			case SELECTION -> image().setRoi(MaskOverlay.toRoi(segmentation.mask()));
			case MASK -> {
				mask = MaskOverlay.toImagePlus(segmentation.mask(), image()
					.getTitle() + " - " + objects);
				mask.setCalibration(image().getCalibration());
			}
			default -> showOutline(objects, segmentation.mask());
		}
	}
}
