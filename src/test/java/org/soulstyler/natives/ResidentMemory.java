package org.soulstyler.natives;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

import org.junit.jupiter.api.function.Executable;

/**
 * Whether work that is done over and over keeps memory. What is kept each time
 * makes the process grow in every window of so many runs; allocators, compiled
 * code and Java's heap make it grow now and then, by as much as a leak does.
 */
public final class ResidentMemory {

	private static final Path STATUS = Path.of("/proc/self/status");
	private static final int WINDOWS = 5;

	private ResidentMemory() {}

	/**
	 * Fails if the process grew by more than {@code allowedKilobytes} in each of
	 * five windows of {@code runs} runs; one that did not is enough to pass. What
	 * has to be warm is run before. Skips where the system does not tell.
	 */
	public static void assertFlat(final int runs, final long allowedKilobytes,
		final Executable work) throws Exception
	{
		assertFlat(runs, allowedKilobytes, work, ResidentMemory::kilobytes);
	}

	static void assertFlat(final int runs, final long allowedKilobytes,
		final Executable work, final LongSupplier kilobytes) throws Exception
	{
		final List<Long> growths = new ArrayList<>();
		long before = kilobytes.getAsLong();
		while (growths.size() < WINDOWS) {
			for (int i = 0; i < runs; i++)
				run(work);
			final long after = kilobytes.getAsLong();
			assumeTrue(before > 0, "no " + STATUS + " here");
			growths.add(after - before);
			if (after - before < allowedKilobytes) return;
			before = after;
		}
		fail("resident memory grew by " + growths + " kB in windows of " + runs +
			" runs");
	}

	/** VmRSS after the collector ran, or -1 where the system does not tell. */
	public static long kilobytes() {
		if (!Files.exists(STATUS)) return -1;
		System.gc(); // Java's garbage may hold native buffers
		try {
			return Files.readAllLines(STATUS).stream().filter(l -> l.startsWith(
				"VmRSS:")).mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")))
				.findFirst().orElse(-1);
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc);
		}
	}

	private static void run(final Executable work) throws Exception {
		try {
			work.execute();
		}
		catch (final Exception | Error exc) {
			throw exc;
		}
		catch (final Throwable exc) {
			throw new IllegalStateException(exc);
		}
	}
}
