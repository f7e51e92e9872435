package org.soulstyler.instruction;

import java.util.ArrayList;
import java.util.List;

import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.instruction.SplitterTask.Example;
import org.soulstyler.llama.LanguageModel;
import org.soulstyler.llama.LanguageModel.Prompt;
import org.soulstyler.llama.LanguageModel.Turn;

/**
 * For any chat model: its own chat template, filled with a description of the
 * task and answered examples. In English these are the ones that are said most
 * like the instruction, since small models copy the nearest example's form.
 */
final class ChatPrompt implements SplitterPrompt {

	private static final String SYSTEM =
		"Each message asks to restyle objects of" +
			" a picture. Answer with the object (the words that say what is changed)" +
			" and the style (the words that say what it shall look like), both copied" +
			" from the message.";

	private final LanguageModel model;
	/** What every prompt begins with. */
	private final String beginning;

	ChatPrompt(final LanguageModel model) throws SoulstylerException {
		this.model = model;
		final String shortest = model.chat(List.of(system(), new Turn("user",
			SplitterTask.SLOT)));
		beginning = shortest.substring(0, SplitterTask.slot(shortest,
			"The chat template in the language model " + model.file()));
	}

	@Override
	public boolean anyLanguage() {
		return true;
	}

	@Override
	public Prompt of(final InstructionText text) throws SoulstylerException {
		final List<Turn> turns = new ArrayList<>(List.of(system()));
		for (final Example example : ExampleBank.examples(text)) {
			turns.add(new Turn("user", example.instruction()));
			turns.add(new Turn("assistant", FORM.write(example.answer().targets())));
		}
		turns.add(new Turn("user", text.text()));
		final String prompt = model.chat(turns);
		return prompt.startsWith(beginning) ? new Prompt(beginning, prompt
			.substring(beginning.length())) : new Prompt("", prompt);
	}

	private static Turn system() {
		return new Turn("system", SYSTEM);
	}
}
