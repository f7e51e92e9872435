package org.soulstyler.stylization;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.soulstyler.image.ColorImage;
import org.soulstyler.progress.Progress;

/** The steps of all passes of a stylization, counted together. */
final class StepLog {

	private final Progress progress;
	private final List<Map<String, Double>> losses = new ArrayList<>();
	private int planned;
	private boolean stopped;

	/** @param planned steps, if none is left out */
	StepLog(final Progress progress, final int planned) {
		this.progress = progress;
		this.planned = planned;
	}

	/** What hears of the steps. */
	Progress progress() {
		return progress;
	}

	/** The first picture is there; those of further passes are none. */
	void begun(final Supplier<ColorImage> preview) {
		if (losses.isEmpty()) progress.begun(preview);
	}

	/** @return whether to go on */
	boolean step(final Map<String, Double> values,
		final Supplier<ColorImage> preview)
	{
		losses.add(new LinkedHashMap<>(values));
		final boolean goOn = progress.iteration(losses.size(), planned, values,
			preview);
		stopped = !goOn && losses.size() < planned;
		return goOn;
	}

	/** So many of the planned steps need not be done. */
	void leaveOut(final int steps) {
		planned -= steps;
	}

	/** Whether the progress ended it before all steps were done. */
	boolean stopped() {
		return stopped;
	}

	/** How many were done. */
	int steps() {
		return losses.size();
	}

	/** Of each step, by name. */
	List<Map<String, Double>> losses() {
		return List.copyOf(losses);
	}
}
