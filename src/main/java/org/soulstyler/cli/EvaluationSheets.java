package org.soulstyler.cli;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.soulstyler.batch.Sheet;
import org.soulstyler.evaluation.BlindComparison;
import org.soulstyler.evaluation.EvaluationCase;
import org.soulstyler.evaluation.EvaluationFolder;
import org.soulstyler.evaluation.EvaluationSet;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.imagej.ImageFiles;

/** An evaluation's pictures side by side. */
record EvaluationSheets(EvaluationFolder folder) {

	private static final int SIDE = 240, BLIND_SIDE = 360;

	/** A row a case: the picture, then what each method made of it. */
	BufferedImage all(final EvaluationSet set, final List<String> methods)
		throws SoulstylerException
	{
		final List<Sheet.Cell> cells = new ArrayList<>();
		for (final EvaluationCase one : set.cases()) {
			cells.add(new Sheet.Cell(read(one.picture()), one.expression() + " → " +
				one.style()));
			for (final String method : methods)
				cells.add(new Sheet.Cell(read(folder.picture(method, one, 0)), method));
		}
		return new Sheet(1 + methods.size(), SIDE).draw(cells);
	}

	/** A row a question: the picture, A and B. */
	BufferedImage blind(final BlindComparison comparison)
		throws SoulstylerException
	{
		final List<Sheet.Cell> cells = new ArrayList<>();
		int number = 0;
		for (final BlindComparison.Row row : comparison.rows()) {
			number++;
			final EvaluationCase one = row.one();
			cells.add(new Sheet.Cell(read(one.picture()), number + ": " + one
				.expression() + " → " + one.style()));
			cells.add(new Sheet.Cell(read(folder.picture(row.first(), one, 0)),
				number + " A"));
			cells.add(new Sheet.Cell(read(folder.picture(row.second(), one, 0)),
				number + " B"));
		}
		return new Sheet(3, BLIND_SIDE).draw(cells);
	}

	private static BufferedImage read(final Path file)
		throws SoulstylerException
	{
		return Files.exists(file) ? ImageFiles.read(file).getBufferedImage() : null;
	}
}
