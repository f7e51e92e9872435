package org.soulstyler.instruction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

import org.jspecify.annotations.Nullable;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.instruction.InstructionText.Piece;
import org.soulstyler.instruction.SplitterTask.Answer;

/**
 * Prepares an instruction for a language model and interprets the answer: the
 * model sees only what can be done, without quotation marks; its answer gets
 * them back, and what was left out is reported. In languages without a {@link
 * Grammar} only the quotation marks are handled.
 */
final class Request {

	private static final String EXAMPLE =
		"Say what to restyle and how, e.g. \"Turn the red apple into fire\".";

	private final InstructionText text;
	private final OtherRequests others;
	private final Optional<Exclusion> exclusion;

	private Request(final InstructionText text, final OtherRequests others,
		final Optional<Exclusion> exclusion)
	{
		this.text = text;
		this.others = others;
		this.exclusion = exclusion;
	}

	/**
	 * @param anyLanguage whether the model knows more than the standard language
	 * @throws SoulstylerException {@link Failure#INSTRUCTION} if it is in
	 *          another language, or asks for nothing but other operations; says
	 *          what to write
	 */
	static Request of(final InstructionText whole, final boolean anyLanguage)
		throws SoulstylerException
	{
		final Language language = whole.language();
		if (!anyLanguage && language != Languages.standard()) throw refused(
			"The instruction seems to be written in " + language.name() +
				", and this language model knows " + Languages.standard().name() +
				" only. " + EXAMPLE);
		final Grammar grammar = language.grammar();
		if (grammar == null) return new Request(whole, OtherRequests.none(whole),
			Optional.empty());
		final OtherRequests others = OtherRequests.of(whole, grammar);
		if (isOneSentence(whole) && grammar.requests().questions().matcher(whole
			.source().original()).matches()) throw question();
		if (others.rest() == null) throw noLook(others.leftOut());
		if (Exclusion.isForgotten(others.rest(), grammar)) throw refused(
			"What is to stay as it is? The instruction does not name what it " +
				"excludes. Write, e.g., \"Turn everything except the dog into fire\".");
		final Optional<Exclusion> exclusion = Exclusion.of(others.rest(), grammar);
		final String rest = exclusion.map(Exclusion::rest).orElse(others.rest());
		return new Request(InstructionText.of(rest, language), others, exclusion);
	}

	/** What the model is asked about. */
	InstructionText text() {
		return text;
	}

	/**
	 * The answer in the words of the user, quotation marks included. Parts may be
	 * empty.
	 */
	Answer restore(final Answer answer) {
		final List<Target> targets = withStyleFirst(answer).targets();
		return new Answer(targets.stream().map(target -> restore(target, targets
			.stream().filter(other -> other != target).map(Target::objects).toList()))
			.toList());
	}

	/**
	 * An instruction that can be followed.
	 *
	 * @param given as the model gave it
	 * @throws SoulstylerException {@link Failure#INSTRUCTION} if a part is missing;
	 *           says what to write
	 */
	StyleInstruction complete(final String instruction, final Answer given)
		throws SoulstylerException
	{
		final Answer answer = withPerson(withoutEdit(withStyleFirst(given)));
		final boolean complete = answer.targets().stream().noneMatch(t -> t
			.objects().isEmpty() || t.style().isEmpty());
		final Grammar grammar = text.language().grammar();
		if (!complete && grammar != null) {
			if (isQuestion(grammar)) throw question();
			if (OtherRequests.isEdit(text, grammar)) throw noLook(List.of(text
				.source().original()));
		}
		if (answer.objects().isEmpty() && refersToLeftOut()) throw noLook(others
			.leftOut());
		final List<Target> targets = restore(SplitterTask.requireComplete(text,
			answer)).targets();
		return new StyleInstruction(instruction, targets, notices(targets));
	}

	// -- Helper methods --

	/** "Steampunk helicopter, please": a part is missing, and yet none is. */
	private Answer withStyleFirst(final Answer answer) {
		final Grammar grammar = text.language().grammar();
		final boolean complete = !answer.style().isEmpty() && (!answer.objects()
			.isEmpty() || SplitterTask.isAboutTheWhole(text, answer.style()));
		if (complete || grammar == null || !grammar.styleAdjectives().contains(text
			.pieces().get(0).lowerCase())) return answer;
		int last = 0;
		while (last + 1 < text.pieces().size() && text.pieces().get(last + 1)
			.word())
			last++;
		while (last > 0 && !text.pieces().get(last).ends())
			last--;
		return last == 0 || !text.pieces().get(1).begins() ? answer : new Answer(
			text.span(1, last), text.span(0, 0));
	}

	/** "Brighten the sky": the verb of an edit is no style. */
	private Answer withoutEdit(final Answer answer) {
		final Grammar grammar = text.language().grammar();
		return grammar == null || answer.targets().size() > 1 || !grammar.requests()
			.editVerb().matcher(answer.style()).matches() ? answer : new Answer(answer
				.objects(), "");
	}

	/** "Turn me into a statue": whoever says so is in the picture. */
	private Answer withPerson(final Answer answer) {
		final Grammar grammar = text.language().grammar();
		if (grammar == null || !answer.objects().isEmpty() || answer.style()
			.isEmpty() || SplitterTask.isAboutTheWhole(text, answer.style()))
			return answer;
		final Matcher person = grammar.requests().persons().matcher(text.text());
		return person.find() ? new Answer(person.group("who"), answer.style())
			: answer;
	}

	private static boolean isOneSentence(final InstructionText text) {
		return text.pieces().subList(0, text.pieces().size() - 1).stream()
			.noneMatch(Piece::breaks);
	}

	private boolean isQuestion(final Grammar grammar) {
		return grammar.requests().questionOpenings().contains(text.pieces().get(0)
			.lowerCase());
	}

	/** "Move the cup and make it gold": "it" is not the picture. */
	private boolean refersToLeftOut() {
		final Grammar grammar = text.language().grammar();
		if (grammar == null || !others.first()) return false;
		return text.pieces().stream().noneMatch(p -> grammar.wholePicture()
			.contains(p.lowerCase())) && others.leftOut().stream().noneMatch(
				clause -> InstructionText.of(clause, text.language()).pieces().stream()
					.anyMatch(p -> grammar.wholePicture().contains(p.lowerCase())));
	}

	private List<String> notices(final List<Target> targets) {
		final Grammar grammar = text.language().grammar();
		if (grammar == null) return List.of();
		final List<String> notices = new ArrayList<>();
		if (!others.leftOut().isEmpty()) notices.add("Left out, because " +
			"Soulstyler can only change how things look: " + quoted(others
				.leftOut()) + ".");
		if (targets.size() == 1 && OtherRequests.isAddition(text, grammar)) notices
			.add("Nothing is added next to \u201c" + targets.get(0).name() +
				"\u201d: it gets the look of \u201c" + targets.get(0).style() +
				"\u201d.");
		return notices;
	}

	/** @param others what the other targets restyle */
	private Target restore(final Target target, final List<String> others) {
		final InstructionGrammar.Parts parts = InstructionGrammar.of(text).parts(
			target);
		final Span object = parts.object(), style = withoutAmount(parts.style());
		final Target restored = new Target(object == null ? target.objects() : text
			.original(object, style), style == null ? target.style() : text.original(
				style, object));
		return whole(exclusion.map(e -> e.over(restored, isTheRest(e.everything())
			? others : List.of())).orElse(restored));
	}

	/** "Some leopard print": how much of it is no look. */
	private @Nullable Span withoutAmount(final @Nullable Span style) {
		final Grammar grammar = text.language().grammar();
		return style == null || grammar == null || style.first() == style.last() ||
			!grammar.amounts().contains(text.pieces().get(style.first()).lowerCase())
				? style : new Span(style.first() + 1, style.last());
	}

	private boolean isTheRest(final @Nullable String words) {
		final Grammar grammar = text.language().grammar();
		return words != null && grammar != null && grammar.theRest().matcher(words)
			.matches();
	}

	/** "The whole image" is no object to look for. */
	private Target whole(final Target target) {
		final Grammar grammar = text.language().grammar();
		return grammar == null || target.style().isEmpty() || !grammar.objectSets()
			.everything().matcher(target.objects()).matches() ? target : new Target(
				"", target.style());
	}

	private static String quoted(final List<String> clauses) {
		return "\u201c" + String.join("\u201d, \u201c", clauses) + "\u201d";
	}

	private static SoulstylerException question() {
		return refused(
			"This seems to be a question, which Soulstyler cannot answer. " +
				EXAMPLE);
	}

	private static SoulstylerException noLook(final List<String> clauses) {
		return refused(quoted(clauses) + " asks for something other than a new " +
			"look, and Soulstyler can only change how things look. " + EXAMPLE);
	}

	private static SoulstylerException refused(final String sentence) {
		return new SoulstylerException(Failure.INSTRUCTION, sentence);
	}
}
