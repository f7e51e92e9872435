package org.soulstyler.fiji;

import ij.ImagePlus;

import org.scijava.ItemIO;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.soulstyler.failure.SoulstylerException;

/**
 * What the commands that restyle have in common: their settings, stated once
 * ({@link OwnInputsFirst} lists them after what a command is about), and their
 * result.
 * <p>
 * The names of the parameters are the keys of the recorded macro. They are
 * lower-case, and none is the end of another, because ImageJ finds keys by
 * searching.
 * </p>
 */
public abstract class StylizeCommand extends ImageCommand {

	@Parameter(label = "Slices of the stack", persist = false, required = false,
		choices = { Choices.CURRENT, Choices.ALL }, attrs = @Attr(
			name = CommandForm.WORDS, value = "this one|all"))
	private String slices = Choices.CURRENT;

	@Parameter(label = "Type of the result", persist = false, required = false,
		choices = { Choices.RGB, Choices.SOURCE },
		description = "As the source: grey values stay grey values, in their range",
		attrs = { @Attr(name = CommandForm.MORE), @Attr(name = CommandForm.WORDS,
			value = "colour|as the source") })
	private String type = Choices.RGB;

	@Parameter(label = "Show the picture as it grows", persist = false,
		required = false, choices = { Choices.YES, Choices.NO },
		attrs = @Attr(name = CommandForm.MORE))
	private String preview = Choices.YES;

	@Parameter(label = "How", persist = false, required = false, choices = {
		Choices.OWN, Choices.FAST, Choices.PAPER },
		description = "The Soulstyler paper's settings take far longer.",
		attrs = @Attr(name = CommandForm.WORDS,
			value = "as the models suggest|fast|as in the paper (slow)"))
	private String preset = Choices.OWN;

	@Parameter(label = "Iterations (0: as said above)", min = "0",
		max = "100000", persist = false, required = false,
		attrs = @Attr(name = CommandForm.MORE))
	private int iterations = 0;

	@Parameter(label = "Seed (0: the models' own)", persist = false, required = false,
		description = "The same seed gives the same picture.",
		attrs = @Attr(name = CommandForm.MORE))
	private long seed = 0;

	@Parameter(label = "Compute on", persist = false, required = false,
		choices = { "auto", "cpu", "gpu" }, attrs = { @Attr(
			name = CommandForm.MORE), @Attr(name = CommandForm.WORDS,
				value = "the best device|the processor|the graphics card") })
	private String device = "auto";

	@Parameter(label = "Models", persist = false, required = false,
		description = "In a macro: a bundle's name or its folder")
	private BundleChoice bundle;

	@Parameter(label = "Further settings (see List Settings)", persist = false, required = false,
		description = "Such as: cropCount 32, contentWeight 75",
		attrs = @Attr(name = CommandForm.MORE))
	private String settings = "";

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus result;

	@Override
	final void workOnImage(final TaskProgress progress)
		throws SoulstylerException
	{
		final Wishes wishes = new Wishes(preset, iterations, seed,
			device, BundleChoice.nameOf(bundle), settings);
		requireUsable();
		wishes.requireUsable();
		if (Choices.ALL.equals(slices) && followsObjects() && ClipRestyling.isClip(
			image()))
		{
			if (wantsPreview(preview)) progress.openPreview(sentence());
			result = new ClipRestyling(image(), sentence(), type, this::showOutline)
				.run(service(), wishes, progress, sentence());
			return;
		}
		final Restyling.Job job = job(progress);
		final Restyling restyling = new Restyling(image(), sentence(), slices,
			type);
		if (wantsPreview(preview)) progress.openPreview(sentence());
		result = restyling.run(service(), wishes, progress, job);
	}

	/** What the user said. */
	abstract String sentence();

	/** Whether what is restyled is looked for, and so may move. */
	boolean followsObjects() throws SoulstylerException {
		return false;
	}

	/** @throws SoulstylerException if what the user said can't be used */
	abstract void requireUsable() throws SoulstylerException;

	/** How a picture is restyled; called once. */
	abstract Restyling.Job job(TaskProgress progress)
		throws SoulstylerException;
}
