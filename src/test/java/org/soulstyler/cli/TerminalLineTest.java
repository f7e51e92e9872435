package org.soulstyler.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

/** What a terminal shows of a run: few lines that stay, one that moves. */
class TerminalLineTest {

	private static final int COLUMNS = 60;

	private final StringWriter written = new StringWriter();
	private final TerminalLine terminal = new TerminalLine(new PrintWriter(
		written, true), COLUMNS);

	@Test
	void longWorkIsOneLine() throws Exception {
		run(false);
		assertEquals(List.of("Note: it is dark.", ""), screen());
		final String bar = written.toString();
		assertTrue(bar.contains("Restyling") && bar.contains("100%") && bar
			.contains("50/50"), bar);
		assertFalse(bar.contains("loss"), bar);
	}

	@Test
	void lossesAreShownWhenAskedFor() throws Exception {
		run(true);
		assertEquals(13, screen().size(), screen().toString());
		assertTrue(screen().contains("Iteration 50 of 50: loss 0.02000"), screen()
			.toString());
	}

	@Test
	void noLineIsWiderThanTheTerminal() throws Exception {
		terminal.passing("x".repeat(3 * COLUMNS));
		run(false);
		for (final String line : written.toString().split("[\r\n]+"))
			assertTrue(line.length() < COLUMNS, line);
	}

	// -- Helper methods --

	private void run(final boolean verbose) throws Exception {
		try (ProgressPrinter progress = new ProgressPrinter(new PrintWriter(written,
			true), terminal, verbose))
		{
			progress.stage("Reading the instruction");
			progress.notice("it is dark.");
			for (int i = 1; i <= 50; i++) {
				progress.iteration(i, 50, Map.of("loss", 1.0 / i), () -> null);
				if (i == 25) Thread.sleep(500); // the bar is drawn now and then
			}
		}
	}

	/** What stands there in the end: a return goes back to a line's start. */
	private List<String> screen() {
		final List<String> lines = new ArrayList<>();
		for (final String line : written.toString().split("\n", -1)) {
			final StringBuilder shown = new StringBuilder();
			for (final String part : line.split("\r", -1))
				shown.replace(0, Math.min(shown.length(), part.length()), part);
			lines.add(shown.toString().stripTrailing());
		}
		return lines;
	}
}
