package org.soulstyler.instruction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

	private static final String PICTURE =
		"(?:picture|image|photo|photograph|scene|view|shot|frame|thing|lot)";

	private static final Pattern EVERYTHING = Pattern.compile(
		"(?:absolutely |just about )?(?:every ?thing|anything|all|all of it|it all|" +
			"(?:all of )?(?:the|this|that|my|our) (?:(?:whole|entire|complete|full) )?" +
			PICTURE + ")(?: (?:in|on|of) (?:the|this|that|my|our) " + PICTURE +
			"| here| there| around it| you see| i see)?", Pattern.CASE_INSENSITIVE);

	/** "Leave everything alone except the turtle" is about the turtle. */
	private static final Pattern LEFT_ALONE = Pattern.compile(
		"(?:(?:leave|keep) )?(?:every ?thing|all|it all) (?:else )?(?:alone|untouched|unchanged|the same|(?:as|how) (?:it|they) (?:is|are)|as is)",
		Pattern.CASE_INSENSITIVE);

	/** After words for the whole picture. */
	private static final Pattern LEFT_OUT = Pattern.compile(
		",? (?:except(?:ing)?(?: for)?|but(?: not)?(?: for)?|apart from|aside from|" +
			"other than|excluding|save(?: for)?|besides|bar|barring|without|outside(?: of)?|" +
			"(?:that|which) (?:is not|isn['\u2019]t|are not|aren['\u2019]t))[,:]? ",
		Pattern.CASE_INSENSITIVE);

	/** After a thing's name; "but" and "without" are often part of one. */
	private static final Pattern LEFT_OUT_OF_SOME = Pattern.compile(
		",? (?:except(?:ing)?(?: for)?|but not|excluding)[,:]? ",
		Pattern.CASE_INSENSITIVE);

	private static final Pattern JOINT = Pattern.compile(
		", ?(?:and |plus |as well as |along with )?| (?:and|plus|as well as|along with) (?:also )?| ?& ?",
		Pattern.CASE_INSENSITIVE);

	/** With which the name of a thing begins, and of one not told by another. */
	private static final String ARTICLE =
		"(?:the|an?|my|your|our|this|that|these|those|all|each|every|\\w+['\u2019]s)";

	private static final Pattern NAME = Pattern.compile(ARTICLE + " .+",
		Pattern.CASE_INSENSITIVE);

	/** "The left and the right boat": the first has no noun of its own. */
	private static final Pattern NO_NOUN = Pattern.compile(ARTICLE +
		" (?:left|right|first|second|third|fourth|last|next|other|one|two|three|top|bottom|upper|lower|middle|" +
		"front|back|near|far|big|small|bigger|smaller|large|larger|tall|taller|short|shorter|old|young|former|" +
		"black|white|red|green|blue|yellow|orange|brown|grey|gray|pink|purple)",
		Pattern.CASE_INSENSITIVE);

	private static final Pattern PLACE = Pattern.compile(
		" (?:on|to|at|in|near|from) the (?:(?:far|very|upper|lower|top|bottom) )?" +
			"(?:left|right|top|bottom|middle|cent(?:er|re)|front|back|rear|foreground|background|corner|distance)(?: side| hand side| corner)?\\b",
		Pattern.CASE_INSENSITIVE);

	/** After which "and" may join two things that tell which one is meant. */
	private static final Pattern TELLING = Pattern.compile(
		"\\b(?:between|among|who|whose|which|that|where|wearing|holding|carrying|" +
			"(?:with|without|of|in|on|at|by|from|to|near|beside|besides|behind|under|above|" +
			"below|over|inside|around|against|next to|for|like|than) (?:" + ARTICLE +
			"|his|her|its|their|two|both))\\b", Pattern.CASE_INSENSITIVE);

	private static final Pattern BOTH = Pattern.compile("both (?:of )?",
		Pattern.CASE_INSENSITIVE);

	/** Stands for the noun of what it is one of. */
	private static final Pattern ONE = Pattern.compile("\\bones?\\b",
		Pattern.CASE_INSENSITIVE);

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
		return (wanted.isEmpty() ? "the whole picture" : list(wanted)) + (spared
			.isEmpty() ? "" : " without " + list(spared));
	}

	// -- Helper methods --

	private static Optional<ObjectSet> withoutSome(final String text) {
		final Matcher of = LEFT_OUT.matcher(text);
		while (of.find()) {
			final String before = text.substring(0, of.start());
			final List<String> things = things(text.substring(of.end()));
			if (LEFT_ALONE.matcher(before).matches()) return Optional.of(
				new ObjectSet(things, List.of()));
			if (EVERYTHING.matcher(before).matches()) return Optional.of(
				new ObjectSet(List.of(), things));
		}
		final Matcher some = LEFT_OUT_OF_SOME.matcher(text);
		if (!some.find() || some.start() == 0) return Optional.empty();
		final List<String> wanted = things(text.substring(0, some.start()));
		final String noun = lastWord(PLACE.matcher(wanted.get(wanted.size() - 1))
			.replaceAll(""));
		return Optional.of(new ObjectSet(wanted, things(ONE.matcher(text.substring(
			some.end())).replaceAll(Matcher.quoteReplacement(noun)))));
	}

	/** @return one or more */
	private static List<String> things(final String text) {
		final List<String> things = new ArrayList<>(Arrays.asList(JOINT.split(text,
			-1)));
		things.set(0, BOTH.matcher(things.get(0)).replaceFirst(""));
		for (int i = 0; i < things.size(); i++) {
			final String thing = things.get(i);
			final boolean told = TELLING.matcher(PLACE.matcher(thing).replaceAll(""))
				.find();
			if (!NAME.matcher(thing).matches() || NO_NOUN.matcher(thing).matches() ||
				told && i < things.size() - 1) return List.of(text);
		}
		return things;
	}

	private static String lastWord(final String text) {
		return text.substring(text.lastIndexOf(' ') + 1);
	}

	/** E.g. “the cat”, “the dog” and “the bird”. */
	private static String list(final List<String> things) {
		final int last = things.size() - 1;
		return (last == 0 ? "" : things.subList(0, last).stream().map(
			ObjectSet::quoted).collect(Collectors.joining(", ", "", " and "))) + quoted(
				things.get(last));
	}

	private static String quoted(final String thing) {
		return "\u201c" + thing + "\u201d";
	}
}
