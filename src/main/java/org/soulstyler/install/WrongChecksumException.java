package org.soulstyler.install;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/** A host sent something else than was expected. */
final class WrongChecksumException extends SoulstylerException {

	private static final long serialVersionUID = 1L;

	WrongChecksumException(final String message) {
		super(Failure.MODEL, message);
	}
}
