package org.soulstyler.instruction;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.soulstyler.instruction.Grammar.RequestPatterns;
import org.soulstyler.instruction.InstructionText.Piece;

/**
 * What an instruction asks for besides new looks: "<em>Remove the background</em>
 * and make the cat a pencil sketch". Language models that split instructions take
 * any sentence for one, so this is told by its words: each clause whose verb, with
 * what follows it, asks for another operation is cut out.
 *
 * @param rest what is left of the instruction, as the user wrote it; null if
 *          nothing is
 * @param leftOut the clauses that were cut out, likewise
 * @param first whether the first of them came before what is left
 */
record OtherRequests(@Nullable String rest, List<String> leftOut,
		boolean first) {

	OtherRequests {
		leftOut = List.copyOf(leftOut);
	}

	/** @param grammar of the text's language */
	static OtherRequests of(final InstructionText text, final Grammar grammar) {
		final OtherRequests all = without(text, find(text, grammar, true), grammar);
		return all.rest() != null ? all : without(text, find(text, grammar, false),
			grammar);
	}

	/** Where all of an instruction is left. */
	static OtherRequests none(final InstructionText text) {
		return new OtherRequests(text.source().original(), List.of(), false);
	}

	/**
	 * Whether an instruction for which no look was found begins like an edit:
	 * "Hide the lamp".
	 */
	static boolean isEdit(final InstructionText text, final Grammar grammar) {
		final RequestPatterns words = grammar.requests();
		final int count = text.pieces().size();
		final int verb = skipFillers(text, 0, words);
		return verb < count && words.editVerb().matcher(span(text, verb, count))
			.lookingAt();
	}

	/** Whether an instruction asks to add what can be a look, such as "moss". */
	static boolean isAddition(final InstructionText text, final Grammar grammar) {
		final RequestPatterns words = grammar.requests();
		final int count = text.pieces().size();
		final int verb = skipFillers(text, 0, words);
		if (verb == count) return false;
		final String clause = span(text, verb, count);
		return words.additions().matcher(clause).lookingAt() && !words.looks()
			.matcher(clause).find();
	}

	// -- Helper methods --

	/** @param edits whether to take what may be a wish for a look, if alone */
	private static List<Span> find(final InstructionText text,
		final Grammar grammar, final boolean edits)
	{
		final RequestPatterns words = grammar.requests();
		final List<Span> found = new ArrayList<>();
		final int count = text.pieces().size();
		for (int start = 0; start < count; start++) {
			if (start > 0 && !isBorder(text, start - 1, grammar)) continue;
			final int verb = skipFillers(text, start, words);
			if (verb == count) break;
			final int end = endOfClause(text, verb, grammar);
			if (!isOther(text, start, verb, end, words, edits)) continue;
			found.add(new Span(verb, end - 1));
			start = end - 1;
		}
		return found;
	}

	private static OtherRequests without(final InstructionText text,
		final List<Span> cut, final Grammar grammar)
	{
		final int count = text.pieces().size();
		final List<String> leftOut = cut.stream().map(s -> text.original(s, null))
			.toList();
		if (cut.isEmpty()) return none(text);
		final List<String> rest = new ArrayList<>();
		int begin = 0;
		for (final Span span : cut) {
			keep(text, begin, span.first(), grammar, rest);
			begin = span.last() + 1;
		}
		final boolean first = rest.isEmpty();
		keep(text, begin, count, grammar, rest);
		return new OtherRequests(rest.isEmpty() ? null : String.join(", ", rest),
			leftOut, first);
	}

	/** Adds some pieces unless there is nothing but little words among them. */
	private static void keep(final InstructionText text, final int begin,
		final int end, final Grammar grammar, final List<String> rest)
	{
		final RequestPatterns words = grammar.requests();
		int first = begin, last = end;
		while (first < last && isBorder(text, first, grammar))
			first++;
		while (last > first && (isBorder(text, last - 1, grammar) || words.fillers()
			.contains(text.pieces().get(last - 1).lowerCase())))
			last--;
		for (int i = first; i < last; i++) {
			final Piece piece = text.pieces().get(i);
			if (!piece.word() || words.fillers().contains(piece.lowerCase()))
				continue;
			rest.add(text.original(new Span(first, last - 1), null));
			return;
		}
	}

	/** Whether a clause may begin behind a piece. */
	private static boolean isBorder(final InstructionText text, final int at,
		final Grammar grammar)
	{
		final Piece piece = text.pieces().get(at);
		return piece.breaks() || !text.isQuoted(at) && grammar.clauses().joints()
			.contains(piece.lowerCase());
	}

	private static int skipFillers(final InstructionText text, final int start,
		final RequestPatterns words)
	{
		int verb = start;
		while (verb < text.pieces().size() && words.fillers().contains(text.pieces()
			.get(verb).lowerCase()))
			verb++;
		return verb;
	}

	/** Clauses end with the sentence, or where another with a verb follows. */
	private static int endOfClause(final InstructionText text, final int verb,
		final Grammar grammar)
	{
		final RequestPatterns words = grammar.requests();
		final int count = text.pieces().size();
		for (int i = verb + 1; i < count; i++) {
			if (!isBorder(text, i, grammar)) continue;
			if (text.pieces().get(i).breaks()) return i;
			int next = i + 1;
			while (next < count && isBorder(text, next, grammar))
				next++;
			next = skipFillers(text, next, words);
			if (next == count) return i;
			final String rest = span(text, next, count);
			if (grammar.clauses().verbs().contains(text.pieces().get(next)
				.lowerCase()) || words.operations().matcher(rest).matches() || words
					.edits().matcher(rest).matches() || words.additions().matcher(rest)
						.lookingAt()) return i;
		}
		return count;
	}

	private static boolean isOther(final InstructionText text, final int start,
		final int verb, final int end, final RequestPatterns words,
		final boolean edits)
	{
		if (text.isQuoted(verb) || verb >= end) return false;
		final String clause = span(text, verb, end);
		final int count = text.pieces().size();
		final boolean picks = end < count && words.picking().matcher(span(text,
			verb, count)).lookingAt(); // "Select the dog and make it gold"
		return words.operations().matcher(clause).matches() || edits && !picks &&
			words.edits().matcher(clause).matches() || words.passive().matcher(span(
				text, start, end)).matches() || addsThing(clause, words);
	}

	/** "Add a hat to the man", but not "add moss to the wall". */
	private static boolean addsThing(final String clause,
		final RequestPatterns words)
	{
		if (!words.additions().matcher(clause).lookingAt() || words.looks().matcher(
			clause).find()) return false;
		final boolean onto = words.onto().matcher(clause).find();
		return words.addedThings().matcher(clause).matches() && !(onto && words
			.coverings().matcher(clause).find()) || !onto;
	}

	private static String span(final InstructionText text, final int first,
		final int end)
	{
		return text.original(new Span(first, end - 1), null);
	}
}
