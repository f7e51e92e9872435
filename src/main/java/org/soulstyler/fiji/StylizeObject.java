package org.soulstyler.fiji;

import ij.ImagePlus;

import java.util.concurrent.atomic.AtomicReference;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.soulstyler.Soulstyler;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.Mask;
import org.soulstyler.instruction.StyleInstruction;

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

	private static final String OBJECT = "object";
	private static final String SELECTION = "selection";

	@Parameter(label = "Instruction", persist = false, columns = 40,
		description = "What to restyle, and how: Turn the red apple into fire")
	private String instruction;

	@Parameter(label = "Mask (the object, or your selection)", persist = false,
		required = false, choices = { OBJECT, SELECTION },
		description = "selection: restyles what is selected in the image")
	private String mask = OBJECT;

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
		Recordable.require("instruction", instruction);
		wishes.requireUsable();
		final Mask drawn = Choices.among("mask", mask, OBJECT, SELECTION).equals(
			SELECTION) ? selection() : null;
		final Restyling restyling = new Restyling(image(), instruction, slices,
			type);
		if (wantsPreview(preview)) progress.openPreview(instruction);
		final AtomicReference<StyleInstruction> split = new AtomicReference<>();
		result = restyling.run(service(), wishes, progress, (soulstyler, picture,
			index, used) -> {
			if (split.get() == null) split.set(split(soulstyler, progress));
			if (drawn != null) return soulstyler.stylize(picture, drawn, split.get(),
				used, progress);
			progress.whenFound(places -> showOutlines(index, places));
			return soulstyler.run(picture, split.get(), used, progress);
		});
	}

	/** Once for all slices. */
	private StyleInstruction split(final Soulstyler soulstyler,
		final TaskProgress progress) throws SoulstylerException
	{
		progress.stage("Reading the instruction");
		final StyleInstruction split = soulstyler.split(instruction);
		progress.split(split);
		return split;
	}
}
