package org.soulstyler.instruction;

import java.nio.file.Path;

import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.llama.LanguageModel.Prompt;

/** For a model that was trained on this task: a text with a place to fill. */
final class TrainedPrompt implements SplitterPrompt {

	/** What stands before the instruction, and the rest, with it. */
	private final Prompt template;

	/**
	 * @param template holds {@link SplitterTask#SLOT}
	 * @param model whose prompt it is, for the message
	 */
	TrainedPrompt(final String template, final Path model)
		throws SoulstylerException
	{
		final int slot = SplitterTask.slot(template, "The prompt of the language" +
			" model " + model);
		this.template = new Prompt(template.substring(0, slot), template.substring(
			slot));
	}

	@Override
	public boolean anyLanguage() {
		return false;
	}

	@Override
	public Prompt of(final InstructionText text) {
		return new Prompt(template.beginning(), template.rest().replace(
			SplitterTask.SLOT, text.text()));
	}

	@Override
	public String end() {
		return "";
	}
}
