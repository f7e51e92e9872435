package org.soulstyler.instruction;

import org.soulstyler.llama.LanguageModel.Prompt;

/** How a language model is asked to split an instruction. */
interface SplitterPrompt {

	/** How models answer, trained ones and any others. */
	AnswerForm FORM = AnswerForm.LINES;

	/** Whether the model may be asked in any language, not in English alone. */
	boolean anyLanguage();

	/** What it is given; the same for the same text. */
	Prompt of(InstructionText text);

	/** What follows an answer. */
	String end();
}
