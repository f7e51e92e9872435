package org.soulstyler.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Methods beside one of them, run by run: those of the same case and seed. A mean
 * over cases can hide that one method wins by much in a few and loses in most.
 *
 * @param other what the methods are compared with
 * @param scores of all runs
 */
public record PairedComparison(String other, List<Score> scores) {

	/** A method's and the other's value of one figure, in the same case and seed. */
	private record Pair(double own, double others) {
	}

	/** Runs in which both methods have the figure. */
	int pairs(final String method, final Figure figure) {
		return of(method, figure).size();
	}

	/** In how many of them the method's is as good as the other's or better. */
	long asGood(final String method, final Figure figure) {
		return of(method, figure).stream().filter(p -> figure.isAsGood(p.own,
			p.others)).count();
	}

	/**
	 * The median of the method's value divided by the other's; not a number where
	 * there is no pair.
	 */
	double ratio(final String method, final Figure figure) {
		final double[] ratios = of(method, figure).stream().mapToDouble(p -> p.own /
			p.others).sorted().toArray();
		final int half = ratios.length / 2;
		return ratios.length == 0 ? Double.NaN : ratios.length % 2 == 1
			? ratios[half] : (ratios[half - 1] + ratios[half]) / 2;
	}

	/**
	 * @param methods to compare, the other one perhaps among them
	 * @return a table: in how many runs a method is as good or better, and what part
	 *         of the other's time it takes
	 */
	public String toMarkdown(final List<String> methods) {
		final List<String> shown = methods.stream().filter(m -> !m.equals(other))
			.toList();
		final StringBuilder text = new StringBuilder("As good as ").append(other)
			.append(" or better, of the runs of the same case and seed:\n\n");
		MarkdownTable.head(text, shown);
		for (final Figure figure : Figure.values()) {
			final List<String> cells = new ArrayList<>();
			for (final String method : shown) {
				final int pairs = pairs(method, figure);
				cells.add(pairs == 0 ? "–" : asGood(method, figure) + " of " + pairs);
			}
			if (cells.stream().anyMatch(c -> !c.equals("–"))) MarkdownTable.line(text,
				figure.label(), cells);
		}
		MarkdownTable.line(text, "processor seconds, median ratio", shown.stream()
			.map(m -> part(ratio(m, Figure.PROCESSOR_SECONDS))).toList());
		return text.toString();
	}

	private List<Pair> of(final String method, final Figure figure) {
		return scores.stream().filter(s -> s.method().equals(method)).map(s -> pair(
			s, figure)).filter(Objects::nonNull).toList();
	}

	private @Nullable Pair pair(final Score score, final Figure figure) {
		final Double own = score.values().get(figure);
		final Double others = scores.stream().filter(s -> s.method().equals(
			other) && s.one().equals(score.one()) && s.seed() == score.seed()).map(
				s -> s.values().get(figure)).filter(Objects::nonNull).findFirst()
			.orElse(null);
		return own == null || others == null ? null : new Pair(own, others);
	}

	/** A ratio: "0.25", or "1/25" where it is small. */
	private static String part(final double value) {
		if (Double.isNaN(value)) return "–";
		return value > 0 && value < 0.2 ? String.format(Locale.ROOT, "1/%.0f", 1 /
			value) : String.format(Locale.ROOT, "%.2f", value);
	}
}
