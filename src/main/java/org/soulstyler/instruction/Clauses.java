package org.soulstyler.instruction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.instruction.InstructionGrammar.Span;
import org.soulstyler.instruction.InstructionText.Piece;
import org.soulstyler.instruction.SplitterTask.Answer;

/**
 * Finds several targets for a model that names one at a time. A sentence is cut
 * at an "and" or a comma if what stands on each side is a whole wish of its own
 * and both are made alike: "the boat <em>into</em> fire" and "the sky
 * <em>into</em> ice". "The man in the suit and the dog" and "moss and flowers"
 * stay in one piece.
 */
final class Clauses {

	/** Splits one clause; parts may be empty. */
	@FunctionalInterface
	interface Splitting {

		Answer answer(InstructionText clause) throws SoulstylerException;
	}

	private static final Set<String> JOINTS = Set.of("and", "while", "then", "but",
		",", ";", ".", "&", "+");

	/** Between an object and its style, and seldom anywhere else. */
	private static final Set<String> SURE = Set.of("into", "to", "as", "like",
		"become", "becomes", "becoming", "resemble", "resembles", "look", "looks",
		"style", "made", "be");

	/** Also within objects, so both sides must have the same. */
	private static final Set<String> UNSURE = Set.of("in", "with", "from", "of",
		"by", "for", "on", "onto", "over", "gets", "goes", "is");

	/** What is not to be changed. */
	private static final Set<String> SPARED = Set.of("leave", "keep", "don't",
		"not", "without", "alone", "untouched", "unchanged", "except", "instead",
		"likes", "loves", "adores", "stays", "stay");

	/** Beginnings of sentences that are tried. */
	private static final int MOST_JOINTS = 8;

	private Clauses() {}

	/** @return two targets or more, or nothing */
	static Optional<Answer> split(final InstructionText text,
		final Splitting splitting) throws SoulstylerException
	{
		final List<Piece> pieces = text.pieces();
		final List<Target> targets = new ArrayList<>();
		int start = 0, tried = 0;
		for (int joint = 1; joint < pieces.size() - 1 &&
			tried < MOST_JOINTS; joint++)
		{
			if (!isJoint(pieces.get(joint))) continue;
			int next = joint + 1;
			while (next < pieces.size() && isJoint(pieces.get(next)))
				next++;
			if (joint - start < 2 || pieces.size() - next < 2) continue;
			tried++;
			final Optional<Wish> left = wish(text, start, joint - 1, splitting);
			final Optional<Wish> right = left.isEmpty() ? left : wish(text, next,
				pieces.size() - 1, splitting);
			if (right.isEmpty() || !left.get().link().equals(right.get().link()) ||
				left.get().target().objects().equals(right.get().target().objects()))
				continue;
			targets.add(left.get().target());
			start = next;
			joint = next;
		}
		if (targets.isEmpty()) return Optional.empty();
		final Optional<Wish> last = wish(text, start, pieces.size() - 1, splitting);
		if (last.isEmpty()) return Optional.empty();
		targets.add(last.get().target());
		return targets.size() > InstructionGrammar.MOST_TARGETS ? Optional.empty()
			: Optional.of(new Answer(targets));
	}

	/** @param link how object and style are tied */
	private record Wish(Target target, String link) {
	}

	private static Optional<Wish> wish(final InstructionText text,
		final int first, final int last, final Splitting splitting)
		throws SoulstylerException
	{
		final InstructionText clause = InstructionText.of(text.span(first, last));
		final List<Piece> pieces = clause.pieces();
		if (pieces.stream().anyMatch(p -> SPARED.contains(lower(p)))) return Optional
			.empty();
		final Target target = splitting.answer(clause).targets().get(0);
		if (target.objects().isEmpty() || target.content().isEmpty()) return Optional
			.empty();
		final InstructionGrammar grammar = InstructionGrammar.of(clause);
		for (final Span objects : grammar.spans(target.objects())) {
			for (final Span content : grammar.spans(target.content())) {
				final boolean after = content.first() > objects.last();
				final int begin = after ? objects.last() : content.last();
				final int end = after ? content.first() : objects.first();
				final String link = link(pieces, begin + 1, end);
				if (link != null) return Optional.of(new Wish(target, (after ? ""
					: "before ") + link));
			}
		}
		return Optional.empty();
	}

	/** @return null if nothing ties the two */
	private static String link(final List<Piece> pieces, final int begin,
		final int end)
	{
		String unsure = null;
		for (int i = begin; i < end; i++) {
			final Piece piece = pieces.get(i);
			if (SURE.contains(lower(piece)) || piece.breaks()) return "sure";
			if (UNSURE.contains(lower(piece))) unsure = lower(piece);
		}
		return unsure;
	}

	private static boolean isJoint(final Piece piece) {
		return JOINTS.contains(lower(piece));
	}

	private static String lower(final Piece piece) {
		return piece.text().toLowerCase(Locale.ROOT);
	}
}
