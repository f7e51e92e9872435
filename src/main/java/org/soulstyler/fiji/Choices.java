package org.soulstyler.fiji;

import java.util.List;
import java.util.stream.Stream;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.settings.Preset;

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

	/** Which settings: the models' own, or else a {@link Preset}'s. */
	static final String OWN = "own";

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
		return among(name, said, Stream.concat(Stream.of(first), Stream.of(others))
			.toList());
	}

	/** @param all the choices, the default first */
	static String among(final String name, final String said,
		final List<String> all) throws SoulstylerException
	{
		if (said == null || said.isBlank()) return all.get(0);
		if (all.contains(said)) return said;
		throw new SoulstylerException(Failure.INSTRUCTION, "\"" + said +
			"\" is not a choice for " + name + ": choose " + String.join(" or ",
				all) + ".");
	}
}
