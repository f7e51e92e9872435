package org.soulstyler.instruction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.instruction.PhraseTagger.Reading;
import org.soulstyler.instruction.SplitterTask.Answer;
import org.soulstyler.llama.LanguageModel.Option;

/**
 * The answers among which a language model chooses: those that the way an instruction
 * is said makes likely ({@link PhraseTagger}), and the model's own, where it was
 * trained to split instructions. All of them are made of the instruction's own words;
 * the tagger's parts can be told apart.
 */
final class Candidates {

	/** So many are offered, at most. */
	private static final int MOST = 8;

	/**
	 * What the logarithm of a reading's probability weighs beside a logit of the model
	 * that chooses: models are surer of themselves than they are right.
	 */
	private static final double WEIGHT = 4;

	/** With the tagger's scores; the likeliest first. */
	private final Map<Answer, Double> scores = new LinkedHashMap<>();
	private final Optional<Answer> trained;

	/** @param trained what the model answers that chooses, if it was trained to */
	Candidates(final InstructionText text, final PhraseTagger tagger,
		final Optional<Answer> trained) throws SoulstylerException
	{
		final InstructionGrammar grammar = InstructionGrammar.of(text);
		final Predicate<Answer> valid = answer -> isValid(answer, grammar);
		this.trained = trained.filter(valid);
		double least = 0;
		for (final Reading reading : tagger.readings(text, 2 * MOST)) {
			final Optional<Answer> answer = answer(text, reading).filter(valid);
			if (answer.isEmpty() || scores.size() == MOST) continue;
			scores.putIfAbsent(answer.get(), reading.score());
			least = reading.score();
		}
		// It is no likelier to the tagger than those that it offers; where it offers
		// none, it stands, clear or not.
		final double favour = least;
		(scores.isEmpty() ? trained : this.trained).ifPresent(answer -> scores
			.putIfAbsent(answer, favour));
	}

	boolean isEmpty() {
		return scores.isEmpty();
	}

	/**
	 * The answer that needs no choice: the only one, or the one that is the trained
	 * model's and the tagger's likeliest.
	 */
	Optional<Answer> settled() {
		return scores.keySet().stream().findFirst().filter(first -> scores
			.size() == 1 || trained.filter(first::equals).isPresent());
	}

	/** The tagger's likeliest first; none if it offers none and the model has none. */
	List<Answer> answers() {
		return List.copyOf(scores.keySet());
	}

	/**
	 * As the model that chooses writes them; in the same order.
	 *
	 * @param handicapped one with something against it, or none
	 * @param handicap a logit
	 */
	List<Option> options(final Optional<Answer> handicapped,
		final double handicap)
	{
		return scores.entrySet().stream().map(scored -> new Option(written(scored
			.getKey()), WEIGHT * scored.getValue() - (handicapped.filter(scored
				.getKey()::equals).isPresent() ? handicap : 0))).toList();
	}

	/** As a model writes it. */
	static String written(final Answer answer) {
		return SplitterPrompt.FORM.write(answer.targets());
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
		return Optional.of(Phrases.withJoined(text, new Answer(targets)));
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
}
