package org.soulstyler.fiji;

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.Mask;

/**
 * Restyles what the user selected, with any of ImageJ's area tools: no
 * instruction is split and no object looked for.
 */
@Plugin(type = Command.class, headless = true, label = "Stylize Selection...",
	menu = { @Menu(label = "Plugins"), @Menu(label = "Soulstyler"), @Menu(
		label = "Stylize Selection...", weight = 2) })
public class StylizeSelection extends StylizeImageCommand {

	@Parameter(label = "What should your selection look like?", persist = false,
		description = "Such as: a mosaic", attrs = @Attr(
			name = CommandForm.SENTENCE, value = "content"))
	private String content;

	@Override
	String sentence() {
		return content;
	}

	@Override
	void requireUsable() throws SoulstylerException {
		Recordable.require("content", content);
	}

	@Override
	Restyling.Job job(final TaskProgress progress) throws SoulstylerException {
		final Mask mask = ActiveImage.selection(image());
		return (soulstyler, picture, index, used) -> soulstyler.stylize(picture,
			mask, content, used, progress);
	}
}
