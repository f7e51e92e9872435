package org.soulstyler.fiji;

import java.util.function.Function;
import java.util.stream.Collectors;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.instruction.StyleInstruction;
import org.soulstyler.instruction.Target;

/** Shows what an instruction is understood as. */
@Plugin(type = Command.class, headless = true, label = "Split Instruction...",
	menu = { @Menu(label = "Plugins"), @Menu(label = "Soulstyler"), @Menu(
		label = "Split Instruction...", weight = 4) })
public class SplitInstruction extends TaskCommand {

	@Parameter
	private SoulstylerService service;

	@Parameter(label = "What should be restyled, and how?", persist = false,
		description = "Such as: Turn the red apple into fire", attrs = @Attr(
			name = CommandForm.SENTENCE, value = "split"))
	private String instruction;

	@Parameter(label = "Models", persist = false, required = false,
		description = "In a macro: a bundle's name or its folder")
	private BundleChoice bundle;

	@Parameter(type = ItemIO.OUTPUT)
	private String objects;

	@Parameter(type = ItemIO.OUTPUT)
	private String content;

	@Override
	String subject() {
		return "an instruction";
	}

	@Override
	void work(final TaskProgress progress) throws SoulstylerException {
		Recordable.require("instruction", instruction);
		final String models = BundleChoice.nameOf(bundle);
		Recordable.require("bundle", models);
		final StyleInstruction understood = service.run(models, null, progress,
			soulstyler -> soulstyler.split(instruction, progress));
		understood.notices().forEach(progress::notice);
		objects = join(understood, Target::objects);
		content = join(understood, Target::style);
	}

	/** Mostly there is one. SciJava's tables show no line breaks. */
	private static String join(final StyleInstruction understood,
		final Function<Target, String> part)
	{
		return understood.targets().stream().map(part).collect(Collectors.joining(
			"; "));
	}
}
