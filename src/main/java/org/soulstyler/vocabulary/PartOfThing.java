package org.soulstyler.vocabulary;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a thing, or its clothes: "the man's beard", "the roof of the tent on
 * the right".
 *
 * @param part e.g. "the beard"
 * @param thing e.g. "the man"
 */
public record PartOfThing(String part, String thing) {

	private static final Pattern POSSESSIVE = Pattern.compile(
		"(.+?)(?:['\u2019]s|(?<=s)['\u2019])\\s+(.+)");
	private static final Pattern OF = Pattern.compile(
		"(.+?)\\s+of\\s+((?:the|a|an|his|her|my|their|this|that)\\s.+)",
		Pattern.CASE_INSENSITIVE);

	/**
	 * @param expression a referring expression
	 * @return empty where it names no part of a thing, as "the man's dog", "a bunch of
	 *         flowers" and "the top of the picture"
	 */
	public static Optional<PartOfThing> read(final String expression) {
		final Matcher possessive = POSSESSIVE.matcher(expression.trim());
		if (possessive.matches()) return of("the " + possessive.group(2), possessive
			.group(1));
		final Matcher of = OF.matcher(expression.trim());
		return of.matches() ? of(of.group(1), of.group(2)) : Optional.empty();
	}

	private static Optional<PartOfThing> of(final String part,
		final String thing)
	{
		return HeadNoun.isPart(part) && !HeadNoun.isWhole(thing) ? Optional.of(
			new PartOfThing(part, thing)) : Optional.empty();
	}
}
