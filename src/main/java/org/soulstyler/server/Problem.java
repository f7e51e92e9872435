package org.soulstyler.server;

import com.google.gson.JsonObject;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * A refused request as an RFC 9457 problem: a status, and a sentence that says
 * what to do.
 */
final class Problem extends Exception {

	private static final long serialVersionUID = 1L;

	private final int status;
	private final String failure;

	Problem(final int status, final String sentence) {
		this(status, sentence, null);
	}

	private Problem(final int status, final String sentence,
		final String failure)
	{
		super(sentence);
		this.status = status;
		this.failure = failure;
	}

	static Problem of(final SoulstylerException exc) {
		final int status = switch (exc.failure()) {
			case INSTRUCTION, IMAGE, OBJECT_NOT_FOUND -> 422;
			case CANCELLED -> 503;
			case DEVICE, ENVIRONMENT, MODEL, OUTPUT -> 500;
		};
		return new Problem(status, exc.getMessage(), exc.failure().name());
	}

	/** Of ours; what it was, only the log says. */
	static Problem fault() {
		return new Problem(500,
			"The server failed because of a fault in the program; see its log.");
	}

	/** There is too much to do; the client may come again. */
	static Problem busy(final String sentence) {
		return new Problem(503, sentence);
	}

	static Problem gone(final String id) {
		return new Problem(404, "There is no job \u201c" + id +
			"\u201d: it was cancelled, or is too old to be kept.");
	}

	int status() {
		return status;
	}

	/** @return with {@code failure}, where it is one of {@link Failure} */
	JsonObject toJson() {
		final JsonObject json = new JsonObject();
		json.addProperty("status", status);
		json.addProperty("detail", getMessage());
		if (failure != null) json.addProperty("failure", failure);
		return json;
	}
}
