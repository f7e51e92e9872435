package org.soulstyler.fiji;

import ij.ImagePlus;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.Mask;

/**
 * Restyles what the user selected, with any of ImageJ's area tools: no
 * instruction is split and no object looked for. (The parameters from the slices
 * on are those of {@link StylizeObject}. A common superclass could not declare
 * them: SciJava would list them before what is asked first.)
 */
@Plugin(type = Command.class, headless = true,
	label = "Stylize Selection...", menu = { @Menu(label = "Plugins"), @Menu(
		label = "Soulstyler"), @Menu(label = "Stylize Selection...", weight = 2) })
public class StylizeSelection extends ImageCommand {

	@Parameter(label = "Content", persist = false, columns = 40,
		description = "What the selection shall look like: a mosaic")
	private String content;

	@Parameter(label = "Slices of a stack", persist = false, required = false,
		choices = { Choices.CURRENT, Choices.ALL })
	private String slices = Choices.CURRENT;

	@Parameter(label = "Type of the result", persist = false, required = false,
		choices = { Choices.RGB, Choices.SOURCE },
		description = "source: grey values stay grey values, in their range")
	private String type = Choices.RGB;

	@Parameter(label = "Preview while it runs", persist = false,
		required = false, choices = { Choices.YES, Choices.NO })
	private String preview = Choices.YES;

	@Parameter(label = "Preset (own: the models' settings)", persist = false,
		required = false, choices = { Choices.OWN, Choices.FAST, Choices.PAPER },
		description = "paper: the settings of the Soulstyler paper")
	private String preset = Choices.OWN;

	@Parameter(label = "Iterations (0: the models' own)", min = "0",
		max = "100000", persist = false, required = false)
	private int iterations = 0;

	@Parameter(label = "Seed", persist = false, required = false,
		description = "The same seed gives the same picture.")
	private long seed = 0;

	@Parameter(label = "Device", persist = false, required = false, choices = {
		"auto", "cpu", "gpu" })
	private String device = "auto";

	@Parameter(label = "Bundle of models", persist = false, required = false,
		description = "In a macro: a bundle's name or its folder")
	private BundleChoice bundle;

	@Parameter(label = "Settings (empty: the models' own)", persist = false,
		required = false, description = "Such as: cropCount 32, contentWeight 75")
	private String settings = "";

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus result;

	@Override
	void workOnImage(final TaskProgress progress) throws SoulstylerException {
		final Restyling.Wishes wishes = new Restyling.Wishes(preset, iterations,
			seed, device, BundleChoice.nameOf(bundle), settings);
		Recordable.require("content", content);
		wishes.requireUsable();
		final Mask mask = selection();
		final Restyling restyling = new Restyling(image(), content, slices, type);
		if (wantsPreview(preview)) progress.openPreview(content);
		result = restyling.run(service(), wishes, progress, (soulstyler, picture,
			index, used) -> soulstyler.stylize(picture, mask, content, used,
				progress));
	}
}
