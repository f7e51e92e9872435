package org.soulstyler.failure;

/** The kinds of trouble a caller may want to tell apart, with exit statuses. */
public enum Failure {

		/** The instruction is empty, or has no object or no style. */
		INSTRUCTION(3),
		/** The image cannot be read or is of a kind we do not take. */
		IMAGE(4),
		/** The image does not show what the instruction names. */
		OBJECT_NOT_FOUND(5),
		/** A model file is missing, truncated or altered. */
		MODEL(6),
		/** The result cannot be written. */
		OUTPUT(7),
		/** The device asked for is not there, or its memory is used up. */
		DEVICE(8),
		/** The user cancelled before there was anything to keep. */
		CANCELLED(9),
		/**
		 * A folder that the engines' libraries need cannot be used, or a library
		 * does not load on this computer.
		 */
		ENVIRONMENT(12);

	private final int exitStatus;

	Failure(final int exitStatus) {
		this.exitStatus = exitStatus;
	}

	/** The process exit status of the command line for this failure. */
	public int exitStatus() {
		return exitStatus;
	}
}
