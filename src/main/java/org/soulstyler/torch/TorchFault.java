package org.soulstyler.torch;

import java.util.Locale;

/**
 * What went wrong in PyTorch. Its exceptions are of one type for everything: this
 * is the only place that reads their words.
 */
public enum TorchFault {

		/** The device's memory, or the system's, is used up. */
		OUT_OF_MEMORY("out of memory", "can't allocate memory", "not enough memory",
			"bad_alloc"),

		/** This build has nothing that runs on the device. */
		NO_KERNELS("no kernel image"),

		/** Anything else. */
		OTHER;

	private final String[] words;

	TorchFault(final String... words) {
		this.words = words;
	}

	/** What an exception, or one of its causes, tells. */
	public static TorchFault of(final Throwable trouble) {
		for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
			final String message = String.valueOf(cause.getMessage()).toLowerCase(
				Locale.ROOT);
			for (final TorchFault fault : values())
				for (final String word : fault.words)
					if (message.contains(word)) return fault;
		}
		return OTHER;
	}
}
