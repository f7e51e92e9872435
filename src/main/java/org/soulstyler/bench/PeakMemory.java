package org.soulstyler.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The most memory that the process had.
 *
 * @param resident bytes of main memory, native and Java's, or -1 where the
 *          system does not tell (it is Linux that does)
 * @param heap bytes of Java objects
 */
public record PeakMemory(long resident, long heap) {

	private static final Path STATUS = Path.of("/proc/self/status");
	private static final Path RESET = Path.of("/proc/self/clear_refs");

	/** Since the process started, or since {@link #forget}. */
	public static PeakMemory now() {
		long heap = 0;
		for (final MemoryPoolMXBean pool : ManagementFactory
			.getMemoryPoolMXBeans())
		{
			if (pool.getType() == MemoryType.HEAP) heap += pool.getPeakUsage()
				.getUsed();
		}
		return new PeakMemory(measured(), heap);
	}

	/** Begins the resident memory's peak anew, where the system allows it (Linux). */
	public static void forget() {
		try {
			Files.writeString(RESET, "5");
		}
		catch (final IOException exc) {
			// then it is the most since the process started
		}
	}

	private static long measured() {
		try (Stream<String> lines = Files.lines(STATUS)) {
			return lines.filter(line -> line.startsWith("VmHWM:")).mapToLong(
				line -> 1024 * Long.parseLong(line.replaceAll("\\D", ""))).findFirst()
				.orElse(-1);
		}
		catch (final IOException | RuntimeException exc) {
			return -1;
		}
	}
}
