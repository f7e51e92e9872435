package org.soulstyler.fiji;

import ij.ImagePlus;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.soulstyler.failure.SoulstylerException;

/**
 * The whole job: restyles the object that an instruction names. The source gets
 * the object's outline as an overlay and is not changed otherwise.
 * <p>
 * The names of the parameters are the keys of the recorded macro. They are
 * lower-case, and none is the end of another, because ImageJ finds keys by
 * searching.
 * </p>
 */
@Plugin(type = Command.class, headless = true, label = "Stylize Object...",
	menu = { @Menu(label = "Plugins"), @Menu(label = "Soulstyler"), @Menu(
		label = "Stylize Object...", weight = 1) })
public class StylizeObject extends ImageCommand {

	@Parameter(label = "Instruction", persist = false, columns = 40,
		description = "What to restyle, and how: Turn the red apple into fire")
	private String instruction;

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
		Recordable.require("instruction", instruction);
		wishes.requireRecordable();
		progress.whenFound((objects, found) -> showOutline(objects, found.mask()));
		result = new Restyling(image(), instruction).run(service(), wishes,
			progress, (soulstyler, picture, used) -> soulstyler.run(picture,
				instruction, used, progress));
	}
}
