package org.soulstyler.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Locale;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/** Asks on a terminal before something is done. */
final class Consent {

	private Consent() {}

	/** @throws SoulstylerException unless the user says yes */
	static void ask(final PrintWriter err, final String question)
		throws SoulstylerException
	{
		err.print(question + " [y/N] ");
		err.flush();
		try {
			final String answer = StandardInput.open(Charset.defaultCharset())
				.readLine();
			if (answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith(
				"y")) return;
		}
		catch (final IOException e) {
			// Without an answer there is no consent.
		}
		throw new SoulstylerException(Failure.CANCELLED,
			"Nothing was done, because nobody agreed. (--yes agrees in advance.)");
	}
}
