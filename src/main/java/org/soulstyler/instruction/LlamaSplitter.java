package org.soulstyler.instruction;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.instruction.SplitterTask.Answer;
import org.soulstyler.llama.LanguageModel;
import org.soulstyler.llama.LanguageModel.Option;
import org.soulstyler.llama.LanguageModel.Prompt;
import org.soulstyler.llama.LanguageModel.TooLongException;
import org.soulstyler.llama.LanguageModel.Turn;
import org.soulstyler.opening.Opening;

/**
 * Splits instructions with a language model of the user's own computer
 * ({@link LanguageModel}). Whatever the model, its answer is made of the
 * instruction's own words ({@link InstructionGrammar}), is the same every time,
 * and is checked.
 * <p>
 * Thread-safe; one instruction at a time.
 */
public final class LlamaSplitter implements InstructionSplitter {

	private static final int CONTEXT = 2048;

	/**
	 * Bytes of text that are put to the model for one instruction, its clauses
	 * included: the starter takes a processor 1 ms for one, 1.4 ms at worst.
	 */
	private static final int MOST_BYTES = 1800;

	/** The chat model is asked where the trained one is no surer, a logit. */
	private static final double DOUBT = 2;

	/** Tokens that a translated part takes, at most. */
	private static final int MOST_TRANSLATED = 40;

	private final LanguageModel model;
	private final SplitterPrompt prompt;
	/** The trained model's, where there is one. */
	private final Opening<PhraseTagger> tagger;
	/** Says first what it would answer in English, or null. */
	private final @Nullable LlamaSplitter trained;

	private LlamaSplitter(final LanguageModel model, final SplitterPrompt prompt,
		final Opening<PhraseTagger> tagger, final @Nullable LlamaSplitter trained)
	{
		this.model = model;
		this.prompt = prompt;
		this.tagger = tagger;
		this.trained = trained;
	}

	/**
	 * Loads a model.
	 *
	 * @throws SoulstylerException {@link Failure#MODEL} if the file is missing or
	 *           is no GGUF that llama.cpp reads
	 */
	public static LlamaSplitter open(final SplitterModel description)
		throws SoulstylerException
	{
		final Path file = description.file();
		if (description.prompt() == null) return chat(file, null);
		final SplitterPrompt prompt = new TrainedPrompt(description.prompt(), file);
		final Opening<PhraseTagger> tagger = tagger();
		try {
			return new LlamaSplitter(LanguageModel.open(file, CONTEXT), prompt,
				tagger, null);
		}
		catch (final SoulstylerException | RuntimeException e) {
			close(tagger);
			throw e;
		}
	}

	/**
	 * Loads a chat model. In English it decides where a model that was trained to
	 * split instructions is in doubt between two answers.
	 *
	 * @param trained has a prompt of its own
	 * @throws SoulstylerException as {@link #open(SplitterModel)}
	 */
	static LlamaSplitter openChat(final Path file, final SplitterModel trained)
		throws SoulstylerException
	{
		final LlamaSplitter first = open(trained);
		try {
			return chat(file, first);
		}
		catch (final SoulstylerException e) {
			first.close();
			throw e;
		}
	}

	private static LlamaSplitter chat(final Path file,
		final @Nullable LlamaSplitter trained) throws SoulstylerException
	{
		final Opening<PhraseTagger> tagger = trained == null ? tagger()
			: trained.tagger;
		LanguageModel model = null;
		try {
			model = LanguageModel.open(file, CONTEXT);
			return new LlamaSplitter(model, new ChatPrompt(model), tagger, trained);
		}
		catch (final SoulstylerException | RuntimeException e) {
			if (model != null) model.close();
			if (trained == null) close(tagger);
			throw e;
		}
	}

	private static Opening<PhraseTagger> tagger() {
		return new Opening<>("tagger", PhraseTagger::open);
	}

	@Override
	public StyleInstruction split(final String instruction)
		throws SoulstylerException
	{
		final Request request = request(instruction);
		final StyleInstruction split = request.complete(instruction, targets(request
			.text()));
		return request.text().language() == Languages.standard() ? split
			: Translation.of(split, who(), this::translate);
	}

	@Override
	public List<Target> targets(final String instruction)
		throws SoulstylerException
	{
		return answer(instruction).targets();
	}

	/** What the model makes of an instruction; here parts may be empty. */
	Answer answer(final String instruction) throws SoulstylerException {
		final Request request = request(instruction);
		return request.restore(targets(request.text()));
	}

	/** A model with a prompt of its own was trained on English. */
	private Request request(final String instruction) throws SoulstylerException {
		return Request.of(SplitterTask.check(instruction), prompt.anyLanguage());
	}

	private synchronized Answer targets(final InstructionText text)
		throws SoulstylerException
	{
		if (text.language() != Languages.standard()) return alone(text);
		if (trained != null) return choose(text, trained.likeliest(text));
		final Candidates candidates = candidates(text);
		return candidates.isEmpty() ? alone(text) : choose(text, candidates);
	}

	/**
	 * What a trained model answers in English; and the runner-up, if it is nearly as
	 * likely.
	 */
	synchronized List<Answer> likeliest(final InstructionText text)
		throws SoulstylerException
	{
		final Candidates candidates = candidates(text);
		final Answer first = choose(text, candidates);
		return candidates.settled().isPresent() ? List.of(first) : Stream.of(first,
			choose(text, candidates.answers(), candidates.options(Optional.of(first),
				DOUBT))).distinct().toList();
	}

	/** In English. A model that was not trained to answer only chooses. */
	private Candidates candidates(final InstructionText text)
		throws SoulstylerException
	{
		return new Candidates(text, tagger.get(), prompt.anyLanguage() ? Optional
			.empty() : Optional.of(alone(text)));
	}

	/** What the model answers without being offered anything. */
	private Answer alone(final InstructionText text) throws SoulstylerException {
		final Answer answer = answer(text);
		final int fewest = answer.targets().size() + (areDistinct(answer) ? 1 : 0);
		return Clauses.split(text, fewest, MOST_BYTES - text.bytes(), this::answer)
			.orElse(answer);
	}

	/** A model that is not sure of several targets says one's part of another. */
	private static boolean areDistinct(final Answer answer) {
		final List<Target> targets = answer.targets();
		return targets.stream().map(Target::objects).distinct().count() == targets
			.size() && targets.stream().map(Target::style).distinct()
				.count() == targets.size();
	}

	private Answer answer(final InstructionText text) throws SoulstylerException {
		return Phrases.withJoined(text, named(text));
	}

	/** What the model says. */
	private Answer named(final InstructionText text) throws SoulstylerException {
		final InstructionGrammar grammar = InstructionGrammar.of(text,
			SplitterPrompt.FORM);
		Answer answer = ask(text, grammar.toGbnf(), grammar, false);
		if (SplitterTask.isClear(answer, grammar)) return answer;
		if (answer.targets().size() > 1) {
			answer = ask(text, grammar.toGbnfOfOne(), grammar, true);
			if (SplitterTask.isClear(answer, grammar)) return answer;
		}
		// The parts share words.
		final Span objects = grammar.spans(answer.objects()).get(0);
		final Optional<Span> end = grammar.spans(answer.style()).stream().filter(
			s -> s.first() > objects.first() && s.last() == objects.last())
			.findFirst();
		// "Ostrich in sandstone": the objects did not stop where the style begins.
		if (end.isPresent()) return ask(text, grammar.toGbnfWithStyle(end.get()),
			grammar, true);
		// Else they are the surer half: keep them.
		return ask(text, grammar.toGbnf(objects), grammar, true);
	}

	/** How the model's own tokenizer writes a text; for tests. */
	int[] tokens(final String text) throws SoulstylerException {
		return model.tokens(text);
	}

	@Override
	public void close() {
		model.close();
		if (trained == null) close(tagger);
		else trained.close();
	}

	// -- Helper methods --

	private static void close(final Opening<PhraseTagger> tagger) {
		try {
			tagger.get().close();
		}
		catch (final SoulstylerException | RuntimeException e) {
			// It did not open: whoever needed it was told.
		}
	}

	private String who() {
		return "The language model " + model.file();
	}

	private synchronized String translate(final String texts, final int count)
		throws SoulstylerException
	{
		final String asked = model.chat(List.of(new Turn("system",
			Translation.TASK), new Turn("user", texts)));
		try {
			return model.complete(new Prompt("", asked), Translation.gbnf(count),
				count * MOST_TRANSLATED);
		}
		catch (final TooLongException e) {
			throw tooLong(e);
		}
	}

	private static SoulstylerException tooLong(final TooLongException cause) {
		return new SoulstylerException(Failure.INSTRUCTION,
			"The instruction is too long for the language model. One object and one" +
				" style are enough, e.g. \"Turn the red apple into fire\".", cause);
	}

	/** With what the tagger says in their favour. */
	private Answer choose(final InstructionText text, final Candidates candidates)
		throws SoulstylerException
	{
		return candidates.settled().isPresent() ? candidates.settled().get()
			: choose(text, candidates.answers(), candidates.options(Optional.empty(),
				0));
	}

	/** By the model alone. */
	private Answer choose(final InstructionText text, final List<Answer> answers)
		throws SoulstylerException
	{
		return answers.size() == 1 ? answers.get(0) : choose(text, answers, answers
			.stream().map(a -> new Option(Candidates.written(a), 0)).toList());
	}

	/** @param options what stands for each answer */
	private Answer choose(final InstructionText text, final List<Answer> answers,
		final List<Option> options) throws SoulstylerException
	{
		try {
			return answers.get(model.choose(prompt.of(text), prompt.end(), options));
		}
		catch (final TooLongException e) {
			throw tooLong(e);
		}
	}

	/** @param again whether the same was asked right before, with another grammar */
	private Answer ask(final InstructionText text, final String gbnf,
		final InstructionGrammar grammar, final boolean again)
		throws SoulstylerException
	{
		// A token is at least a byte, and each part at most the whole text.
		final int longest = 64 * InstructionGrammar.MOST_TARGETS + 2 * text.bytes();
		try {
			// llama.cpp ignores grammars that it cannot read, so trust nothing.
			final Prompt asked = prompt.of(text);
			return SplitterTask.parse(again ? model.completeAgain(asked, gbnf,
				longest) : model.complete(asked, gbnf, longest), grammar, who());
		}
		catch (final TooLongException e) {
			throw tooLong(e);
		}
	}
}
