package org.soulstyler.failure;

/** The kinds of failure that a caller may want to tell apart. */
public enum Failure {

		/** The instruction is empty, or has no object or no style. */
		INSTRUCTION,
		/** The image cannot be read or is of a kind that is not supported. */
		IMAGE,
		/** The image does not show what the instruction names. */
		OBJECT_NOT_FOUND,
		/** A model file is missing, truncated or altered. */
		MODEL,
		/** The result cannot be written. */
		OUTPUT,
		/** The device asked for does not exist, or its memory is used up. */
		DEVICE,
		/** The user cancelled before there was anything to keep. */
		CANCELLED,
		/**
		 * A folder that the engines' libraries need cannot be used, or a library
		 * does not load on this computer.
		 */
		ENVIRONMENT
}
