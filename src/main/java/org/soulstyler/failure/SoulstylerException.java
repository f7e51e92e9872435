package org.soulstyler.failure;

/**
 * Something a user can read and act on: the message is one or two sentences
 * that say what was wrong and what to do. Never wraps a bug: those stay
 * {@link RuntimeException}s.
 */
public class SoulstylerException extends Exception {

	private static final long serialVersionUID = 1L;

	private final Failure failure;

	public SoulstylerException(final Failure failure, final String message) {
		super(message);
		this.failure = failure;
	}

	public SoulstylerException(final Failure failure, final String message,
		final Throwable cause)
	{
		super(message, cause);
		this.failure = failure;
	}

	/** Which kind of trouble this is; scripts get it as an exit status. */
	public Failure failure() {
		return failure;
	}
}
