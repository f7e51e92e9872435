package org.soulstyler.evaluation;

import java.util.List;

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
}
