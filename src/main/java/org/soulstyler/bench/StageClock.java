package org.soulstyler.bench;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.soulstyler.progress.Stage;

/**
 * Where the time goes. On a GPU an operation is counted to the stage that waits
 * for it.
 */
final class StageClock {

	private final Map<Stage, Long> nanos = new LinkedHashMap<>();
	private @Nullable Stage stage;
	private long since;

	/** Ends the stage before and starts this one. */
	void start(final @Nullable Stage next) {
		final long now = System.nanoTime();
		if (stage != null) nanos.merge(stage, now - since, Long::sum);
		stage = next;
		since = now;
	}

	/** @return seconds by stage, in the order in which they first started */
	Map<Stage, Double> seconds() {
		start(stage);
		final Map<Stage, Double> seconds = new LinkedHashMap<>();
		nanos.forEach((name, time) -> seconds.put(name, time / 1e9));
		return seconds;
	}
}
