package org.soulstyler.instruction;

import java.util.ArrayList;
import java.util.List;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonSyntaxException;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/** The task: what is asked, how a chat model is told, and what is a valid answer. */
final class SplitterTask {

	/** Where the instruction goes in a prompt. */
	static final String SLOT = "{instruction}";

	static final String SYSTEM = "You split instructions for restyling one" +
		" object of a picture. Answer with a JSON object of two strings," +
		" both copied word for word from the instruction: \"objects\" is the" +
		" object to change, with all the words that say which one (article," +
		" colour, position, relation); \"content\" is what it shall look like" +
		" (material, art style, artist, work), without \"in the style of\"," +
		" \"look\", \"effect\" or \"texture\". If the instruction names no" +
		" object, \"objects\" is empty; if it names no style, \"content\" is" +
		" empty.";

	/** Longer instructions are refused. */
	static final int MAX_WORDS = 60;
	static final int MAX_CHARACTERS = 600;

	private static final String EXAMPLE = "e.g. \"Turn the red apple into fire\".";

	private static final Gson GSON = new GsonBuilder().disableHtmlEscaping()
		.create();

	private SplitterTask() {}

	/** What a model answers. Either part may be empty. */
	record Answer(String objects, String content) {

		String toJson() {
			return GSON.toJson(this);
		}
	}

	/** An instruction and the right answer. */
	record Example(String instruction, Answer answer) {
	}

	/**
	 * Cleans an instruction.
	 *
	 * @throws SoulstylerException if it is empty or too long
	 */
	static InstructionText check(final String instruction)
		throws SoulstylerException
	{
		final InstructionText text = InstructionText.of(instruction == null ? ""
			: instruction);
		if (text.wordCount() == 0) {
			throw new SoulstylerException(Failure.INSTRUCTION, "The instruction " +
				(text.text().isEmpty() ? "is empty" : "has no words") +
				". Say what to restyle and how, " + EXAMPLE);
		}
		if (text.wordCount() > MAX_WORDS || text.text().length() > MAX_CHARACTERS) {
			throw new SoulstylerException(Failure.INSTRUCTION,
				"The instruction is too long (" + text.wordCount() + " words, " + text
					.text().length() + " characters; at most " + MAX_WORDS + " and " +
					MAX_CHARACTERS + "). One object and one style are enough, " + EXAMPLE);
		}
		return text;
	}

	/**
	 * Reads what a model wrote.
	 *
	 * @param who wrote it, at the beginning of a sentence
	 * @throws SoulstylerException {@link Failure#MODEL} if it is not made of the
	 *           instruction's words
	 */
	static Answer parse(final String json, final InstructionGrammar grammar,
		final String who) throws SoulstylerException
	{
		Answer answer = null;
		try {
			answer = GSON.fromJson(json, Answer.class);
		}
		catch (final JsonSyntaxException e) {
			// told below
		}
		if (answer == null || !isSpan(answer.objects(), grammar) || !isSpan(answer
			.content(), grammar))
		{
			throw new SoulstylerException(Failure.MODEL, who +
				" did not answer with parts of the instruction. Try other words, " +
				EXAMPLE);
		}
		return answer;
	}

	private static boolean isSpan(final String part,
		final InstructionGrammar grammar)
	{
		return part != null && (part.isEmpty() || !grammar.spans(part).isEmpty());
	}

	/**
	 * An instruction with both its parts.
	 *
	 * @throws SoulstylerException {@link Failure#INSTRUCTION} if one is missing;
	 *           says what to write
	 */
	static StyleInstruction complete(final String instruction,
		final Answer answer) throws SoulstylerException
	{
		final String objects = answer.objects();
		final String content = answer.content();
		if (objects.isEmpty() && content.isEmpty()) {
			throw new SoulstylerException(Failure.INSTRUCTION,
				"The instruction names neither an object nor a style. Write both, " +
					EXAMPLE);
		}
		if (objects.isEmpty()) {
			throw new SoulstylerException(Failure.INSTRUCTION,
				"The instruction does not say what to restyle. Name the object, e.g." +
					" \"Turn the red apple into " + content + "\".");
		}
		if (content.isEmpty()) {
			throw new SoulstylerException(Failure.INSTRUCTION,
				"The instruction does not say what " + objects +
					" should look like. Name a style, e.g. \"Turn " + objects +
					" into fire\".");
		}
		return new StyleInstruction(instruction, objects, content);
	}

	static List<Example> examples() {
		final List<Example> examples = new ArrayList<>();
		examples.add(example("Turn the white sailboat with three blue sails" +
			" floating on the sea to the art on fire.",
			"the white sailboat with three blue sails floating on the sea",
			"the art on fire"));
		examples.add(example("please make the red apple on the left look like it" +
			" is made of stained glass", "the red apple on the left",
			"stained glass"));
		examples.add(example("In the style of Monet, paint the fire truck.",
			"the fire truck", "Monet"));
		examples.add(example("teapot -> oil painting of flowers", "teapot",
			"oil painting of flowers"));
		examples.add(example("make it look like a mosaic", "", "a mosaic"));
		examples.add(example("Could you change my neighbour's dog?",
			"my neighbour's dog", ""));
		return examples;
	}

	private static Example example(final String instruction,
		final String objects, final String content)
	{
		return new Example(instruction, new Answer(objects, content));
	}
}
