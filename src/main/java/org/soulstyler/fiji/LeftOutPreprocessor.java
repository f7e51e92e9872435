package org.soulstyler.fiji;

import ij.IJ;
import ij.Macro;
import ij.macro.Interpreter;

import java.util.List;

import org.scijava.convert.ConvertService;
import org.scijava.log.LogService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.ui.UIService;
import org.scijava.widget.InputHarvester;
import org.soulstyler.failure.SoulstylerException;

/**
 * Macros and programs leave out inputs that keep their defaults. SciJava's
 * harvesters would ask for these, so our commands' optional inputs are
 * resolved before: when there are macro options, in batch mode, and when the
 * caller gave any input. A macro's mistakes are reported here, too:
 * imagej-legacy ignores what it cannot read. (Before {@code LoadInputsPreprocessor}, so that
 * nothing of an earlier run gets in.)
 */
@Plugin(type = PreprocessorPlugin.class, priority = InputHarvester.PRIORITY + 2)
public class LeftOutPreprocessor extends AbstractPreprocessorPlugin {

	@Parameter
	private ConvertService converter;

	@Parameter
	private LogService log;

	@Parameter(required = false)
	private UIService ui;

	@Override
	public void process(final Module module) {
		if (!(module.getDelegateObject() instanceof TaskCommand)) return;
		final TaskCommand command = (TaskCommand) module.getDelegateObject();
		final List<ModuleItem<?>> fields = CommandInputs.fields(module.getInfo());
		final String options = Macro.getOptions();
		final boolean macro = options != null || Interpreter.isBatchMode() && IJ
			.isMacro();
		if (macro) command.calledBy(Caller.MACRO);
		try {
			if (options != null) takeOver(module, fields, options);
		}
		catch (final SoulstylerException exc) {
			refuse(command, exc.getMessage());
			return;
		}
		if (macro || Interpreter.isBatchMode() || fields.stream().anyMatch(
			field -> module.isInputResolved(field.getName()))) resolve(module,
				command, CommandInputs.asked(module.getInfo()));
	}

	// -- Helper methods --

	private void resolve(final Module module, final TaskCommand command,
		final List<ModuleItem<?>> fields)
	{
		CommandInputs.messages(module.getInfo()).forEach(message -> module
			.resolveInput(message.getName()));
		for (final ModuleItem<?> field : fields) {
			if (!field.isRequired()) module.resolveInput(field.getName());
			else if (field.getValue(module) == null) {
				refuse(command, "\"" + field.getName() + "\" is missing and has no " +
					"default.");
				return;
			}
		}
	}

	private void refuse(final TaskCommand command, final String reason) {
		cancel(command.caller().tell(reason, ui != null && !ui.isHeadless() && ui
			.isVisible()));
	}

	private void takeOver(final Module module, final List<ModuleItem<?>> fields,
		final String options) throws SoulstylerException
	{
		final MacroOptions said = MacroOptions.read(fields, options);
		for (final ModuleItem<?> field : fields) {
			final String value = said.values().get(field.getName());
			if (value == null) continue;
			module.setInput(field.getName(), converter.convert(value, field
				.getType()));
			module.resolveInput(field.getName());
		}
		final String notice = said.notice(module.getInfo().getMenuPath().getLeaf()
			.getName(), fields);
		if (notice == null) return;
		log.info(notice);
		IJ.log("Soulstyler: " + notice);
	}
}
