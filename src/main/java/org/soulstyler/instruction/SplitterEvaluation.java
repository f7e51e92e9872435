package org.soulstyler.instruction;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Scores answers about instructions against what a person wrote down. An answer
 * is right when both parts are, articles at their beginning, case and final
 * punctuation aside.
 */
public final class SplitterEvaluation {

	/**
	 * An instruction with its right answer.
	 *
	 * @param shape the kind of sentence, e.g. "question"
	 * @param instruction what a user may write
	 * @param objects the right objects, empty if the instruction names none
	 * @param content the right content, empty if the instruction names none
	 */
	public record Case(String shape, String instruction, String objects,
		String content)
	{}

	/** A case and the answer that was given to it. */
	public record Outcome(Case asked, String objects, String content) {

		/** Whether both parts are right. */
		public boolean isRight() {
			return essence(objects).equals(essence(asked.objects())) && essence(
				content).equals(essence(asked.content()));
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

		/** @return objects and content */
		Map.Entry<String, String> answer(String instruction) throws E;
	}

	private final List<Outcome> outcomes = new ArrayList<>();

	/**
	 * Reads cases from a file with a tab-separated line each: shape, instruction,
	 * objects, content.
	 */
	public static List<Case> read(final Path file) throws IOException {
		final List<Case> cases = new ArrayList<>();
		for (final String line : Files.readAllLines(file)) {
			final String[] fields = line.split("\t", -1);
			if (fields.length != 4) throw new IOException(file +
				": not four fields in the line \"" + line + "\"");
			cases.add(new Case(fields[0], fields[1], fields[2], fields[3]));
		}
		return cases;
	}

	/** Puts cases to someone and notes the answers. */
	public <E extends Exception> SplitterEvaluation ask(final List<Case> cases,
		final Answering<E> answering) throws E
	{
		for (final Case asked : cases) {
			final Map.Entry<String, String> answer = answering.answer(asked
				.instruction());
			outcomes.add(new Outcome(asked, answer.getKey(), answer.getValue()));
		}
		return this;
	}

	/** All that was asked so far, in order. */
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

	private static Score score(final List<Outcome> outcomes) {
		return new Score((int) outcomes.stream().filter(Outcome::isRight).count(),
			outcomes.size());
	}

	/** Lower case, without a leading article and final punctuation. */
	static String essence(final String part) {
		return part.toLowerCase(Locale.ROOT).strip().replaceAll("[.,;:!?]+$", "")
			.replaceFirst("^(the|a|an) (?=.)", "").strip();
	}
}
