package org.soulstyler.fiji;

import java.util.function.Function;
import java.util.stream.Collectors;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.soulstyler.Progress;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.instruction.StyleInstruction;
import org.soulstyler.instruction.Target;

/** Shows what an instruction is understood as. */
@Plugin(type = Command.class, headless = true, label = "Split Instruction...",
	menu = { @Menu(label = "Plugins"), @Menu(label = "Soulstyler"), @Menu(
		label = "Split Instruction...", weight = 4) })
public class SplitInstruction extends ContextCommand {

	@Parameter
	private LogService log;

	@Parameter
	private SoulstylerService service;

	@Parameter(label = "Instruction", persist = false, columns = 40,
		description = "What to restyle, and how: Turn the red apple into fire")
	private String instruction;

	@Parameter(label = "Bundle of models", persist = false, required = false,
		description = "In a macro: a bundle's name or its folder")
	private BundleChoice bundle;

	@Parameter(type = ItemIO.OUTPUT)
	private String objects;

	@Parameter(type = ItemIO.OUTPUT)
	private String content;

	@Override
	public void run() {
		try {
			Recordable.require("instruction", instruction);
			final String models = BundleChoice.nameOf(bundle);
			Recordable.require("bundle", models);
			final StyleInstruction understood = service.run(models, "auto",
				Progress.NONE, soulstyler -> soulstyler.split(instruction));
			objects = join(understood, Target::objects);
			content = join(understood, Target::content);
		}
		catch (final SoulstylerException exc) {
			log.error(exc.getMessage());
			cancel(exc.getMessage());
		}
	}

	/** A line for each target; mostly there is one. */
	private static String join(final StyleInstruction understood,
		final Function<Target, String> part)
	{
		return understood.targets().stream().map(part).collect(Collectors.joining(
			"\n"));
	}
}
