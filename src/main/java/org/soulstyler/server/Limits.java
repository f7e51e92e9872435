package org.soulstyler.server;

import java.time.Duration;

/**
 * What the server accepts at most.
 *
 * @param bodyBytes of a request
 * @param uploadBytes of all pictures that wait, together
 * @param pixels of a picture
 * @param workingSize of a job's settings
 * @param iterations of a job's settings
 * @param cropCount of a job's settings
 * @param queue jobs, and as many other requests, that wait
 * @param queuePerClient of them, one client's
 * @param listeners to events at once
 * @param kept finished jobs
 * @param keptFor how long a finished job is kept
 * @param jobTime of iterations; what there is by then is the result
 * @param requestTime until a request that is answered at once has its turn
 * @param unwatched how long an unfinished job goes on that nobody asks for
 * @param reconnect the same, after a listener to its events has gone
 */
public record Limits(long bodyBytes, long uploadBytes, long pixels,
		int workingSize, int iterations, int cropCount, int queue,
		int queuePerClient, int listeners, int kept, Duration keptFor,
		Duration jobTime, Duration requestTime, Duration unwatched,
		Duration reconnect) {

	/** Limits for a desktop computer. */
	public static final Limits DEFAULT = new Limits(64L << 20, 1L << 30,
		16_777_216, 1024, 2000, 256, 512, 256, 256, 64, Duration.ofMinutes(30),
		Duration.ofMinutes(10), Duration.ofMinutes(10), Duration.ofMinutes(1),
		Duration.ofSeconds(10));
}
