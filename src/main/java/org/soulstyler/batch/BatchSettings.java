package org.soulstyler.batch;

import java.time.Duration;
import java.util.Set;

/**
 * How a batch is worked on.
 *
 * @param shard whose items are looked at
 * @param patience how long another process may be silent before its items are
 *          taken over
 * @param retries how often an item is tried again after a failure that may pass
 * @param again whether items that failed for good in an earlier run are tried
 *          again
 * @param replace whether files of the results' names that no batch made may be
 *          replaced
 * @param waiting whether to wait for items that other processes are working on
 * @param crew workers ("PID@HOST") whose results count as made in this run
 * @param atOnce how many items this process makes at the same time, by threads of
 *          its own; {@link #MEASURED}: what is found to make most
 */
public record BatchSettings(Shard shard, Duration patience, int retries,
		boolean again, boolean replace, boolean waiting, Set<String> crew,
		int atOnce) {

	/** As many items at the same time as make more steps a second. */
	public static final int MEASURED = 0;
	/** More are not tried. */
	public static final int MOST_AT_ONCE = 16;

	/** Keeps copies, which nobody can change. */
	public BatchSettings {
		crew = Set.copyOf(crew);
	}

	/** One at a time; nobody else's results count as made in this run. */
	public BatchSettings(final Shard shard, final Duration patience,
		final int retries, final boolean again, final boolean replace,
		final boolean waiting)
	{
		this(shard, patience, retries, again, replace, waiting, Set.of(), 1);
	}

	/** All items, two minutes of patience, two retries, waiting for others. */
	public static final BatchSettings DEFAULTS = new BatchSettings(Shard.ALL,
		Duration.ofMinutes(2), 2, false, false, true, Set.of(), 1);
}
