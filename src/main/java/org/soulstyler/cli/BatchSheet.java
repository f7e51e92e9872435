package org.soulstyler.cli;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.soulstyler.batch.BatchReport;
import org.soulstyler.batch.Sheet;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.imagej.ImageFiles;

/** The sheet of a batch: each source, then what was made of it. */
record BatchSheet(Path folder, String format) {

	private static final int SIDE = 240;
	private static final int COLUMNS = 6;

	BufferedImage draw(final BatchReport report) throws SoulstylerException {
		final List<Sheet.Cell> cells = new ArrayList<>();
		final Set<Path> shown = new LinkedHashSet<>();
		for (final BatchReport.Line line : report.lines()) {
			final Path source = Path.of(line.item().image());
			if (shown.add(source)) cells.add(new Sheet.Cell(read(source), source
				.getFileName().toString()));
			cells.add(new Sheet.Cell(line.state().isMade() ? read(folder.resolve(line
				.item().name() + "." + format)) : null, line.item().instruction()));
		}
		return new Sheet(Math.min(COLUMNS, cells.size()), SIDE).draw(cells);
	}

	private static BufferedImage read(final Path file) {
		try {
			return ImageFiles.read(file).getBufferedImage();
		}
		catch (final SoulstylerException exc) {
			return null; // the report says what became of it
		}
	}
}
