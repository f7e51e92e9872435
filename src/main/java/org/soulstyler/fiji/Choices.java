package org.soulstyler.fiji;

import java.util.List;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * The words that our parameters offer as choices. Dialogs offer nothing else, but
 * macros and scripts can say anything. (Yes and no are words too, since ImageJ
 * and SciJava record checkboxes in different ways.)
 */
final class Choices {

	static final String YES = "yes";
	static final String NO = "no";

	/** Which slices of a stack. */
	static final String CURRENT = "current";
	static final String ALL = "all";

	/** Which settings: the models' own, or those that have a name. */
	static final String OWN = "own";
	static final String FAST = "fast";
	static final String PAPER = "paper";

	/** What type the result is of. */
	static final String RGB = "rgb";
	static final String SOURCE = "source";

	private Choices() {
		// prevent instantiation of utility class
	}

	/**
	 * @param name the parameter's
	 * @param said what the user chose; null or blank for the default
	 * @param first the default
	 * @param others what else it may be
	 * @return one of the choices
	 * @throws SoulstylerException ({@link Failure#INSTRUCTION}) when it is none
	 */
	static String among(final String name, final String said, final String first,
		final String... others) throws SoulstylerException
	{
		if (said == null || said.isBlank() || said.equals(first)) return first;
		for (final String other : others)
			if (said.equals(other)) return other;
		throw new SoulstylerException(Failure.INSTRUCTION, "\"" + said +
			"\" is not a choice for " + name + ": choose " + first + " or " + String
				.join(" or ", List.of(others)) + ".");
	}
}
