package org.soulstyler.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

import org.soulstyler.image.ColorImage;
import org.soulstyler.instruction.StyleInstruction;
import org.soulstyler.instruction.Target;
import org.soulstyler.progress.Place;
import org.soulstyler.progress.Progress;
import org.soulstyler.segmentation.Segmentation;

/** Reports a run on standard error. */
final class ProgressPrinter extends Printer implements Progress {

	/** About how many iterations are reported in a run. */
	private static final int REPORTS = 10;

	private final boolean verbose;

	/** @param verbose whether losses are shown on a terminal, too */
	ProgressPrinter(final PrintWriter err, final boolean verbose) {
		this(err, TerminalLine.of(err), verbose);
	}

	ProgressPrinter(final PrintWriter err, final TerminalLine terminal,
		final boolean verbose)
	{
		super(err, terminal);
		this.verbose = verbose;
	}

	@Override
	public void split(final StyleInstruction instruction) {
		for (final Target target : instruction.targets()) {
			say("Object: " + target.name());
			say("Style:  " + target.style());
		}
	}

	@Override
	public void located(final List<Place> places) {
		for (final Place place : places)
			if (place.segmentation() != null) segmented(place.segmentation());
	}

	/** An object was found. */
	void segmented(final Segmentation segmentation) {
		say(String.format(Locale.ROOT, "Mask:   %.1f %% of the picture", 100 *
			segmentation.mask().coverage()) + sureness(segmentation));
	}

	/** The presence as text; empty where the model does not give one. */
	private static String sureness(final Segmentation segmentation) {
		return segmentation.presence() < 1 ? String.format(Locale.ROOT,
			" (%.0f %% sure that it is there)", 100 * segmentation.presence()) : "";
	}

	@Override
	public void followed(final int frame, final int frames) {
		if (terminal() != null) terminal().progress("Following", frame, frames, "",
			1);
	}

	@Override
	public void frame(final int finished, final int frames) {
		say("Frame " + finished + " of " + frames);
	}

	@Override
	public void begun(final Supplier<ColorImage> preview) {
		if (showsLosses()) say("The first picture is there.");
	}

	@Override
	public boolean iteration(final int iteration, final int iterations,
		final Map<String, Double> losses, final Supplier<ColorImage> preview)
	{
		if (terminal() != null) terminal().progress("Restyling", iteration,
			iterations, "", 1);
		if (!showsLosses()) return true;
		final int every = Math.max(1, iterations / REPORTS);
		if (iteration == 1 || iteration % every == 0 || iteration == iterations) {
			say("Iteration " + iteration + " of " + iterations + ": " + format(
				losses));
		}
		return true;
	}

	/** A pipe gets all of them, a terminal when asked for. */
	boolean showsLosses() {
		return verbose || terminal() == null;
	}

	/** Losses in one line, e.g. "total 3.214, patch 0.31". */
	static String format(final Map<String, Double> losses) {
		final StringBuilder line = new StringBuilder();
		losses.forEach((name, value) -> line.append(line.length() == 0 ? "" : ", ")
			.append(name).append(' ').append(String.format(Locale.ROOT, "%.4g",
				value)));
		return line.toString();
	}
}
