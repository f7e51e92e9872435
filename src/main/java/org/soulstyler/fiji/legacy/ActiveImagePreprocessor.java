package org.soulstyler.fiji.legacy;

import ij.ImagePlus;
import ij.WindowManager;

import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.process.AbstractSingleInputPreprocessor;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Plugin;
import org.soulstyler.fiji.ImageJLegacy;

/**
 * Gives our commands the active image in plain ImageJ, where nothing else
 * does.
 * Fiji has such a preprocessor of its own (in imagej-legacy), for which this one
 * steps aside.
 */
@Plugin(type = PreprocessorPlugin.class, priority = Priority.VERY_HIGH)
public class ActiveImagePreprocessor extends AbstractSingleInputPreprocessor {

	@Override
	public void process(final Module module) {
		if (!PlainSciJava.isOurs(module) || ImageJLegacy.isThere()) return;
		final String input = getSingleInput(module, ImagePlus.class);
		final ImagePlus active = input == null ? null : WindowManager
			.getCurrentImage();
		if (active == null) return;
		module.setInput(input, active);
		module.resolveInput(input);
	}
}
