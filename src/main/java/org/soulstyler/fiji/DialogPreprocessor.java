package org.soulstyler.fiji;

import ij.IJ;
import ij.ImagePlus;
import ij.macro.Interpreter;

import java.awt.GraphicsEnvironment;
import java.util.List;

import org.scijava.convert.ConvertService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.prefs.PrefService;
import org.scijava.ui.UIService;
import org.scijava.widget.InputHarvester;

/**
 * Asks a user for our commands' inputs, in Fiji and in plain ImageJ, before
 * SciJava's harvester would (which then finds nothing left to ask). What is asked
 * is declared at the inputs themselves, see {@link CommandForm}.
 */
@Plugin(type = PreprocessorPlugin.class, priority = InputHarvester.PRIORITY +
	1.5)
public class DialogPreprocessor extends AbstractPreprocessorPlugin {

	@Parameter
	private SoulstylerService service;

	@Parameter
	private ConvertService converter;

	@Parameter
	private PrefService preferences;

	@Parameter(required = false)
	private UIService ui;

	@Override
	public void process(final Module module) {
		if (!(module.getDelegateObject() instanceof TaskCommand) || !someone())
			return;
		final List<ModuleItem<?>> fields = CommandInputs.asked(module.getInfo());
		fields.removeIf(field -> module.isInputResolved(field.getName()));
		if (fields.isEmpty()) return;
		final TaskCommand command = (TaskCommand) module.getDelegateObject();
		command.calledBy(Caller.USER);
		if (command instanceof ImageCommand && image(module) == null) {
			cancel(Caller.USER.tell(ImageCommand.NO_IMAGE, true));
			return;
		}
		if (!new CommandForm(module, fields, service, converter, preferences).ask())
			cancel(null);
	}

	// -- Helper methods --

	private static ImagePlus image(final Module module) {
		return (ImagePlus) module.getInput("image");
	}

	/** Whether a dialog can be shown. */
	private boolean someone() {
		if (GraphicsEnvironment.isHeadless() || Interpreter.isBatchMode())
			return false;
		return IJ.getInstance() != null || ui != null && !ui.isHeadless() && ui
			.isVisible();
	}
}
