package org.soulstyler.instruction;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.llama.LanguageModel.Prompt;

/** What a language model is given, with a place for the instruction. */
final class PromptTemplate {

	/** What stands before the instruction, and the rest, with it. */
	private final Prompt template;

	/**
	 * @param template holds {@link SplitterTask#SLOT}
	 * @param what it is, at the beginning of a sentence
	 * @throws SoulstylerException {@link Failure#MODEL} if it does not
	 */
	PromptTemplate(final String template, final String what)
		throws SoulstylerException
	{
		final int slot = SplitterTask.slot(template, what);
		this.template = new Prompt(template.substring(0, slot), template.substring(
			slot));
	}

	/** With the instruction wherever it goes. */
	Prompt filled(final InstructionText text) {
		return new Prompt(template.beginning(), template.rest().replace(
			SplitterTask.SLOT, text.text()));
	}
}
