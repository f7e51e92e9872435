package org.soulstyler.fiji;

import ij.ImagePlus;
import ij.gui.Roi;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.Mask;
import org.soulstyler.image.MaskOverlay;

/**
 * Restyles what the user selected, with any of ImageJ's area tools: no
 * instruction is split and no object looked for.
 */
@Plugin(type = Command.class, headless = true,
	label = "Stylize Selection...", menu = { @Menu(label = "Plugins"), @Menu(
		label = "Soulstyler"), @Menu(label = "Stylize Selection...", weight = 2) })
public class StylizeSelection extends ImageCommand {

	@Parameter(label = "Content", persist = false, columns = 40,
		description = "What the selection shall look like: a mosaic")
	private String content;

	@Parameter(label = "Iterations (0: the models' own)", min = "0",
		max = "100000", persist = false, required = false)
	private int iterations = 0;

	@Parameter(label = "Seed", persist = false, required = false,
		description = "The same seed gives the same picture.")
	private long seed = 0;

	@Parameter(label = "Device", persist = false, required = false, choices = {
		"auto", "cpu", "gpu" })
	private String device = "auto";

	@Parameter(label = "Bundle of models (empty: the default)",
		persist = false, required = false)
	private String bundle = "";

	@Parameter(label = "Settings (empty: the models' own)", persist = false,
		required = false, description = "Such as: cropCount 32, contentWeight 75")
	private String settings = "";

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus result;

	@Override
	void work(final TaskProgress progress) throws SoulstylerException {
		final Restyling.Wishes wishes = new Restyling.Wishes(iterations, seed,
			device, bundle, settings);
		Recordable.require("content", content);
		wishes.requireRecordable();
		final Mask mask = selection();
		result = new Restyling(image(), content).run(service(), wishes, progress, (
			soulstyler, picture, used) -> soulstyler.stylize(picture, mask, content,
				used, progress));
	}

	private Mask selection() throws SoulstylerException {
		final Roi roi = image().getRoi();
		if (roi == null || !roi.isArea()) {
			throw new SoulstylerException(Failure.OBJECT_NOT_FOUND,
				"There is no selected area in " + image().getTitle() +
					". Please draw one around what shall be restyled.");
		}
		final Mask mask = MaskOverlay.toMask(roi, image().getWidth(), image()
			.getHeight());
		if (mask.coverage() > 0) return mask;
		throw new SoulstylerException(Failure.OBJECT_NOT_FOUND,
			"The selection lies outside the image.");
	}
}
