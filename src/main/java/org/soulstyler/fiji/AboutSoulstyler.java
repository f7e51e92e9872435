package org.soulstyler.fiji;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.soulstyler.Soulstyler;
import org.soulstyler.bundle.ModelBundle;
import org.soulstyler.failure.SoulstylerException;

/** Shows the version, the method's source and the installed models. */
@Plugin(type = Command.class, headless = true, label = "About Soulstyler",
	menu = { @Menu(label = "Plugins"), @Menu(label = "Soulstyler"), @Menu(
		label = "About Soulstyler", weight = 20) })
public class AboutSoulstyler extends ContextCommand {

	@Parameter
	private SoulstylerService service;

	@Parameter(type = ItemIO.OUTPUT)
	private String about;

	@Override
	public void run() {
		final List<String> lines = new ArrayList<>(List.of( //
			"Soulstyler for Fiji " + Soulstyler.version(),
			"Restyles the object that a sentence names, and nothing else.",
			"The method: Soulstyler, https://arxiv.org/abs/2311.13562",
			"This program: BSD-2-Clause. Nothing leaves your computer, unless you choose a server with Language Model...",
			"The starter's segmenter contains EfficientNet-Lite0 and SSDlite MobileNetV2 " +
				"(Apache-2.0, Google); see segmenter/NOTICE.txt in its bundle.",
			"Its splitter was made from SmolLM2-135M-Instruct (Apache-2.0, " +
				"Hugging Face); see splitter/NOTICE.txt there."));
		addModels(lines);
		about = String.join("\n", lines);
	}

	private void addModels(final List<String> lines) {
		final Map<String, Path> bundles = service.models().bundles();
		if (bundles.isEmpty()) lines.add("Models: none were found.");
		bundles.forEach((name, folder) -> {
			try {
				final ModelBundle bundle = ModelBundle.read(folder);
				lines.add("Models \"" + name + "\" in " + folder + (bundle
					.license() == null ? "" : ", licence " + bundle.license()));
			}
			catch (final SoulstylerException exc) {
				lines.add("Models \"" + name + "\": " + exc.getMessage());
			}
		});
	}
}
