package org.soulstyler.instruction;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.soulstyler.instruction.Grammar.ExclusionPatterns;

/**
 * What an instruction about everything leaves out in other words than "everything
 * except": "Make everything gold <em>except the dog</em>", "<em>Apart from the
 * dog</em>, make the picture gold", "<em>Keep the dog as it is</em> and make the
 * rest gold"; or one about an object, "Turn the man into gold, <em>but not the
 * hat</em>". Language models that copy parts of a sentence in a row cannot say
 * "everything except the dog" then.
 *
 * @param rest the instruction without it, as the user wrote it
 * @param everything its word for all that is not left out; null where it is about
 *          an object
 * @param objects the expression that it stands for, e.g. "everything except the
 *          dog", or what goes behind the object, "except the hat"
 */
record Exclusion(String rest, @Nullable String everything, String objects) {

	/** @param text as the user wrote it */
	static Optional<Exclusion> of(final String text, final Grammar grammar) {
		final ExclusionPatterns words = grammar.exclusions();
		final Matcher first = words.atTheBeginning().matcher(text);
		if (first.matches()) return of(first.group("rest"), words.everything(),
			words.allBut() + " " + first.group("kept"));
		final Matcher last = words.atTheEnd().matcher(text);
		if (last.matches()) return atTheEnd(last, grammar);
		return kept(text, words).or(() -> ofAnObject(text, words));
	}

	private static Optional<Exclusion> atTheEnd(final Matcher last,
		final Grammar grammar)
	{
		final ExclusionPatterns words = grammar.exclusions();
		final String before = last.group("before"), closing = last.group("closing");
		final Matcher everything = words.everything().matcher(before);
		// "Everything except the dog" stands together already, and what follows it may
		// be the style, "everything except the dog black and white", unless that came
		// first, "gold for everything except the dog".
		if (everything.find() && everything.end() == before.length() && !grammar
			.phrases().ties().contains(lastWord(before.substring(0, everything
				.start())))) return Optional.empty();
		return of(closing == null ? before : before + closing, words.everything(),
			words.allBut() + " " + last.group("kept"));
	}

	private static Optional<Exclusion> ofAnObject(final String text,
		final ExclusionPatterns words)
	{
		final Matcher last = words.ofAnObject().matcher(text);
		if (!last.matches()) return Optional.empty();
		final String rest = last.group("before").replaceFirst(",$", "");
		final String closing = last.group("closing");
		return Optional.of(new Exclusion(closing == null ? rest : rest + closing,
			null, words.but() + " " + last.group("kept")));
	}

	private static String lastWord(final String text) {
		final String words = text.strip();
		return words.substring(words.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
	}

	private static Optional<Exclusion> of(final String rest, final Pattern all,
		final String objects)
	{
		final Matcher everything = all.matcher(rest);
		return everything.find() ? Optional.of(new Exclusion(rest, everything
			.group(), objects)) : Optional.empty();
	}

	/** "Keep the dog as it is and make the rest gold." */
	private static Optional<Exclusion> kept(final String text,
		final ExclusionPatterns words)
	{
		for (final Pattern pattern : words.kept()) {
			final Matcher clause = pattern.matcher(text);
			if (!clause.matches()) continue;
			final String kept = clause.group("one") == null ? decapitalized(clause
				.group("other")) : clause.group("one");
			final Optional<Exclusion> exclusion = of(clause.group("rest"), words
				.remainder(), words.allBut() + " " + kept);
			if (exclusion.isPresent()) return exclusion;
		}
		return Optional.empty();
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

	/**
	 * An answer about the rest, as one about the whole instruction.
	 *
	 * @param others what else the rest leaves out
	 */
	Target over(final Target target, final List<String> others) {
		if (everything == null) return target.objects().isEmpty() ? target
			: new Target(target.objects() + " " + objects, target.style());
		final boolean all = target.objects().isEmpty() || everything
			.equalsIgnoreCase(target.objects());
		return all ? new Target(objects + others.stream().map(other -> ", " + other)
			.collect(Collectors.joining()), target.style()) : target;
	}
}
