package org.soulstyler.cli;

import org.soulstyler.batch.BatchReport;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * What the process tells the shell. They are part of the command line's
 * interface: a failure keeps its number.
 */
public final class ExitStatus {

	/** Of a batch: some of its pictures, or all, could not be made. */
	static final int SOME = 10;
	static final int NONE = 11;

	private ExitStatus() {
		// prevent instantiation of utility class
	}

	static int of(final SoulstylerException exc) {
		return of(exc.failure());
	}

	/** Of a batch that has ended. */
	public static int of(final BatchReport report) {
		if (report.isComplete()) return 0;
		return report.isEmpty() ? NONE : SOME;
	}

	/** The status that tells of a failure, from 3 on. */
	public static int of(final Failure failure) {
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
