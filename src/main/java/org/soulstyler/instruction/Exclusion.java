package org.soulstyler.instruction;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;

import org.soulstyler.instruction.Grammar.ExclusionPatterns;

/**
 * What an instruction about everything leaves out at its end or at its
 * beginning: "Make everything gold <em>except the dog</em>", "<em>Apart from the
 * dog</em>, make the picture gold". Language models that copy parts of a sentence in
 * a row cannot say "everything except the dog" then.
 *
 * @param rest the instruction without it, as the user wrote it
 * @param everything the words that it belongs to
 * @param exclusion e.g. "except the dog"
 */
record Exclusion(String rest, String everything, String exclusion) {

	/** @param text as the user wrote it */
	static Optional<Exclusion> of(final String text, final Grammar grammar) {
		final ExclusionPatterns words = grammar.exclusions();
		final Matcher first = words.atTheBeginning().matcher(text);
		if (first.matches()) {
			final Matcher everything = words.everything().matcher(first.group("rest"));
			return everything.find() ? Optional.of(new Exclusion(first.group("rest"),
				everything.group(), decapitalized(first.group("exclusion")))) : Optional
					.empty();
		}
		final Matcher whole = words.atTheEnd().matcher(text);
		if (!whole.matches()) return Optional.empty();
		final Matcher everything = words.everything().matcher(whole.group("before"));
		// "Everything except the dog" stands together already.
		if (!everything.find() || everything.end() == whole.end("before"))
			return Optional.empty();
		final String closing = whole.group("closing");
		return Optional.of(new Exclusion(whole.group("before") + (closing == null
			? "" : closing), everything.group(), whole.group("exclusion")));
	}

	/** It moves from the beginning of the sentence into its middle. */
	private static String decapitalized(final String exclusion) {
		return exclusion.substring(0, 1).toLowerCase(Locale.ROOT) + exclusion
			.substring(1);
	}

	/** Whether the name of what is left out was forgotten: "everything except". */
	static boolean isForgotten(final String text, final Grammar grammar) {
		return grammar.exclusions().forgotten().matcher(text).find();
	}

	/** An answer about the rest, as one about the whole instruction. */
	Target over(final Target target) {
		final boolean all = target.objects().isEmpty() || everything
			.equalsIgnoreCase(target.objects());
		return all ? new Target(everything + " " + exclusion, target.style())
			: target;
	}
}
