package org.soulstyler.fiji;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * Which texts survive being recorded in a macro and replayed. ImageJ finds the
 * keys of <code>run("Command...", "key=[value] …")</code> by searching the text,
 * so that a value can hide another key, or lose its own end. Such texts are
 * refused before anything is done, so that nothing is recorded that would do
 * something else when replayed.
 */
final class Recordable {

	private static final String FORBIDDEN = "[]=";

	private Recordable() {
		// prevent instantiation of utility class
	}

	/**
	 * @param name the parameter's, as the user knows it
	 * @throws SoulstylerException ({@link Failure#INSTRUCTION}) with the reason
	 */
	static void require(final String name, final String text)
		throws SoulstylerException
	{
		if (text == null) return;
		for (int i = 0; i < text.length(); i++) {
			final char c = text.charAt(i);
			if (FORBIDDEN.indexOf(c) >= 0) throw refused(name, "it contains a " +
				"\"" + c + "\"");
			if (Character.isISOControl(c)) throw refused(name,
				"it contains a line break or another control character");
		}
		if (text.startsWith("'")) throw refused(name, "it starts with a '");
		if (!text.equals(text.strip())) throw refused(name,
			"it starts or ends with a space");
	}

	private static SoulstylerException refused(final String name,
		final String why)
	{
		return new SoulstylerException(Failure.INSTRUCTION, "The " + name +
			" could not be recorded in a macro and replayed: " + why +
			". Please write it without that.");
	}
}
