package org.soulstyler.cli;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * What the process tells the shell. They are part of the command line's
 * interface: a failure keeps its number.
 */
final class ExitStatus {

	private ExitStatus() {
		// prevent instantiation of utility class
	}

	static int of(final SoulstylerException exc) {
		return of(exc.failure());
	}

	static int of(final Failure failure) {
		return switch (failure) {
			case INSTRUCTION -> 3;
			case IMAGE -> 4;
			case OBJECT_NOT_FOUND -> 5;
			case MODEL -> 6;
			case OUTPUT -> 7;
			case DEVICE -> 8;
			case CANCELLED -> 9;
			case ENVIRONMENT -> 12;
		};
	}
}
