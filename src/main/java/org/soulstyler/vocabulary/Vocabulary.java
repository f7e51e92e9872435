package org.soulstyler.vocabulary;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * The words that a small model was trained on. A word outside it is read as the
 * known word it misspells, else as the known name nearest to it in meaning; an
 * emoji is read as its Unicode name says. A notice reports each change.
 * <p>
 * Large models know English and have no vocabulary file: see
 * {@link #unlimited()}.
 * </p>
 */
public final class Vocabulary implements AutoCloseable {

	/** Cosines below this were, by eye, no better than chance. */
	private static final double NEAREST = 0.30;

	/** Null where all words are known. */
	private final @Nullable Set<String> words;
	private final Set<String> ignored;
	private final Set<String> names;
	private final Set<String> attributes;
	private final Map<String, String> aliases;
	private final @Nullable String fallback;
	private final Map<String, float[]> nameEmbeddings = new HashMap<>();
	private @Nullable SentenceEmbedder embedder;

	private Vocabulary(final @Nullable Set<String> words,
		final Set<String> ignored, final Set<String> names,
		final Set<String> attributes, final Map<String, String> aliases,
		final @Nullable String fallback)
	{
		this.words = words;
		this.ignored = ignored;
		this.names = names;
		this.attributes = attributes;
		this.aliases = aliases;
		this.fallback = fallback;
	}

	/**
	 * The vocabulary of a model that reads any text as it stands, but for emoji.
	 */
	public static Vocabulary unlimited() {
		return new Vocabulary(null, Set.of(), Set.of(), Set.of(), Map.of(), null);
	}

	/**
	 * @param file JSON with {@code words} (all known single words), {@code names}
	 *          (words or phrases that may stand for unknown ones), optional
	 *          {@code ignored} (words without meaning to the model),
	 *          {@code attributes} (names, such as colours, that do not say what is
	 *          meant when they stand beside an unknown word), {@code aliases}
	 *          (unknown names, with known words for each, looked up by meaning as
	 *          {@code names} are: "ruby" is a red crystal) and
	 *          {@code fallback} (a word for what has no near name)
	 */
	public static Vocabulary read(final Path file) throws SoulstylerException {
		try (Reader reader = Files.newBufferedReader(file)) {
			final Content content = new Gson().fromJson(reader, Content.class);
			if (content == null || content.words == null || content.names == null)
				throw new JsonParseException("words or names are missing");
			final Set<String> words = lowerCase(content.words);
			for (final String name : content.names)
				words.addAll(split(name));
			return new Vocabulary(words, lowerCase(content.ignored), lowerCase(
				content.names), lowerCase(content.attributes), content.aliases == null
					? Map.of() : Map.copyOf(content.aliases), content.fallback);
		}
		catch (final IOException | RuntimeException e) {
			// Gson's, or of lists with holes
			throw new SoulstylerException(Failure.MODEL, "The word list " + file +
				" cannot be read; reinstall the models.", e);
		}
	}

	/**
	 * @param text an expression or style as the user wrote it
	 * @return the same text if every word of it is known; else the known words of
	 *         it, with the nearest known name in the place of the unknown
	 */
	public Understanding understand(final String text)
		throws SoulstylerException
	{
		final List<String> notices = new ArrayList<>();
		if (words == null) {
			final String plain = withoutPictures(text, notices);
			return notices.isEmpty() ? new Understanding(text, List.of())
				: new Understanding(plain.strip().replaceAll("\\s+", " "), List.copyOf(
					notices));
		}
		final List<@Nullable String> known = new ArrayList<>();
		final Set<String> unknown = new LinkedHashSet<>();
		for (final String word : split(withoutPictures(text, notices))) {
			final String spelled = spelling(word, words);
			if (ignored.contains(word)) known.add(word);
			else if (spelled == null) {
				unknown.add(word);
				known.add(null);
			}
			else {
				if (!inflected(word, spelled)) notices.add(took(word, spelled));
				known.add(spelled);
			}
		}
		if (unknown.isEmpty() && notices.isEmpty()) return new Understanding(text,
			List.of());
		if (!unknown.isEmpty()) replace(text, known, unknown, notices);
		known.removeIf(word -> word == null);
		return new Understanding(String.join(" ", known), List.copyOf(notices));
	}

	@Override
	public void close() {
		if (embedder != null) embedder.close();
		embedder = null;
	}

	// -- Helper methods --

	/** With the names of emoji in their places, e.g. "fire". */
	private static String withoutPictures(final String text,
		final List<String> notices)
	{
		final StringBuilder plain = new StringBuilder();
		text.codePoints().forEach(c -> {
			final String name = Character.getType(c) == Character.OTHER_SYMBOL
				? Character.getName(c) : null;
			if (name == null) {
				plain.appendCodePoint(c);
				return;
			}
			final String words = name.toLowerCase(Locale.ROOT);
			plain.append(' ').append(words).append(' ');
			notices.add(took(Character.toString(c), words));
		});
		return plain.toString();
	}

	/** Puts the nearest name in the place of the unknown words. */
	private void replace(final String text, final List<@Nullable String> known,
		final Set<String> unknown, final List<String> notices)
		throws SoulstylerException
	{
		if (namesIn(known)) {
			// What is meant is named already: the rest is detail we cannot use.
			notices.add("Left out, because the models do not know it: " + quoted(
				unknown) + ".");
			return;
		}
		String best = null;
		String standsFor = String.join(" ", unknown);
		double similarity = NEAREST;
		final Set<String> targets = new LinkedHashSet<>(names);
		targets.addAll(aliases.keySet());
		final List<String> candidates = new ArrayList<>(unknown);
		if (unknown.size() > 1) candidates.add(String.join(" ", unknown));
		for (final String candidate : candidates) {
			final float[] meaning = embed(candidate);
			for (final String name : targets) {
				final double cosine = cosine(meaning, embedName(name));
				if (cosine > similarity) {
					similarity = cosine;
					best = aliases.getOrDefault(name, name);
					standsFor = candidate;
				}
			}
		}
		if (best == null) {
			if (fallback == null) throw new SoulstylerException(Failure.INSTRUCTION,
				"The models do not know \u201c" + text +
					"\u201d, nor anything like it. Try other words, such as \u201c" +
					names.iterator().next() + "\u201d.");
			best = fallback;
		}
		notices.add(took(standsFor, best));
		known.set(known.indexOf(null), best);
		final Set<String> left = new LinkedHashSet<>(unknown);
		left.removeAll(split(standsFor));
		if (!left.isEmpty()) notices.add(
			"Left out, because the models do not know it: " + quoted(left) + ".");
	}

	private boolean namesIn(final List<@Nullable String> known) {
		final String joined = " " + String.join(" ", known.stream().map(
			word -> word == null ? "," : word).toList()) + " ";
		return names.stream().filter(name -> !attributes.contains(name)).anyMatch(
			name -> joined.contains(" " + name + " "));
	}

	/**
	 * The known word meant: itself, its singular or plural, or a near miss; null if
	 * there is none.
	 */
	private @Nullable String spelling(final String word, final Set<String> known)
		throws SoulstylerException
	{
		if (known.contains(word)) return word;
		for (final String form : new String[] { word + "s", strip(word, "s"), strip(
			word, "es") })
			if (known.contains(form)) return form;
		if (word.length() < 4 || aliases.containsKey(word)) return null;
		// Likeness of letters is not likeness of things: a word of its own stays.
		if (embedder().knows(word)) return null;
		final int allowed = word.length() < 8 ? 1 : 2;
		String best = null;
		int least = allowed + 1;
		for (final String candidate : known) {
			// A short word one letter away from another is as often another word.
			if (candidate.length() < 5 || candidate.charAt(0) != word.charAt(0))
				continue;
			final int distance = EditDistance.between(word, candidate, allowed);
			if (distance < least) {
				least = distance;
				best = candidate;
			}
		}
		return best;
	}

	private float[] embedName(final String name) throws SoulstylerException {
		float[] embedding = nameEmbeddings.get(name);
		if (embedding == null) nameEmbeddings.put(name, embedding = embed(name));
		return embedding;
	}

	private float[] embed(final String text) throws SoulstylerException {
		return embedder().embed(text);
	}

	private SentenceEmbedder embedder() throws SoulstylerException {
		if (embedder == null) embedder = SentenceEmbedder.open();
		return embedder;
	}

	private static double cosine(final float[] a, final float[] b) {
		double sum = 0;
		for (int i = 0; i < a.length; i++)
			sum += a[i] * b[i];
		return sum;
	}

	private static boolean inflected(final String word, final String known) {
		return word.equals(known) || known.equals(word + "s") || word.equals(known +
			"s") || word.equals(known + "es");
	}

	private static String strip(final String word, final String ending) {
		return word.endsWith(ending) ? word.substring(0, word.length() - ending
			.length()) : word;
	}

	private static String took(final String word, final String known) {
		return "\u201c" + word + "\u201d is read as \u201c" + known + "\u201d.";
	}

	private static String quoted(final Set<String> words) {
		return "\u201c" + String.join("\u201d, \u201c", words) + "\u201d";
	}

	private static List<String> split(final String text) {
		final List<String> words = new ArrayList<>();
		for (final String word : HeadNoun.withoutPossessives(text.toLowerCase(
			Locale.ROOT)).split("[^\\p{L}\\p{N}]+"))
			if (!word.isEmpty()) words.add(word);
		return words;
	}

	/** @param words null for none */
	private static Set<String> lowerCase(final @Nullable List<String> words) {
		final Set<String> set = new LinkedHashSet<>();
		if (words != null) for (final String word : words)
			set.add(word.toLowerCase(Locale.ROOT));
		return set;
	}

	/** The JSON file's fields. */
	private record Content(List<String> words, List<String> names,
			@Nullable List<String> ignored, @Nullable List<String> attributes,
			@Nullable Map<String, String> aliases, @Nullable String fallback) {
	}
}
