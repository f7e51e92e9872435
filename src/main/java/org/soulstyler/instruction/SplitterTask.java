package org.soulstyler.instruction;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.instruction.InstructionText.Piece;

/**
 * The task: the question, its description for chat models, and what a valid
 * answer is.
 */
final class SplitterTask {

	/** Where the instruction goes in a prompt. */
	static final String SLOT = "{instruction}";

	static final String SYSTEM = "You split instructions for restyling" +
		" objects of a picture. Answer with a JSON object of two strings," +
		" both copied word for word from the instruction: \"objects\" is the" +
		" object to change, with all the words that say which one (article," +
		" colour, position, relation); \"content\" is what it shall look like" +
		" (material, art style, artist, work), without \"in the style of\"," +
		" \"look\", \"effect\" or \"texture\". If the instruction names no" +
		" object, \"objects\" is empty; if it names no style, \"content\" is" +
		" empty. If several objects get a style each, write such a JSON object" +
		" for each, a line each.";

	/** Longer instructions are refused. */
	static final int MAX_WORDS = 60;
	static final int MAX_CHARACTERS = 600;
	/** Of a word; the longest that people write have some 60. */
	static final int MAX_LETTERS = 80;

	private static final String EXAMPLE =
		"e.g. \"Turn the red apple into fire\".";

	private SplitterTask() {}

	/** What a model answers. Where there is one target, its parts may be empty. */
	record Answer(List<Target> targets) {

		Answer {
			targets = List.copyOf(targets);
		}

		Answer(final String objects, final String style) {
			this(List.of(new Target(objects, style)));
		}

		/** Of the first target. */
		String objects() {
			return targets.get(0).objects();
		}

		/** Of the first target. */
		String style() {
			return targets.get(0).style();
		}

		/** A line for each target. */
		String toJson() {
			return AnswerForm.JSON.write(targets);
		}
	}

	/** An instruction and the right answer. */
	record Example(String instruction, Answer answer) {
	}

	/**
	 * Cleans an instruction.
	 *
	 * @param instruction null counts as empty
	 * @throws SoulstylerException if it is empty or too long
	 */
	static InstructionText check(final @Nullable String instruction)
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
					MAX_CHARACTERS + "). One object and one style are enough, " +
					EXAMPLE);
		}
		for (final Piece piece : text.pieces()) {
			if (piece.word() && piece.text().length() > MAX_LETTERS) {
				throw new SoulstylerException(Failure.INSTRUCTION, "The word \"" + piece
					.text().substring(0, 20) + "\u2026\" is too long (" + piece.text()
						.length() + " letters; at most " + MAX_LETTERS +
					"). Write words with spaces between them, " + EXAMPLE);
			}
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
	static Answer parse(final String written, final InstructionGrammar grammar,
		final String who) throws SoulstylerException
	{
		final List<Target> targets = grammar.form().read(written);
		final boolean several = targets.size() > 1;
		if (targets.isEmpty() || targets.size() > InstructionGrammar.MOST_TARGETS ||
			!targets.stream().allMatch(t -> isSpan(t.objects(), grammar) && isSpan(t
				.style(), grammar)) || several && targets.stream().anyMatch(t -> t
					.objects().isEmpty() || t.style().isEmpty()))
		{
			throw new SoulstylerException(Failure.MODEL, who +
				" did not answer with parts of the instruction. Try other words, " +
				EXAMPLE);
		}
		return new Answer(targets);
	}

	/**
	 * Whether the parts can be told apart: no object shares words with its own
	 * style or with another object, and none is named twice.
	 */
	static boolean isClear(final Answer answer,
		final InstructionGrammar grammar)
	{
		final List<Target> targets = answer.targets();
		for (int i = 0; i < targets.size(); i++) {
			for (final Target other : targets.subList(0, i)) {
				final String objects = targets.get(i).objects();
				if (objects.equals(other.objects()) || grammar.objectsApartFrom(objects,
					other.objects()).isEmpty()) return false;
			}
		}
		return answer.targets().stream().allMatch(t -> t.objects().isEmpty() || t
			.style().isEmpty() || grammar.objectsApartFrom(t.objects(), t.style())
				.isPresent());
	}

	private static boolean isSpan(final @Nullable String part,
		final InstructionGrammar grammar)
	{
		return part != null && (part.isEmpty() || !grammar.spans(part).isEmpty());
	}

	/**
	 * Looks whether an instruction can be followed. Without an object it is about the whole
	 * picture if it says so ("it", "everything", "the photo").
	 *
	 * @return the answer
	 * @throws SoulstylerException {@link Failure#INSTRUCTION} if a part is missing;
	 *           says what to write
	 */
	static Answer requireComplete(final InstructionText text, final Answer answer)
		throws SoulstylerException
	{
		final String objects = answer.objects();
		final String style = answer.style();
		if (text.wordCount() == 1 && (objects.isEmpty() || style.isEmpty())) {
			// "Fire" may be either part, whatever the model takes it for.
			final String part = objects + style;
			final String word = part.isEmpty() ? text.text() : part;
			throw new SoulstylerException(Failure.INSTRUCTION,
				"What is to become \"" + word + "\"? Or what is \"" + word +
					"\" to become? Write both, " + EXAMPLE);
		}
		if (objects.isEmpty() && style.isEmpty()) {
			throw new SoulstylerException(Failure.INSTRUCTION,
				"The instruction names neither an object nor a style. Write both, " +
					EXAMPLE);
		}
		if (objects.isEmpty() && !isAboutTheWhole(text, style)) {
			throw new SoulstylerException(Failure.INSTRUCTION,
				"What is to become \"" + style +
					"\"? Name the object, e.g. \"Turn the red apple into " + style +
					"\", or say \"Turn everything into " + style + "\".");
		}
		if (style.isEmpty()) {
			throw new SoulstylerException(Failure.INSTRUCTION,
				"The instruction does not say what \"" + objects +
					"\" should look like. Name a style, e.g. \"Turn " + objects +
					" into fire\".");
		}
		return answer;
	}

	/** Whether words outside the style mean the whole picture. */
	static boolean isAboutTheWhole(final InstructionText text,
		final String style)
	{
		final Grammar words = text.language().grammar();
		if (words == null) return true;
		final InstructionGrammar grammar = InstructionGrammar.of(text);
		return grammar.spans(style).stream().anyMatch(place -> {
			for (int i = 0; i < text.pieces().size(); i++) {
				if (place.first() <= i && i <= place.last()) continue;
				final String word = text.pieces().get(i).lowerCase();
				if (words.pronouns().contains(word) && !isRelative(text, i) || words
					.wholePicture().contains(word)) return true;
			}
			return false;
		});
	}

	/** "The dog <em>that</em> is barking". */
	private static boolean isRelative(final InstructionText text,
		final int pronoun)
	{
		final Language language = text.language();
		final Grammar words = language.grammar();
		if (words == null || pronoun == 0 || pronoun + 1 == text.pieces().size())
			return false;
		final Piece before = text.pieces().get(pronoun - 1);
		return before.word() && !language.has(before.lowerCase()) && !words
			.clauses().verbs().contains(before.lowerCase()) && words.noBegin()
				.contains(text.pieces().get(pronoun + 1).lowerCase());
	}

	/**
	 * Where the instruction goes in a prompt.
	 *
	 * @param prompt what it is, at the beginning of a sentence
	 * @throws SoulstylerException {@link Failure#MODEL} if it does not say so
	 */
	static int slot(final String template, final String prompt)
		throws SoulstylerException
	{
		final int slot = template.indexOf(SLOT);
		if (slot < 0) throw new SoulstylerException(Failure.MODEL, prompt +
			" does not say where the instruction goes: it needs " + SLOT + ".");
		return slot;
	}

	/** For any language. */
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
		examples.add(new Example(
			"Turn the boat into fire and make the sky look like Starry Night.",
			new Answer(List.of(new Target("the boat", "fire"), new Target("the sky",
				"Starry Night")))));
		examples.add(example("Could you change my neighbour's dog?",
			"my neighbour's dog", ""));
		examples.add(example("Verwandle den roten Apfel in Feuer.",
			"den roten Apfel", "Feuer"));
		return examples;
	}

	private static Example example(final String instruction, final String objects,
		final String style)
	{
		return new Example(instruction, new Answer(objects, style));
	}
}
