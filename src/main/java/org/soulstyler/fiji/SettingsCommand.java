package org.soulstyler.fiji;

import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;

/**
 * What the commands that restyle have in common: how it is done and with which
 * models, stated once ({@link OwnInputsFirst} lists these inputs after what a
 * command is about).
 * <p>
 * The names of the parameters are the keys of the recorded macro. They are
 * lower-case, and none is the end of another, because ImageJ finds keys by
 * searching.
 * </p>
 */
public abstract class SettingsCommand extends TaskCommand {

	@Parameter
	private SoulstylerService service;

	@Parameter(label = "How", persist = false, required = false, choices = {
		Choices.OWN, "fast", "paper" },
		description = "The Soulstyler paper's settings take far longer.",
		attrs = @Attr(name = CommandForm.WORDS,
			value = "as the models suggest|fast|as in the paper (slow)"))
	private String preset = Choices.OWN;

	@Parameter(label = "Iterations (0: as said above)", min = "0", max = "100000",
		persist = false, required = false, attrs = @Attr(name = CommandForm.MORE))
	private int iterations = 0;

	@Parameter(label = "Seed (0: the models' own)", persist = false,
		required = false, description = "The same seed gives the same picture.",
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

	@Parameter(label = "Further settings (see List Settings)", persist = false,
		required = false, description = "Such as: cropCount 32, contentWeight 75",
		attrs = @Attr(name = CommandForm.MORE))
	private String settings = "";

	final SoulstylerService service() {
		return service;
	}

	/** What the user wants; not looked at yet. */
	final Wishes wishes() {
		return new Wishes(preset, iterations, seed, device, BundleChoice.nameOf(
			bundle), settings);
	}
}
