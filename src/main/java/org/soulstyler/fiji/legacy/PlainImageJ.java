package org.soulstyler.fiji.legacy;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.io.DirectoryChooser;
import ij.macro.Interpreter;
import ij.plugin.PlugIn;
import ij.plugin.frame.Recorder;

import java.awt.Choice;
import java.awt.GraphicsEnvironment;
import java.nio.file.Path;
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
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.fiji.BundleChoice;
import org.soulstyler.fiji.SoulstylerService;

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
		try {
			if (options != null) fillFromMacro(fields, options, values);
			else if (!GraphicsEnvironment.isHeadless() && !fields.isEmpty() &&
				!fillFromDialog(command, fields, defaults, context.service(
					SoulstylerService.class), values)) return;
			show(modules.run(command, true, values).get());
		}
		catch (final InterruptedException exc) {
			Thread.currentThread().interrupt();
		}
		catch (final ExecutionException exc) {
			showError(String.valueOf(exc.getCause()));
		}
		catch (final SoulstylerException exc) {
			showError(exc.getMessage());
		}
	}

	// -- Helper methods --

	/** The parameters that a user sets; the image is the active one. */
	public static List<ModuleItem<?>> fields(final CommandInfo command) {
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

	/**
	 * @throws SoulstylerException ({@link Failure#INSTRUCTION}) for a number that is
	 *           none: SciJava would take it for 0
	 */
	public static void fillFromMacro(final List<ModuleItem<?>> fields,
		final String options, final Map<String, Object> values)
		throws SoulstylerException
	{
		for (final ModuleItem<?> field : fields) {
			final String value = Macro.getValue(options, field.getName(), null);
			if (value == null) continue;
			if (isNumber(field)) requireNumber(field, value);
			values.put(field.getName(), value);
		}
	}

	private static void requireNumber(final ModuleItem<?> field,
		final String value) throws SoulstylerException
	{
		try {
			if (field.getType() == int.class) Integer.parseInt(value);
			else Long.parseLong(value);
		}
		catch (final NumberFormatException exc) {
			throw new SoulstylerException(Failure.INSTRUCTION, "In " + field
				.getName() + "=" + value + ", \"" + value +
				"\" is not a whole number that can be used.", exc);
		}
	}

	/** @return false if the user does not want it */
	private static boolean fillFromDialog(final CommandInfo command,
		final List<ModuleItem<?>> fields, final Module defaults,
		final SoulstylerService service, final Map<String, Object> values)
		throws SoulstylerException
	{
		final GenericDialog dialog = new GenericDialog(command.getTitle());
		for (final ModuleItem<?> field : fields)
			addField(dialog, field, choices(field, service), defaults);
		dialog.showDialog();
		if (dialog.wasCanceled() || !askForFolder(dialog, service)) return false;
		for (final ModuleItem<?> field : fields) {
			values.put(field.getName(), choices(field, service) != null ? dialog
				.getNextChoice() : isNumber(field) ? (Object) (long) dialog
					.getNextNumber() : dialog.getNextString());
		}
		return true;
	}

	/** @return null where anything may be said */
	private static List<?> choices(final ModuleItem<?> field,
		final SoulstylerService service)
	{
		return field.getType() == BundleChoice.class ? service.bundleChoices()
			: field.getChoices();
	}

	/**
	 * Where the user wants models from another folder, asks for it and puts it in
	 * its place, before the dialog's choices are read and recorded.
	 */
	private static boolean askForFolder(final GenericDialog dialog,
		final SoulstylerService service) throws SoulstylerException
	{
		if (dialog.getChoices() == null) return true;
		for (final Object field : dialog.getChoices()) {
			final Choice choice = (Choice) field;
			if (!choice.getSelectedItem().equals(BundleChoice.ANOTHER_FOLDER.name()))
				continue;
			// The dialog records it, so that the chooser shall not.
			if (Recorder.record) Recorder.disablePathRecording();
			final String folder = new DirectoryChooser("Folder of models")
				.getDirectory();
			if (folder == null) return false;
			final String chosen = service.chooseBundle(Path.of(folder)).name();
			choice.add(chosen);
			choice.select(chosen);
		}
		return true;
	}

	private static void addField(final GenericDialog dialog,
		final ModuleItem<?> field, final List<?> choices, final Module defaults)
	{
		final Object value = field.getValue(defaults);
		if (choices != null) {
			final String[] texts = choices.stream().map(String::valueOf).toArray(
				String[]::new);
			dialog.addChoice(field.getLabel(), texts, value == null ? texts[0]
				: value.toString());
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
			showError(((Cancelable) command).getCancelReason());
			return;
		}
		for (final Object output : done.getOutputs().values()) {
			if (output instanceof String) IJ.log((String) output);
		}
	}

	/** In a macro the next image's turn comes; otherwise the user reads it. */
	private static void showError(final String reason) {
		if (Macro.getOptions() != null || Interpreter.isBatchMode() || IJ
			.getInstance() == null)
		{
			IJ.log("Soulstyler: " + reason);
		}
		else IJ.showMessage("Soulstyler", reason);
	}
}
