package org.soulstyler.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What this machine has left for more at the same time. */
public final class FreeMemory {

	/** For the system, and for whoever else computes. */
	public static final long BYTES_LEFT = 1_000_000_000L;

	private static final Path MEMORY = Path.of("/proc/meminfo");
	private static final Pattern AVAILABLE = Pattern.compile(
		"MemAvailable:\\s+(\\d+) kB");

	private FreeMemory() {
		// prevent instantiation of utility class
	}

	/** Of memory that nobody uses, or only for what can be read again. */
	public static long bytes() {
		if (Files.isReadable(MEMORY)) {
			try {
				final Matcher available = AVAILABLE.matcher(Files.readString(MEMORY));
				if (available.find()) return Math.min(1024 * Long.parseLong(available
					.group(1)), total());
			}
			catch (final IOException exc) {
				throw new UncheckedIOException(exc);
			}
		}
		return total() / 2;
	}

	/** Of this machine, or of the container. */
	private static long total() {
		return ((com.sun.management.OperatingSystemMXBean) ManagementFactory
			.getOperatingSystemMXBean()).getTotalMemorySize();
	}
}
