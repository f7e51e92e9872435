package org.soulstyler.fiji.legacy;

import ij.IJ;
import ij.Macro;
import ij.plugin.PlugIn;
import ij.plugin.frame.Recorder;

import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleRunner;
import org.scijava.module.ModuleService;
import org.scijava.module.process.PostprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.PluginService;
import org.soulstyler.fiji.CommandInputs;

/**
 * Our SciJava commands for ImageJ without SciJava: {@code plugins.config} names
 * this plugin with a command's class as its argument. It is run on ImageJ's
 * thread, to which a macro's options and its active image belong.
 */
public class PlainImageJ implements PlugIn {

	/** The context of a process that has no other; made when first used. */
	private static final class Own {

		private static final Context CONTEXT = new Context();
	}

	@Override
	public void run(final String commandClass) {
		// ImageJ loads plugins with a class loader of its own.
		final Thread thread = Thread.currentThread();
		final ClassLoader before = thread.getContextClassLoader();
		thread.setContextClassLoader(PlainImageJ.class.getClassLoader());
		try {
			run(Own.CONTEXT, commandClass);
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	// -- Helper methods --

	private static void run(final Context context, final String commandClass) {
		final PluginService plugins = context.service(PluginService.class);
		final Module module = context.service(ModuleService.class).createModule(
			context.service(CommandService.class).getCommand(commandClass));
		new ModuleRunner(context, module, plugins.createInstancesOfType(
			PreprocessorPlugin.class), plugins.createInstancesOfType(
				PostprocessorPlugin.class)).run();
		if (module instanceof Cancelable && ((Cancelable) module).isCanceled()) {
			Recorder.setCommand(null); // as SciJava's recorder: nothing was done
			showReason(((Cancelable) module).getCancelReason());
			return;
		}
		record(module);
		show(module);
	}

	/** As imagej-legacy does: the inputs as they are after the run. */
	private static void record(final Module module) {
		if (!Recorder.record || Macro.getOptions() != null) return;
		for (final ModuleItem<?> field : CommandInputs.fields(module.getInfo())) {
			final Object value = field.getValue(module);
			if (value != null) Recorder.recordOption(field.getName(), Recorder
				.fixString(value.toString()));
		}
	}

	/** Images are shown already, by {@link ResultPostprocessor}. */
	private static void show(final Module done) {
		for (final ModuleItem<?> output : done.getInfo().outputs()) {
			final Object value = output.getValue(done);
			if (value instanceof String) IJ.log((String) value);
		}
	}

	/** Logs a reason that has not been shown yet. */
	private static void showReason(final String reason) {
		if (reason != null && !reason.isEmpty()) IJ.log("Soulstyler: " + reason);
	}
}
