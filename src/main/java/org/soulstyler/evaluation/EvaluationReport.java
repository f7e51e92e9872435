package org.soulstyler.evaluation;

import com.google.gson.GsonBuilder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * An evaluation's figures, by method.
 *
 * @param judge what judged the styles, or null
 * @param scores of all runs
 */
public record EvaluationReport(String judge, List<Score> scores) {

	/** The methods, by name. */
	public List<String> methods() {
		return List.copyOf(new TreeSet<>(scores.stream().map(Score::method)
			.toList()));
	}

	/**
	 * A method's mean of a figure over all runs that have it; of a ratio in decibels,
	 * that of the mean error. Not a number where none has it.
	 */
	double mean(final String method, final Figure figure) {
		if (figure.error() != null) return ImageQuality.psnr(mean(method, figure
			.error()));
		return of(method).stream().map(s -> s.values().get(figure)).filter(
			Objects::nonNull).mapToDouble(v -> v).average().orElse(Double.NaN);
	}

	/** Runs of a method that gave no picture. */
	long failures(final String method) {
		return of(method).stream().filter(s -> s.failure() != null).count();
	}

	/** Runs of a method that left all outside bit for bit. */
	long untouched(final String method) {
		return of(method).stream().filter(s -> Double.valueOf(0).equals(s.values()
			.get(Figure.OUTSIDE_MSE))).count();
	}

	/** A table of methods, what its columns mean, and the failures. */
	public String toMarkdown() {
		final StringBuilder text = new StringBuilder();
		final List<String> methods = methods();
		MarkdownTable.head(text, methods);
		MarkdownTable.line(text, "runs", methods.stream().map(m -> String.valueOf(
			of(m).size())).toList());
		MarkdownTable.line(text, "failed", methods.stream().map(m -> String.valueOf(
			failures(m))).toList());
		MarkdownTable.line(text, "bit-exact outside", methods.stream().map(
			m -> String.valueOf(untouched(m))).toList());
		for (final Figure figure : Figure.values()) {
			if (methods.stream().allMatch(m -> Double.isNaN(mean(m, figure))))
				continue;
			MarkdownTable.line(text, figure.label(), methods.stream().map(m -> figure
				.format(mean(m, figure))).toList());
		}
		text.append("\nMeans over runs; a PSNR is that of the mean MSE.\n\n");
		for (final Figure figure : Figure.values())
			text.append("- ").append(figure.label()).append(": ").append(figure
				.meaning()).append(".\n");
		if (judge != null) text.append("\nStyles were judged by ").append(judge)
			.append(".\n");
		scores.stream().filter(s -> s.failure() != null).forEach(s -> text.append(
			"\nFailed: ").append(s.method()).append(", ").append(s.one().name())
			.append(", seed ").append(s.seed()).append(": ").append(s.failure())
			.append('\n'));
		return text.toString();
	}

	/** The means of each method, and every run. */
	public String toJson() {
		final Map<String, Object> all = new LinkedHashMap<>();
		all.put("judge", judge);
		final Map<String, Object> methods = new LinkedHashMap<>();
		for (final String method : methods()) {
			final Map<String, Object> values = new LinkedHashMap<>();
			values.put("runs", of(method).size());
			values.put("failed", failures(method));
			values.put("bitExactOutside", untouched(method));
			for (final Figure figure : Figure.values())
				values.put(figure.key(), finite(mean(method, figure)));
			methods.put(method, values);
		}
		all.put("methods", methods);
		final List<Map<String, Object>> runs = new ArrayList<>();
		for (final Score score : scores) {
			final Map<String, Object> values = new LinkedHashMap<>();
			values.put("method", score.method());
			values.put("case", score.one().name());
			values.put("seed", score.seed());
			score.values().forEach((figure, value) -> values.put(figure.key(), finite(
				value)));
			values.put("failure", score.failure());
			runs.add(values);
		}
		all.put("runs", runs);
		return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping()
			.serializeNulls().create().toJson(all) + "\n";
	}

	// -- Helper methods --

	private List<Score> of(final String method) {
		return scores.stream().filter(s -> s.method().equals(method)).toList();
	}

	/** JSON knows no infinity. */
	private static @Nullable Double finite(final double value) {
		return Double.isFinite(value) ? value : null;
	}
}
