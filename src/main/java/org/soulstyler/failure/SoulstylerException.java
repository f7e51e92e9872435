package org.soulstyler.failure;

import org.jspecify.annotations.Nullable;

/**
 * Something a user can read and act on: the message is one or two sentences
 * that say what was wrong and what to do. Never wraps a bug: those stay
 * {@link RuntimeException}s.
 */
public class SoulstylerException extends Exception {

	private static final long serialVersionUID = 1L;

	private final Failure failure;

	/** @param message one or two sentences for the user */
	public SoulstylerException(final Failure failure, final String message) {
		super(message);
		this.failure = failure;
	}

	/**
	 * @param message one or two sentences for the user
	 * @param cause for the log
	 */
	public SoulstylerException(final Failure failure, final String message,
		final @Nullable Throwable cause)
	{
		super(message, cause);
		this.failure = failure;
	}

	/** The sentence; never null. */
	@Override
	public String getMessage() {
		return String.valueOf(super.getMessage());
	}

	/** The kind of failure; the command line makes an exit status of it. */
	public Failure failure() {
		return failure;
	}
}
