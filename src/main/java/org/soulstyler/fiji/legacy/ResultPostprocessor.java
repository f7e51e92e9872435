package org.soulstyler.fiji.legacy;

import ij.IJ;
import ij.ImagePlus;
import ij.macro.Interpreter;

import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.process.AbstractPostprocessorPlugin;
import org.scijava.module.process.PostprocessorPlugin;
import org.scijava.plugin.Plugin;

/**
 * Shows the images that our commands make where nobody else does: in plain
 * ImageJ, with a screen or in a macro's batch mode. Fiji does it by itself.
 */
@Plugin(type = PostprocessorPlugin.class, priority = Priority.VERY_HIGH)
public class ResultPostprocessor extends AbstractPostprocessorPlugin {

	@Override
	public void process(final Module module) {
		if (!PlainSciJava.isOurs(module) || PlainSciJava.isFiji()) return;
		module.getOutputs().forEach((name, output) -> {
			if (!(output instanceof ImagePlus)) return;
			if (Interpreter.isBatchMode() || IJ.getInstance() != null) {
				((ImagePlus) output).show();
			}
			module.resolveOutput(name);
		});
	}
}
