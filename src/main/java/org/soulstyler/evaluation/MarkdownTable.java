package org.soulstyler.evaluation;

import java.util.List;
import java.util.Locale;

/** A report's tables: a row a figure, a column a method. */
final class MarkdownTable {

	private MarkdownTable() {}

	/** The first two lines. */
	static void head(final StringBuilder text, final List<String> columns) {
		text.append("| |");
		columns.forEach(column -> text.append(' ').append(column).append(" |"));
		text.append("\n|---|").append("---|".repeat(columns.size())).append('\n');
	}

	/** A row. */
	static void line(final StringBuilder text, final String name,
		final List<String> cells)
	{
		text.append("| ").append(name).append(" | ").append(String.join(" | ",
			cells)).append(" |\n");
	}

	/** A ratio: "0.25", or "1/25" where it is small. */
	static String ratio(final double value) {
		if (Double.isNaN(value)) return "–";
		return value > 0 && value < 0.2 ? String.format(Locale.ROOT, "1/%.0f", 1 /
			value) : String.format(Locale.ROOT, "%.2f", value);
	}
}
