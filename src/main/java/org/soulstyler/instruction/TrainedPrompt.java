package org.soulstyler.instruction;

import java.nio.file.Path;

import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.llama.LanguageModel.Prompt;

/** For a model that was trained on this task. */
final class TrainedPrompt implements SplitterPrompt {

	/** As in ChatML. */
	private static final String END = "<|im_end|>";

	private final PromptTemplate template;

	/**
	 * @param template holds {@link SplitterTask#SLOT}
	 * @param model whose prompt it is, for the message
	 */
	TrainedPrompt(final String template, final Path model)
		throws SoulstylerException
	{
		this.template = new PromptTemplate(template,
			"The prompt of the language model " + model);
	}

	@Override
	public boolean anyLanguage() {
		return false;
	}

	@Override
	public Prompt of(final InstructionText text) {
		return template.filled(text);
	}

	@Override
	public String end() {
		return END;
	}
}
