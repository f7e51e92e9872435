package org.soulstyler.bench;

import com.sun.management.OperatingSystemMXBean;

import java.lang.management.ManagementFactory;

/** What the process has had of the processors. */
public final class ProcessorTime {

	private ProcessorTime() {}

	/** Processor seconds of all threads, or 0 where the JVM does not tell. */
	public static double now() {
		return ManagementFactory
			.getOperatingSystemMXBean() instanceof OperatingSystemMXBean
				? ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
					.getProcessCpuTime() / 1e9 : 0;
	}
}
