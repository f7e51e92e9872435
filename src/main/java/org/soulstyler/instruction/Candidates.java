package org.soulstyler.instruction;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.soulstyler.instruction.PhraseTagger.Reading;
import org.soulstyler.instruction.SplitterTask.Answer;
import org.soulstyler.llama.LanguageModel.Option;

/**
 * The answers among which a chat model chooses: those that the way an instruction is
 * said makes likely ({@link PhraseTagger}). All of them are made of the instruction's
 * own words and can be told apart.
 */
final class Candidates {

	/** So many are offered, at most. */
	private static final int MOST = 8;

	/** What a point of the tagger's weighs, as a logit. */
	private static final double WEIGHT = 0.35;

	private final List<Answer> answers = new ArrayList<>();
	private final List<Option> options = new ArrayList<>();

	private Candidates() {}

	/** @return none where the tagger does not know the language */
	static Candidates of(final InstructionText text) {
		final Candidates candidates = new Candidates();
		if (text.language() != Languages.standard()) return candidates;
		final InstructionGrammar grammar = InstructionGrammar.of(text);
		final Set<String> known = new HashSet<>();
		for (final Reading reading : Standard.TAGGER.readings(text, 2 * MOST)) {
			final Optional<Answer> answer = answer(text, reading).filter(a -> isValid(
				a, grammar));
			if (answer.isEmpty()) continue;
			final String written = SplitterPrompt.FORM.write(answer.get().targets());
			if (candidates.answers.size() == MOST || !known.add(written)) continue;
			candidates.answers.add(answer.get());
			candidates.options.add(new Option(written, WEIGHT * reading.score()));
		}
		return candidates;
	}

	boolean isEmpty() {
		return answers.isEmpty();
	}

	/** The likeliest first. */
	List<Answer> answers() {
		return List.copyOf(answers);
	}

	/** As a model would write them, in the same order. */
	List<Option> options() {
		return List.copyOf(options);
	}

	// -- Helper methods --

	/** Parts stand in the order of their targets; no part may be missing of several. */
	private static Optional<Answer> answer(final InstructionText text,
		final Reading reading)
	{
		final List<Span> objects = reading.objects(), styles = reading.styles();
		final int count = Math.max(objects.size(), styles.size());
		if (count == 0 || count > 1 && objects.size() != styles.size())
			return Optional.empty();
		final List<Target> targets = new ArrayList<>();
		for (int i = 0; i < count; i++)
			targets.add(new Target(said(text, objects, i), said(text, styles, i)));
		return Optional.of(new Answer(targets));
	}

	private static String said(final InstructionText text, final List<Span> parts,
		final int i)
	{
		return i < parts.size() ? text.span(parts.get(i).first(), parts.get(i)
			.last()) : "";
	}

	private static boolean isValid(final Answer answer,
		final InstructionGrammar grammar)
	{
		return answer.targets().size() <= InstructionGrammar.MOST_TARGETS && answer
			.targets().stream().allMatch(t -> isPart(t.objects(), grammar) && isPart(t
				.style(), grammar)) && SplitterTask.isClear(answer, grammar);
	}

	private static boolean isPart(final String part,
		final InstructionGrammar grammar)
	{
		return part.isEmpty() || !grammar.spans(part).isEmpty();
	}

	/** Learnt once, when first asked for. */
	private static final class Standard {

		static final PhraseTagger TAGGER = new PhraseTagger(ExampleBank.standard()
			.all());
	}
}
