package org.soulstyler.fiji;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.macro.Interpreter;
import ij.plugin.PlugIn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.ItemVisibility;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;
import org.scijava.service.Service;

/**
 * Our SciJava commands for ImageJ without SciJava: {@code plugins.config} names
 * this plugin with a command's class as its argument. Dialog, recording and
 * macro keys come from the command's own parameter declarations. (ImageJ makes a
 * key of a label's first word, so that our labels start with their parameter's
 * name.)
 */
public class PlainImageJ implements PlugIn {

	private static final int FIELD_COLUMNS = 30;

	/** The context of a process that has no other; made when first used. */
	private static final class Own {

		private static final Context CONTEXT = create();

		private static Context create() {
			// ImageJ loads plugins with a class loader of its own.
			final Thread thread = Thread.currentThread();
			final ClassLoader before = thread.getContextClassLoader();
			thread.setContextClassLoader(PlainImageJ.class.getClassLoader());
			try {
				return new Context();
			}
			finally {
				thread.setContextClassLoader(before);
			}
		}
	}

	@Override
	public void run(final String commandClass) {
		final Context context = Own.CONTEXT;
		final CommandInfo command = context.service(CommandService.class)
			.getCommand(commandClass);
		final ModuleService modules = context.service(ModuleService.class);
		final Map<String, Object> values = new HashMap<>();
		final String options = Macro.getOptions();
		final List<ModuleItem<?>> fields = fields(command);
		final Module defaults = modules.createModule(command);
		// Which image is active depends on the thread: IJ.run(image, ...) says it.
		final ImagePlus image = WindowManager.getCurrentImage();
		if (image != null && command.getInput("image") != null) values.put("image",
			image);
		if (options != null) fillFromMacro(fields, options, values);
		else if (!fields.isEmpty() && !fillFromDialog(command, fields, defaults,
			values)) return;
		try {
			show(modules.run(command, true, values).get());
		}
		catch (final InterruptedException exc) {
			Thread.currentThread().interrupt();
		}
		catch (final ExecutionException exc) {
			complain(String.valueOf(exc.getCause()));
		}
	}

	// -- Helper methods --

	/** The parameters that a user sets; the image is the active one. */
	static List<ModuleItem<?>> fields(final CommandInfo command) {
		final List<ModuleItem<?>> fields = new ArrayList<>();
		for (final ModuleItem<?> input : command.inputs()) {
			if (input.getVisibility() == ItemVisibility.NORMAL && //
				input.getType() != ImagePlus.class && //
				!Service.class.isAssignableFrom(input.getType()) && //
				input.getType() != Context.class)
			{
				fields.add(input);
			}
		}
		return fields;
	}

	private static void fillFromMacro(final List<ModuleItem<?>> fields,
		final String options, final Map<String, Object> values)
	{
		for (final ModuleItem<?> field : fields) {
			final String value = Macro.getValue(options, field.getName(), null);
			if (value != null) values.put(field.getName(), value);
		}
	}

	private static boolean fillFromDialog(final CommandInfo command,
		final List<ModuleItem<?>> fields, final Module defaults,
		final Map<String, Object> values)
	{
		final GenericDialog dialog = new GenericDialog(command.getTitle());
		for (final ModuleItem<?> field : fields)
			addField(dialog, field, defaults);
		dialog.showDialog();
		if (dialog.wasCanceled()) return false;
		for (final ModuleItem<?> field : fields) {
			values.put(field.getName(), field.getChoices() != null ? dialog
				.getNextChoice() : isNumber(field) ? (Object) (long) dialog
					.getNextNumber() : dialog.getNextString());
		}
		return true;
	}

	private static void addField(final GenericDialog dialog,
		final ModuleItem<?> field, final Module defaults)
	{
		final Object value = field.getValue(defaults);
		if (field.getChoices() != null) {
			final String[] choices = field.getChoices().stream().map(String::valueOf)
				.toArray(String[]::new);
			dialog.addChoice(field.getLabel(), choices, String.valueOf(value));
		}
		else if (isNumber(field)) {
			dialog.addNumericField(field.getLabel(), ((Number) value).doubleValue(),
				0);
		}
		else {
			dialog.addStringField(field.getLabel(), value == null ? "" : value
				.toString(), FIELD_COLUMNS);
		}
	}

	private static boolean isNumber(final ModuleItem<?> field) {
		return field.getType() == int.class || field.getType() == long.class;
	}

	/** Images are shown already, by {@link ResultPostprocessor}. */
	private static void show(final Module done) {
		final Object command = done.getDelegateObject();
		if (command instanceof Cancelable && ((Cancelable) command).isCanceled()) {
			complain(((Cancelable) command).getCancelReason());
			return;
		}
		for (final Object output : done.getOutputs().values()) {
			if (output instanceof String) IJ.log((String) output);
		}
	}

	/** In a macro the next image's turn comes; otherwise the user reads it. */
	private static void complain(final String reason) {
		if (Macro.getOptions() != null || Interpreter.isBatchMode() || IJ
			.getInstance() == null)
		{
			IJ.log("Soulstyler: " + reason);
		}
		else IJ.showMessage("Soulstyler", reason);
	}
}
