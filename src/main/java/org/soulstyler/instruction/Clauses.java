package org.soulstyler.instruction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.instruction.Grammar.ClauseWords;
import org.soulstyler.instruction.InstructionText.Piece;
import org.soulstyler.instruction.SplitterTask.Answer;

/**
 * Finds several targets for a model that names one at a time. A sentence is cut
 * at an "and" or a comma if what stands on each side is a whole wish of its own
 * and both are made alike: "the boat <em>into</em> fire" and "the sky
 * <em>into</em> ice". "The man in the suit and the dog" and "moss and flowers"
 * stay in one piece. What the first wish opens with is read before the others,
 * too, where they begin with their objects: "<em>Make</em> the shirt denim and
 * the trousers leather".
 */
final class Clauses {

	/** Splits one clause; parts may be empty. */
	@FunctionalInterface
	interface Splitting {

		Answer answer(InstructionText clause) throws SoulstylerException;
	}

	/** Beginnings of sentences that are tried. */
	private static final int MOST_JOINTS = 8;

	private final Language language;
	private final ClauseWords words;
	private final Splitting splitting;

	private Clauses(final Language language, final ClauseWords words,
		final Splitting splitting)
	{
		this.language = language;
		this.words = words;
		this.splitting = splitting;
	}

	/**
	 * @param fewest targets that are wanted
	 * @param most bytes of UTF-8 in all clauses that are asked about; a sentence
	 *          that takes more is left in one piece
	 * @return so many targets or more, two at least, or nothing
	 */
	static Optional<Answer> split(final InstructionText text, final int fewest,
		final int most, final Splitting splitting) throws SoulstylerException
	{
		final Grammar grammar = text.language().grammar();
		if (grammar == null) return Optional.empty();
		final long joints = text.pieces().stream().filter(p -> grammar.clauses()
			.joints().contains(p.lowerCase())).count();
		if (joints + 1 < fewest) return Optional.empty();
		final int[] left = { most };
		// What is the right side of one joint is the left side of the next.
		final Map<String, Answer> asked = new HashMap<>();
		final Optional<Answer> targets = new Clauses(text.language(), grammar
			.clauses(), clause -> {
				Answer answer = asked.get(clause.text());
				if (answer == null) {
					left[0] -= clause.bytes();
					answer = left[0] < 0 ? new Answer("", "") : splitting.answer(clause);
					asked.put(clause.text(), answer);
				}
				return answer;
			}).cut(text);
		return left[0] < 0 ? Optional.empty() : targets.filter(t -> t.targets()
			.size() >= fewest);
	}

	private Optional<Answer> cut(final InstructionText text)
		throws SoulstylerException
	{
		final List<Piece> pieces = text.pieces();
		final List<Target> targets = new ArrayList<>();
		String opening = "";
		int start = 0, tried = 0;
		for (int joint = 1; joint < pieces.size() - 1 &&
			tried < MOST_JOINTS; joint++)
		{
			if (!isJoint(text, joint)) continue;
			int next = joint + 1;
			while (next < pieces.size() && isJoint(text, next))
				next++;
			if (words(pieces, start, joint) < 2 || words(pieces, next, pieces
				.size()) < 2) continue;
			tried++;
			final Optional<Wish> left = wish(opening, text.span(start, joint - 1));
			if (left.isEmpty()) continue;
			final String opens = opening.isEmpty() ? left.get().opening() : opening;
			Optional<Wish> right = wish(opens, text.span(next, pieces.size() - 1));
			// Where more wishes follow, the first of them counts.
			for (int end = next + 2; right.isEmpty() && end < pieces.size(); end++) {
				if (!isJoint(text, end) || words(pieces, next, end) < 2) continue;
				right = wish(opens, text.span(next, end - 1));
				break;
			}
			if (right.isEmpty() || !areAlike(left.get(), right.get()) || left.get()
				.target().objects().equals(right.get().target().objects())) continue;
			targets.add(left.get().target());
			opening = opens;
			start = next;
			joint = next;
		}
		if (targets.isEmpty()) return Optional.empty();
		final Optional<Wish> last = wish(opening, text.span(start, pieces.size() -
			1));
		if (last.isEmpty()) return Optional.empty();
		targets.add(last.get().target());
		return targets.size() > InstructionGrammar.MOST_TARGETS ? Optional.empty()
			: Optional.of(new Answer(targets));
	}

	/** How many may belong to a part: a wish has two. */
	private static long words(final List<Piece> pieces, final int begin,
		final int end)
	{
		return pieces.subList(begin, end).stream().filter(Piece::begins).count();
	}

	/**
	 * A clause that is a wish of its own.
	 *
	 * @param opening what comes before its parts
	 * @param styleFirst whether the object comes last
	 * @param link what ties its parts
	 * @param begins whether it begins with a verb
	 */
	private record Wish(Target target, String opening, boolean styleFirst,
			Link link, boolean begins) {
	}

	/**
	 * @param sure whether such words stand between an object and its style alone
	 * @param word an unsure one, empty if there is none
	 */
	private record Link(boolean sure, String word) {

		boolean isNothing() {
			return !sure && word.isEmpty();
		}

		boolean isLike(final Link other) {
			return sure && other.sure || word.equals(other.word) &&
				isNothing() == other.isNothing();
		}
	}

	private static boolean areAlike(final Wish left, final Wish right) {
		if (right.begins()) return true;
		return left.styleFirst() == right.styleFirst() && left.link().isLike(right
			.link());
	}

	/** @param opening of an earlier wish, which may count for this one, too */
	private Optional<Wish> wish(final String opening, final String text)
		throws SoulstylerException
	{
		final InstructionText alone = InstructionText.of(text, language);
		final String first = alone.pieces().get(0).lowerCase();
		final InstructionText before = InstructionText.of(opening, language);
		final boolean complete = opening.isEmpty() || words.verbs().contains(
			first) || before.pieces().stream().anyMatch(p -> p.lowerCase().equals(
				first));
		if (complete) return wish(alone, 0);
		final Optional<Wish> opened = wish(InstructionText.of(opening + " " + text,
			language), before.pieces().size());
		return opened.isPresent() ? opened : wish(alone, 0);
	}

	/** @param begin the first piece that may belong to a part */
	private Optional<Wish> wish(final InstructionText clause, final int begin)
		throws SoulstylerException
	{
		final List<Piece> pieces = clause.pieces();
		if (pieces.stream().anyMatch(p -> words.unchanged().contains(p
			.lowerCase()))) return Optional.empty();
		if (!mayBeWish(pieces)) return Optional.empty();
		final Target target = splitting.answer(clause).targets().get(0);
		if (target.objects().isEmpty() || target.style().isEmpty()) return Optional
			.empty();
		final InstructionGrammar grammar = InstructionGrammar.of(clause);
		for (final Span objects : grammar.spans(target.objects())) {
			for (final Span style : grammar.spans(target.style())) {
				final int start = Math.min(objects.first(), style.first());
				if (start < begin) continue;
				final boolean styleFirst = style.last() < objects.first();
				final Link link = styleFirst ? link(pieces, style.last() + 1, objects
					.first()) : link(pieces, objects.last() + 1, style.first());
				if (link == null || link.isNothing() && (styleFirst || !words
					.objectDeterminers().contains(pieces.get(objects.first())
						.lowerCase()))) continue;
				return Optional.of(new Wish(target, start == 0 ? "" : clause.span(0,
					start - 1), styleFirst, link, begin == 0 && words.verbs().contains(
						pieces.get(0).lowerCase())));
			}
		}
		return Optional.empty();
	}

	/** Spares a question: whether two parts could be tied in it, whatever they are. */
	private boolean mayBeWish(final List<Piece> pieces) {
		for (int i = 0; i < pieces.size(); i++) {
			final String word = pieces.get(i).lowerCase();
			final boolean within = i > 0 && i < pieces.size() - 1;
			if (within && (words.links().contains(word) || words.ambiguousLinks()
				.contains(word) || pieces.get(i).breaks()) || words.objectDeterminers()
					.contains(word) && words(pieces, i, pieces.size()) > 1) return true;
		}
		return false;
	}

	/** @return null if nothing ties the parts, and they do not stand side by side */
	private @Nullable Link link(final List<Piece> pieces, final int begin,
		final int end)
	{
		String unsure = "";
		boolean sure = false;
		for (int i = begin; i < end; i++) {
			final String word = pieces.get(i).lowerCase();
			sure |= words.links().contains(word) || pieces.get(i).breaks();
			if (words.ambiguousLinks().contains(word)) unsure = word;
		}
		final boolean adjacent = begin == end || end == begin + 1 && words
			.articles().contains(pieces.get(begin).lowerCase());
		return sure || !unsure.isEmpty() || adjacent ? new Link(sure, unsure)
			: null;
	}

	private boolean isJoint(final InstructionText text, final int piece) {
		return words.joints().contains(text.pieces().get(piece).lowerCase()) &&
			!text.isQuoted(piece);
	}
}
