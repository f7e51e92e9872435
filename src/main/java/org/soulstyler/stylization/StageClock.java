package org.soulstyler.stylization;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the time goes. On a GPU an operation is counted to the stage that waits
 * for it.
 */
final class StageClock {

	private final Map<String, Long> nanos = new LinkedHashMap<>();
	private String stage;
	private long since;

	/** Ends the stage before and starts this one. */
	void start(final String name) {
		final long now = System.nanoTime();
		if (stage != null) nanos.merge(stage, now - since, Long::sum);
		stage = name;
		since = now;
	}

	/** @return seconds by stage, in the order in which they first started */
	Map<String, Double> seconds() {
		start(stage);
		final Map<String, Double> seconds = new LinkedHashMap<>();
		nanos.forEach((name, time) -> seconds.put(name, time / 1e9));
		return seconds;
	}
}
