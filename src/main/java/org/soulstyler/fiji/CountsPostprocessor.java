package org.soulstyler.fiji;

import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.process.AbstractPostprocessorPlugin;
import org.scijava.module.process.PostprocessorPlugin;
import org.scijava.plugin.Plugin;

/**
 * Our commands' numbers are for programs: nobody shows them. SciJava would warn
 * that it can't, and Fiji's console comes up for a warning.
 */
@Plugin(type = PostprocessorPlugin.class, priority = Priority.VERY_HIGH)
public class CountsPostprocessor extends AbstractPostprocessorPlugin {

	@Override
	public void process(final Module module) {
		if (!(module.getDelegateObject() instanceof TaskCommand)) return;
		module.getOutputs().forEach((name, output) -> {
			if (output instanceof Number) module.resolveOutput(name);
		});
	}
}
