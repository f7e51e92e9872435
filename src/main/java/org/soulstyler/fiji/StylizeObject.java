package org.soulstyler.fiji;

import java.util.concurrent.atomic.AtomicReference;

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.Mask;
import org.soulstyler.instruction.StyleInstruction;

/**
 * The whole job: restyles the object that an instruction names. The source gets
 * the object's outline as an overlay and is not changed otherwise.
 */
@Plugin(type = Command.class, headless = true, label = "Stylize Object...",
	menu = { @Menu(label = "Plugins"), @Menu(label = "Soulstyler"), @Menu(
		label = "Stylize Object...", weight = 1) })
public class StylizeObject extends StylizeImageCommand {

	private static final String OBJECT = "object";
	private static final String SELECTION = "selection";

	@Parameter(label = "What should be restyled, and how?", persist = false,
		description = "Such as: Turn the red apple into fire", attrs = @Attr(
			name = CommandForm.SENTENCE, value = CommandForm.INSTRUCTION))
	private String instruction;

	@Parameter(label = "Where", persist = false, required = false, choices = {
		OBJECT, SELECTION }, attrs = @Attr(name = CommandForm.WORDS,
			value = "the object that it names|what I selected in the image"))
	private String mask = OBJECT;

	@Override
	String sentence() {
		return instruction;
	}

	@Override
	boolean followsObjects() throws SoulstylerException {
		return Choices.among("mask", mask, OBJECT, SELECTION).equals(OBJECT);
	}

	@Override
	void requireUsable() throws SoulstylerException {
		Recordable.require("instruction", instruction);
	}

	@Override
	Restyling.Job job(final TaskProgress progress) throws SoulstylerException {
		final Mask drawn = Choices.among("mask", mask, OBJECT, SELECTION).equals(
			SELECTION) ? ActiveImage.selection(image()) : null;
		final AtomicReference<StyleInstruction> split = new AtomicReference<>();
		return (soulstyler, picture, index, used) -> {
			// Once for all slices.
			if (split.get() == null) split.set(soulstyler.split(instruction,
				progress));
			if (drawn != null) return soulstyler.stylize(picture, drawn, split.get(),
				used, progress);
			progress.whenFound(places -> ActiveImage.outline(image(), index, places));
			return soulstyler.run(picture, split.get(), used, progress);
		};
	}
}
