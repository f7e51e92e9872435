package org.soulstyler.instruction;

import java.util.List;
import java.util.Optional;

import org.soulstyler.instruction.InstructionText.Piece;
import org.soulstyler.instruction.SplitterTask.Answer;

/**
 * Puts right where an object's phrase ends. Nothing is changed in languages without a
 * {@link Grammar}.
 */
final class Phrases {

	private final List<Piece> pieces;
	private final Grammar grammar;

	private Phrases(final InstructionText text, final Grammar grammar) {
		pieces = text.pieces();
		this.grammar = grammar;
	}

	/**
	 * The answer with what is joined to its only object and to nothing else: "the
	 * man in the hat <em>and the dog in the basket</em> into gold", "<em>me and</em>
	 * my dog". Trained models miss this, too.
	 */
	static Answer withJoined(final InstructionText text, final Answer answer) {
		final Grammar grammar = text.language().grammar();
		if (grammar == null) return answer;
		final Phrases phrases = new Phrases(text, grammar);
		final boolean only = answer.targets().size() == 1;
		return new Answer(answer.targets().stream().map(target -> phrases
			.withJoined(text, target, only)).toList());
	}

	// -- Helper methods --

	/** @param only whether nothing else is restyled, so that a joint is not between two wishes */
	private Target withJoined(final InstructionText text, final Target target,
		final boolean only)
	{
		final InstructionGrammar spans = InstructionGrammar.of(text);
		final Optional<Span> found = spans.objectsApartFrom(target.objects(), target
			.style());
		if (found.isEmpty()) return target;
		final Span object = found.get();
		final Optional<Span> style = spans.spans(target.style()).stream().filter(
			s -> s.first() > object.last()).findFirst();
		final int last = only && style.isPresent() ? joined(object.last(), style
			.get().first()) : object.last();
		return new Target(text.span(withPerson(object.first()), last), target
			.style());
	}

	/**
	 * @param last of the object's pieces
	 * @param style its first piece
	 */
	private int joined(final int last, final int style) {
		if (last + 2 >= style || !isJoint(last + 1) || !grammar.clauses()
			.objectDeterminers().contains(word(last + 2))) return last;
		int end = last + 2;
		while (end < style && pieces.get(end).word() && !isOver(end))
			end++;
		// Without a tie the joint may be between two wishes.
		return end < style && grammar.phrases().predicates().contains(word(end)) &&
			pieces.get(end - 1).ends() ? end - 1 : last;
	}

	/**
	 * @param first of the object's pieces
	 * @return the same, or the pronoun that is joined to it: "<em>me</em> and my dog"
	 */
	private int withPerson(final int first) {
		final int person = first - 2;
		if (person < 0 || !isJoint(first - 1) || !grammar.objectSets().person()
			.matcher(word(person)).matches()) return first;
		// "For me and the children"
		return person > 0 && grammar.noBegin().contains(word(person - 1)) &&
			!isJoint(person - 1) ? first : person;
	}

	private boolean isJoint(final int piece) {
		return grammar.objectSets().joint().matcher(" " + word(piece) + " ")
			.matches();
	}

	/** Whether an object's phrase is over there. */
	private boolean isOver(final int piece) {
		return pieces.get(piece).breaks() || grammar.phrases().predicates()
			.contains(word(piece)) || grammar.phrases().wrappers().contains(word(
				piece)) || grammar.clauses().joints().contains(word(piece));
	}

	private String word(final int piece) {
		return pieces.get(piece).lowerCase();
	}
}
