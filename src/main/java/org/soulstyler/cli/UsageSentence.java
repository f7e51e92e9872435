package org.soulstyler.cli;

import java.util.List;

import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What is wrong with a command line, in plain words: picocli's messages name
 * indices and Java types.
 */
final class UsageSentence {

	private UsageSentence() {
		// prevent instantiation of utility class
	}

	/** Where picocli would say that a word is not a long. */
	static void sayNumbers(final CommandLine commandLine) {
		final ITypeConverter<Integer> whole = said -> number(() -> Integer.valueOf(
			said), said, "a whole number");
		final ITypeConverter<Long> large = said -> number(() -> Long.valueOf(said),
			said, "a whole number");
		final ITypeConverter<Double> real = said -> number(() -> Double.valueOf(
			said), said, "a number");
		commandLine.registerConverter(int.class, whole);
		commandLine.registerConverter(Integer.class, whole);
		commandLine.registerConverter(long.class, large);
		commandLine.registerConverter(double.class, real);
		commandLine.registerConverter(Double.class, real);
	}

	/** One sentence or two. */
	static String of(final ParameterException exc) {
		final String said = exc instanceof UnmatchedArgumentException ? unmatched(
			(UnmatchedArgumentException) exc) : exc.getMessage();
		return said.endsWith(".") || said.endsWith("?") ? said : said + ".";
	}

	// -- Helper methods --

	private static String unmatched(final UnmatchedArgumentException exc) {
		final String first = exc.getUnmatched().get(0);
		final List<String> near = exc.getSuggestions();
		final String question = near.isEmpty() ? "" : " Did you mean " + String
			.join(" or ", near) + "?";
		if (exc.isUnknownOption()) return "There is no option \"" + first + "\"." +
			question;
		final CommandLine command = exc.getCommandLine();
		if (!command.getSubcommands().isEmpty()) return "There is no command \"" +
			first + "\"." + (near.isEmpty() ? " There are: " + String.join(", ",
				command.getSubcommands().keySet()) + "." : question);
		return "\"" + first + "\" is one argument too many. Put an " +
			"instruction, or a name with spaces, in quotes.";
	}

	private interface Reading<N> {

		N read();
	}

	private static <N> N number(final Reading<N> reading, final String said,
		final String what)
	{
		try {
			return reading.read();
		}
		catch (final NumberFormatException exc) {
			throw new TypeConversionException("\"" + said + "\" is not " + what +
				" that can be used");
		}
	}
}
