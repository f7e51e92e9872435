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
 * task and answered examples, which are the same for all instructions in English
 * and for all others, so that they are read once.
 */
final class ChatPrompt implements SplitterPrompt {

	private static final String SYSTEM =
		"Each message asks to restyle objects of" +
			" a picture. Answer with the object (the words that say what is changed)" +
			" and the style (the words that say what it shall look like), both copied" +
			" from the message.";

	private static final String ANSWER = "{answer}";

	private final LanguageModel model;
	/** What is asked in English, and in any other language. */
	private final PromptTemplate english, other;
	/** What the template puts between an answer and the next question. */
	private final String end;

	ChatPrompt(final LanguageModel model) throws SoulstylerException {
		this.model = model;
		english = template(ExampleBank.first(Languages.standard()));
		other = template(SplitterTask.examples());
		final String answered = model.chat(List.of(system(), new Turn("user",
			SplitterTask.SLOT), new Turn("assistant", ANSWER), new Turn("user",
				SplitterTask.SLOT)));
		final int begin = answered.indexOf(ANSWER) + ANSWER.length();
		end = answered.substring(begin, answered.indexOf(SplitterTask.SLOT, begin));
	}

	private PromptTemplate template(final List<Example> examples)
		throws SoulstylerException
	{
		return new PromptTemplate(model.chat(turns(examples)),
			"The chat template in the language model " + model.file());
	}

	@Override
	public boolean anyLanguage() {
		return true;
	}

	@Override
	public Prompt of(final InstructionText text) {
		return (text.language() == Languages.standard() ? english : other).filled(
			text);
	}

	@Override
	public String end() {
		return end;
	}

	private static List<Turn> turns(final List<Example> examples) {
		final List<Turn> turns = new ArrayList<>(List.of(system()));
		for (final Example example : examples) {
			turns.add(new Turn("user", example.instruction()));
			turns.add(new Turn("assistant", FORM.write(example.answer().targets())));
		}
		turns.add(new Turn("user", SplitterTask.SLOT));
		return turns;
	}

	private static Turn system() {
		return new Turn("system", SYSTEM);
	}
}
