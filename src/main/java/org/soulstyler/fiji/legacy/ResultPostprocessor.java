package org.soulstyler.fiji.legacy;

import ij.IJ;
import ij.ImagePlus;
import ij.WindowManager;
import ij.macro.Interpreter;

import java.awt.GraphicsEnvironment;

import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.process.AbstractPostprocessorPlugin;
import org.scijava.module.process.PostprocessorPlugin;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.thread.ThreadService;
import org.soulstyler.fiji.ImageJLegacy;

/**
 * Shows the images that our commands make where nobody else does, and makes them
 * the active image, as ImageJ's own commands do: in plain ImageJ, and in Fiji in
 * a macro's batch mode and without a screen, where its windows are not to be had.
 */
@Plugin(type = PostprocessorPlugin.class, priority = Priority.VERY_HIGH)
public class ResultPostprocessor extends AbstractPostprocessorPlugin {

	@Parameter
	private ThreadService threads;

	@Override
	public void process(final Module module) {
		if (!PlainSciJava.isOurs(module)) return;
		final boolean screen = !GraphicsEnvironment.isHeadless();
		if (ImageJLegacy.isThere() && screen && !Interpreter.isBatchMode()) return;
		module.getOutputs().forEach((name, output) -> {
			if (!(output instanceof ImagePlus)) return;
			final ImagePlus image = (ImagePlus) output;
			if (Interpreter.isBatchMode() || !screen && IJ.isMacro()) keep(image);
			else if (screen && IJ.getInstance() != null) image.show();
			module.resolveOutput(name);
		});
	}

	/**
	 * What {@link ImagePlus#show()} does in batch mode, but for the macro's thread:
	 * without a window each thread has an active image of its own, and in Fiji
	 * commands run on threads of SciJava's, whose next command must not find it.
	 */
	private void keep(final ImagePlus image) {
		Interpreter.addBatchModeImage(image);
		final Thread current = Thread.currentThread();
		final Thread macro = threads.getParent(current);
		WindowManager.setTempCurrentImage(macro == null ? current : macro, image);
	}
}
