package org.soulstyler.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * Two methods side by side for people who must not know which is which: chance,
 * by a seed, says which of the two is A.
 *
 * @param rows of the sheet, numbered from 1
 */
public record BlindComparison(List<Row> rows) {

	private static final String HEADS = "row\tcase\tA\tB";

	/**
	 * One question.
	 *
	 * @param one whose picture and style it is
	 * @param first the method that is A
	 * @param second the method that is B
	 */
	public record Row(EvaluationCase one, String first, String second) {
	}

	/** The answers' count for a method, or "neither". */
	public static final String NEITHER = "neither";

	/**
	 * All cases of which both methods made a picture.
	 *
	 * @param seed of the order; a new one for each sheet
	 */
	public static BlindComparison of(final EvaluationSet set,
		final EvaluationFolder folder, final String one, final String other,
		final int run, final long seed)
	{
		final Random random = new Random(seed);
		final List<Row> rows = new ArrayList<>();
		for (final EvaluationCase c : set.cases()) {
			final boolean swapped = random.nextBoolean();
			if (Files.exists(folder.picture(one, c, run)) && Files.exists(folder
				.picture(other, c, run))) rows.add(new Row(c, swapped ? other : one,
					swapped ? one : other));
		}
		return new BlindComparison(rows);
	}

	/** Who is who: not for the eyes of those who answer. */
	public String key() {
		final StringBuilder text = new StringBuilder(HEADS).append('\n');
		for (int i = 0; i < rows.size(); i++)
			text.append(i + 1).append('\t').append(rows.get(i).one.name()).append(
				'\t').append(rows.get(i).first).append('\t').append(rows.get(i).second)
				.append('\n');
		return text.toString();
	}

	/**
	 * Counts answers.
	 *
	 * @param key what {@link #key} gave
	 * @param answers lines of a row's number and A, B or =, separated by a tab or
	 *          blanks; other lines are left out
	 * @return how often each method was chosen, and {@link #NEITHER}
	 * @throws SoulstylerException ({@link Failure#IMAGE}) when a file cannot be
	 *           read, or a row is not in the key
	 */
	public static Map<String, Integer> count(final Path key, final Path answers)
		throws SoulstylerException
	{
		try {
			final Map<String, String[]> rows = new LinkedHashMap<>();
			final Map<String, Integer> counts = new LinkedHashMap<>();
			for (final String line : Files.readAllLines(key)) {
				final String[] values = line.split("\t");
				if (line.equals(HEADS) || values.length != 4) continue;
				rows.put(values[0], values);
				counts.putIfAbsent(values[2], 0);
				counts.putIfAbsent(values[3], 0);
			}
			counts.put(NEITHER, 0);
			for (final String line : Files.readAllLines(answers)) {
				final String[] values = line.strip().split("\\s+");
				if (values.length != 2 || !values[1].matches("[ABab=]")) continue;
				final String[] row = rows.get(values[0]);
				if (row == null) throw new SoulstylerException(Failure.IMAGE, answers +
					" answers row " + values[0] + ", which " + key + " does not have.");
				counts.merge(values[1].equals("=") ? NEITHER : row[values[1]
					.equalsIgnoreCase("A") ? 2 : 3], 1, Integer::sum);
			}
			return counts;
		}
		catch (final IOException exc) {
			throw new SoulstylerException(Failure.IMAGE, "The key " + key +
				" or the answers " + answers + " cannot be read.", exc);
		}
	}
}
