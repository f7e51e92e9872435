package org.soulstyler;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Limits what the engines' libraries log to warnings: Fiji shows its console
 * for whatever is written to the error stream.
 */
final class EngineLogs {

	private static final String LIBRARY = "ai.djl";
	private static final String SIMPLE_LEVEL = "org.slf4j.simpleLogger.log." +
		LIBRARY;

	private EngineLogs() {
		// prevent instantiation of utility class
	}

	/**
	 * Called before engines are opened on several threads: SLF4J complains on the
	 * error stream when two of them are the first to use it. A level that somebody
	 * has set stays.
	 */
	static void quiet() {
		if (System.getProperty(SIMPLE_LEVEL) == null && System.getProperty(
			"org.slf4j.simpleLogger.defaultLogLevel") == null)
		{
			System.setProperty(SIMPLE_LEVEL, "warn");
		}
		final Logger logger = LoggerFactory.getLogger(LIBRARY);
		try {
			// Fiji's Logback, which neither the command line nor ImageJ has
			final Class<?> type = logger.getClass();
			if (type.getMethod("getLevel").invoke(logger) != null) return;
			final Class<?> level = Class.forName("ch.qos.logback.classic.Level", true,
				type.getClassLoader());
			type.getMethod("setLevel", level).invoke(logger, level.getField("WARN")
				.get(null));
		}
		catch (final ReflectiveOperationException exc) {
			// another logger, which has its own settings
		}
	}
}
