package org.soulstyler.instruction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

import org.soulstyler.instruction.Grammar.ObjectSets;

/**
 * A referring expression taken apart where it names several things ("the cat and
 * the dog") or all but some ("everything except the dog"). Models of referring
 * segmentation look for one thing; they outline the dog when asked for everything
 * except the dog. It is taken apart only where grammar leaves no doubt: "the boy
 * with the hat and the glasses" and "the man in the black and white suit" stay
 * one thing.
 *
 * @param wanted referring expressions of one thing each; empty for the whole
 *          picture
 * @param spared what is left out, likewise
 */
public record ObjectSet(List<String> wanted, List<String> spared) {

	private static final ObjectSets WORDS = Languages.standardGrammar()
		.objectSets();

	/** Keeps copies, which nobody can change. */
	public ObjectSet {
		wanted = List.copyOf(wanted);
		spared = List.copyOf(spared);
	}

	/** @param expression the objects part of an instruction */
	public static ObjectSet of(final String expression) {
		final String text = expression.strip();
		return withoutSome(text).orElseGet(() -> new ObjectSet(things(text), List
			.of()));
	}

	/** How it was read, e.g. "the whole picture without “the dog”". */
	public String reading() {
		return (wanted.isEmpty() ? WORDS.reading().get(0) : list(wanted)) + (spared
			.isEmpty() ? "" : " " + WORDS.reading().get(1) + " " + list(spared));
	}

	// -- Helper methods --

	private static Optional<ObjectSet> withoutSome(final String text) {
		final Matcher of = WORDS.exclusion().matcher(text);
		while (of.find()) {
			final String before = text.substring(0, of.start());
			final List<String> things = things(text.substring(of.end()));
			if (WORDS.leftAlone().matcher(before).matches()) return Optional.of(
				new ObjectSet(things, List.of()));
			if (WORDS.everything().matcher(before).matches()) return Optional.of(
				new ObjectSet(List.of(), things));
		}
		final Matcher some = WORDS.exclusionFromSome().matcher(text);
		if (!some.find() || some.start() == 0) return Optional.empty();
		final List<String> wanted = things(text.substring(0, some.start()));
		final String noun = lastWord(WORDS.place().matcher(wanted.get(wanted
			.size() - 1)).replaceAll(""));
		final List<String> spared = things(WORDS.one().matcher(text.substring(some
			.end())).replaceAll(Matcher.quoteReplacement(noun)));
		return Optional.of(new ObjectSet(wanted, wanted.size() > 1 ? spared : spared
			.stream().map(thing -> withOwner(thing, wanted.get(0))).toList()));
	}

	/** "Its nose" as "the nose of the cat". */
	private static String withOwner(final String thing, final String owner) {
		final Matcher owned = WORDS.owned().matcher(thing);
		return owned.matches() ? "the " + owned.group("part") + " of " + owner
			: thing;
	}

	/** @return one or more */
	private static List<String> things(final String text) {
		final List<String> things = new ArrayList<>(Arrays.asList(WORDS.joint()
			.split(text, -1)));
		things.set(0, WORDS.both().matcher(things.get(0)).replaceFirst(""));
		for (int i = 0; i < things.size(); i++) {
			final String thing = things.get(i);
			if (!WORDS.name().matcher(thing).matches() || WORDS.withoutNoun().matcher(
				thing).matches() || i < things.size() - 1 && isWithin(thing, things.get(
					i + 1))) return List.of(text);
		}
		return things;
	}

	/**
	 * Whether a joint is part of a name: "the man in the suit and the hat", but not
	 * "the man in the hat and the dog in the basket", which are made alike.
	 */
	private static boolean isWithin(final String name, final String next) {
		final Optional<String> relation = relation(name);
		return relation.isPresent() && !relation.equals(relation(next));
	}

	/** The word that tells which one a name means. */
	private static Optional<String> relation(final String name) {
		final Matcher relation = WORDS.relation().matcher(WORDS.place().matcher(
			name).replaceAll(""));
		return relation.find() ? Optional.of(relation.group().split(" ", 2)[0])
			: Optional.empty();
	}

	private static String lastWord(final String text) {
		return text.substring(text.lastIndexOf(' ') + 1);
	}

	/** E.g. “the cat”, “the dog” and “the bird”. */
	private static String list(final List<String> things) {
		final int last = things.size() - 1;
		return (last == 0 ? "" : things.subList(0, last).stream().map(
			ObjectSet::quoted).collect(Collectors.joining(", ", "", " " + WORDS
				.reading().get(2) + " "))) + quoted(things.get(last));
	}

	private static String quoted(final String thing) {
		return "\u201c" + thing + "\u201d";
	}
}
