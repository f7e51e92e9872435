package org.soulstyler.instruction;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * Scores answers about instructions against what a person wrote down. An answer
 * is right when both parts of every target are, articles at their beginning,
 * case, final punctuation and the order of targets aside.
 */
public final class SplitterEvaluation {

	/** Between the targets in a file. */
	private static final String SEPARATOR = " || ";

	/**
	 * An instruction with its right answer.
	 *
	 * @param shape the kind of sentence, e.g. "question"
	 * @param instruction what a user may write
	 * @param targets the right answer; where there is one target, a part that the
	 *          instruction does not name is empty
	 */
	public record Case(String shape, String instruction, List<Target> targets) {

		/** Keeps copies, which nobody can change. */
		public Case {
			targets = List.copyOf(targets);
		}

		/** A case with one target. */
		public Case(final String shape, final String instruction,
			final String objects, final String style)
		{
			this(shape, instruction, List.of(new Target(objects, style)));
		}
	}

	/** A case and the answer that was given to it. */
	public record Outcome(Case asked, List<Target> answer) {

		/** Keeps copies, which nobody can change. */
		public Outcome {
			answer = List.copyOf(answer);
		}

		/** Whether all parts are right. */
		public boolean isRight() {
			return essence(answer).equals(essence(asked.targets()));
		}
	}

	/** How many of a number of cases were answered rightly. */
	public record Score(int right, int of) {

		/** In [0, 1]; 0 when there were none. */
		public double fraction() {
			return of == 0 ? 0 : (double) right / of;
		}

		@Override
		public String toString() {
			return String.format(Locale.ROOT, "%d/%d = %.1f %%", right, of, 100 *
				fraction());
		}
	}

	/** Answers one instruction; a part that is not there is empty. */
	@FunctionalInterface
	public interface Answering<E extends Exception> {

		/** @return the targets in their order; none for what is no restyling */
		List<Target> answer(String instruction) throws E;
	}

	private final List<Outcome> outcomes = new ArrayList<>();

	/**
	 * Reads cases from a file with a tab-separated line each: shape, instruction,
	 * objects, style. Several targets are joined with " || " in the last two.
	 * Lines that begin with # are comments.
	 *
	 * @throws SoulstylerException {@link Failure#INSTRUCTION} if the file cannot be
	 *           read or is written otherwise
	 */
	public static List<Case> read(final Path file) throws SoulstylerException {
		final List<Case> cases = new ArrayList<>();
		try {
			for (final String line : Files.readAllLines(file)) {
				if (!line.isBlank() && !line.startsWith("#")) cases.add(parse(line,
					file));
			}
		}
		catch (final IOException e) {
			throw new SoulstylerException(Failure.INSTRUCTION, "The cases in " +
				file + " cannot be read: " + (Files.isRegularFile(file)
					? "it is not a text in UTF-8." : "there is no such file."), e);
		}
		return cases;
	}

	/**
	 * Asks a splitter each case. A sentence that it refuses counts as wrong.
	 */
	public SplitterEvaluation ask(final List<Case> cases,
		final InstructionSplitter splitter)
	{
		return ask(cases, instruction -> {
			try {
				return splitter.targets(instruction);
			}
			catch (final SoulstylerException e) {
				return List.of();
			}
		});
	}

	/** Asks for the answer to each case and records it. */
	public <E extends Exception> SplitterEvaluation ask(final List<Case> cases,
		final Answering<E> answering) throws E
	{
		for (final Case asked : cases)
			outcomes.add(new Outcome(asked, answering.answer(asked.instruction())));
		return this;
	}

	/** All outcomes so far, in order. */
	public List<Outcome> outcomes() {
		return List.copyOf(outcomes);
	}

	/** The score over everything. */
	public Score score() {
		return score(outcomes);
	}

	/** The score of each shape of sentence, by name. */
	public Map<String, Score> scoresByShape() {
		return outcomes.stream().collect(Collectors.groupingBy(o -> o.asked()
			.shape(), TreeMap::new, Collectors.collectingAndThen(Collectors.toList(),
				SplitterEvaluation::score)));
	}

	// -- Helper methods --

	private static Case parse(final String line, final Path file)
		throws SoulstylerException
	{
		try {
			return parse(line);
		}
		catch (final IllegalArgumentException e) {
			throw new SoulstylerException(Failure.INSTRUCTION, file +
				" should have shape, instruction, objects and style, separated by" +
				" tabs, in the line \"" + line + "\".", e);
		}
	}

	/** @throws IllegalArgumentException if the line is written otherwise */
	static Case parse(final String line) {
		final String[] fields = line.split("\t", -1);
		final List<Target> targets = fields.length == 4 ? targets(fields[2],
			fields[3]) : List.of();
		if (targets.isEmpty()) throw new IllegalArgumentException(line);
		return new Case(fields[0], fields[1], targets);
	}

	/**
	 * Reads targets from two fields of a file; none where there are not as many
	 * styles as objects.
	 */
	static List<Target> targets(final String objects, final String styles) {
		final String[] left = split(objects), right = split(styles);
		final List<Target> targets = new ArrayList<>();
		for (int i = 0; left.length == right.length && i < left.length; i++)
			targets.add(new Target(left[i], right[i]));
		return targets;
	}

	private static String[] split(final String parts) {
		return Stream.of(parts.split(Pattern.quote(SEPARATOR.strip()), -1)).map(
			String::strip).toArray(String[]::new);
	}

	private static Score score(final List<Outcome> outcomes) {
		return new Score((int) outcomes.stream().filter(Outcome::isRight).count(),
			outcomes.size());
	}

	private static List<String> essence(final List<Target> targets) {
		return targets.stream().map(t -> essence(t.objects()) + SEPARATOR + essence(
			t.style())).sorted().toList();
	}

	/** Lower case, without a leading article and final punctuation. */
	static String essence(final String part) {
		return part.toLowerCase(Locale.ROOT).strip().replaceAll("[.,;:!?]+$", "")
			.replaceFirst("^(the|a|an) (?=.)", "").strip();
	}
}
