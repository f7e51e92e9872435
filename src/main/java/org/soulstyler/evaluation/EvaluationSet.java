package org.soulstyler.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * A folder of pictures and what they are to become. Its file {@value #TABLE} has
 * a line of heads, then one a case, separated by tabs: picture, expression, mask
 * (files beside the table) and style.
 *
 * @param cases in the table's order, each of another name
 */
public record EvaluationSet(List<EvaluationCase> cases) {

	static final String TABLE = "set.tsv";
	private static final List<String> HEADS = List.of("picture", "expression",
		"mask", "style");

	/**
	 * @throws SoulstylerException ({@link Failure#IMAGE}) when the table is not
	 *           there or not such a table, or a file that it names is not there
	 */
	public static EvaluationSet read(final Path folder)
		throws SoulstylerException
	{
		final Path table = folder.resolve(TABLE);
		final List<String> lines;
		try {
			lines = Files.readAllLines(table);
		}
		catch (final IOException exc) {
			throw new SoulstylerException(Failure.IMAGE, "The table " + table +
				" cannot be read. A set is a folder with pictures, masks and " + TABLE +
				".", exc);
		}
		if (lines.isEmpty() || !List.of(lines.get(0).split("\t")).equals(HEADS))
			throw fault(table, 1, "it should be the heads " + String.join(", ",
				HEADS) + ", separated by tabs");
		final List<EvaluationCase> cases = new ArrayList<>();
		final Set<String> names = new HashSet<>();
		for (int i = 1; i < lines.size(); i++) {
			if (lines.get(i).isBlank()) continue;
			final EvaluationCase one = read(folder, table, i + 1, lines.get(i));
			if (!names.add(one.name())) throw fault(table, i + 1,
				"this picture has that style already");
			cases.add(one);
		}
		if (cases.isEmpty()) throw fault(table, 2, "there should be a case");
		return new EvaluationSet(List.copyOf(cases));
	}

	/** The styles, each once. */
	public List<String> styles() {
		return cases.stream().map(EvaluationCase::style).distinct().toList();
	}

	private static EvaluationCase read(final Path folder, final Path table,
		final int line, final String text) throws SoulstylerException
	{
		final String[] values = text.split("\t");
		if (values.length != HEADS.size()) throw fault(table, line, "it has " +
			values.length + " columns and should have " + HEADS.size());
		for (final String value : values)
			if (value.isBlank()) throw fault(table, line, "a column is empty");
		for (final int i : new int[] { 0, 2 })
			if (!Files.isRegularFile(folder.resolve(values[i]))) throw fault(table,
				line, "there is no file " + values[i]);
		return new EvaluationCase(folder.resolve(values[0]), values[1].strip(),
			folder.resolve(values[2]), values[3].strip());
	}

	private static SoulstylerException fault(final Path table, final int line,
		final String what)
	{
		return new SoulstylerException(Failure.IMAGE, table + ", line " + line +
			": " + what + ".");
	}
}
