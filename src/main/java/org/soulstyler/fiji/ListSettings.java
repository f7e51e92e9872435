package org.soulstyler.fiji;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.soulstyler.settings.SettingsGuide;

/** Lists the settings that the dialogs' last field takes. */
@Plugin(type = Command.class, headless = true, label = "List Settings", menu = {
	@Menu(label = "Plugins"), @Menu(label = "Soulstyler"), @Menu(
		label = "List Settings", weight = 19) })
public class ListSettings implements Command {

	@Parameter(type = ItemIO.OUTPUT)
	private String settings;

	@Override
	public void run() {
		settings =
			"Written like: cropCount 32, contentLayers 12 17, source a photo\n" +
				String.join("\n", SettingsGuide.lines());
	}
}
