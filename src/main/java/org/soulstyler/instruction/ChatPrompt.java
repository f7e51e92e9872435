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
 * task and answered examples: first the same for all instructions, which are read
 * once; then, in English, the ones that are said most like the instruction, since
 * small models copy the nearest example's form.
 */
final class ChatPrompt implements SplitterPrompt {

	private static final String SYSTEM =
		"Each message asks to restyle objects of" +
			" a picture. Answer with the object (the words that say what is changed)" +
			" and the style (the words that say what it shall look like), both copied" +
			" from the message.";

	private static final String ANSWER = "{answer}";

	private final LanguageModel model;
	/** What every prompt in English begins with, and what any other does. */
	private final String english, other;
	/** What the template puts between an answer and the next question. */
	private final String end;

	ChatPrompt(final LanguageModel model) throws SoulstylerException {
		this.model = model;
		english = beginning(ExampleBank.first(Languages.standard()));
		other = beginning(SplitterTask.examples());
		final String answered = model.chat(List.of(system(), new Turn("user",
			SplitterTask.SLOT), new Turn("assistant", ANSWER), new Turn("user",
				SplitterTask.SLOT)));
		final int begin = answered.indexOf(ANSWER) + ANSWER.length();
		end = answered.substring(begin, answered.indexOf(SplitterTask.SLOT, begin));
	}

	private String beginning(final List<Example> examples)
		throws SoulstylerException
	{
		final String shortest = model.chat(turns(examples, SplitterTask.SLOT));
		return shortest.substring(0, SplitterTask.slot(shortest,
			"The chat template in the language model " + model.file()));
	}

	@Override
	public boolean anyLanguage() {
		return true;
	}

	@Override
	public Prompt of(final InstructionText text) throws SoulstylerException {
		final boolean isEnglish = text.language() == Languages.standard();
		final String beginning = isEnglish ? english : other;
		final String prompt = model.chat(turns(ExampleBank.examples(text), text
			.text()));
		return prompt.startsWith(beginning) ? new Prompt(beginning, prompt
			.substring(beginning.length())) : new Prompt("", prompt);
	}

	@Override
	public String end() {
		return end;
	}

	private static List<Turn> turns(final List<Example> examples,
		final String asked)
	{
		final List<Turn> turns = new ArrayList<>(List.of(system()));
		for (final Example example : examples) {
			turns.add(new Turn("user", example.instruction()));
			turns.add(new Turn("assistant", FORM.write(example.answer().targets())));
		}
		turns.add(new Turn("user", asked));
		return turns;
	}

	private static Turn system() {
		return new Turn("system", SYSTEM);
	}
}
