package org.soulstyler.fiji;

import java.io.File;

import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.ui.UIService;
import org.scijava.widget.FileWidget;
import org.scijava.widget.InputHarvester;
import org.soulstyler.failure.SoulstylerException;

/**
 * After a dialog in which the user wants models from another folder: asks for it
 * and puts it in, so that it is also what is recorded.
 */
@Plugin(type = PreprocessorPlugin.class, priority = InputHarvester.PRIORITY -
	0.5)
public class BundleFolderPreprocessor extends AbstractPreprocessorPlugin {

	@Parameter
	private SoulstylerService service;

	@Parameter(required = false)
	private UIService ui;

	@Override
	public void process(final Module module) {
		if (ui == null || ui.isHeadless() || !ui.isVisible()) return;
		for (final ModuleItem<?> input : module.getInfo().inputs()) {
			if (BundleChoice.ANOTHER_FOLDER.equals(module.getInput(input.getName())))
				ask(module, input.getName());
		}
	}

	private void ask(final Module module, final String input) {
		final File folder = ui.chooseFile("Folder of models", null,
			FileWidget.DIRECTORY_STYLE);
		if (folder == null) {
			cancel(null); // who closes the chooser needs no sentence
			return;
		}
		try {
			module.setInput(input, service.chooseBundle(folder.toPath()));
		}
		catch (final SoulstylerException exc) {
			cancel(exc.getMessage());
		}
	}
}
