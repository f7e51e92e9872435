package org.soulstyler.instruction;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The languages that we know, from the resources {@code languages/CODE.json}, by
 * ISO 639 code: a new language is a new file. In a file a pattern is a regular
 * expression or a list of alternatives, and {@code {name}} in it stands for the
 * pattern of that name among {@code fragments}.
 */
final class Languages {

	/** What an instruction is taken for when nothing speaks against it. */
	private static final String DEFAULT = "en";

	private static final Pattern FRAGMENT = Pattern.compile("\\{([a-zA-Z]+)\\}");
	private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}'-]+");

	private static final Gson GSON = new GsonBuilder().registerTypeAdapter(
		Pattern.class, (JsonDeserializer<Pattern>) (json, type, context) -> Pattern
			.compile(alternatives(json), Pattern.CASE_INSENSITIVE |
				Pattern.UNICODE_CASE)).create();

	/** The language of {@link #DEFAULT} first. */
	private static final List<Language> ALL = readAll();

	private Languages() {}

	/** The language that has a grammar of ours. */
	static Language standard() {
		return ALL.get(0);
	}

	/** That grammar. */
	static Grammar standardGrammar() {
		return Objects.requireNonNull(standard().grammar());
	}

	/**
	 * Recognises the language of a text by its script and its most frequent
	 * words.
	 * Names of foreign artists and works do not make an English sentence foreign.
	 */
	static Language of(final String text) {
		final UnicodeScript script = script(text);
		final List<String> words = WORD.matcher(text.replace('\u2019', '\'')
			.toLowerCase(Locale.ROOT)).results().map(m -> m.group()).toList();
		final Optional<Language> best = ALL.stream().filter(l -> l.scripts()
			.contains(script.name())).max(Comparator.comparingInt(l -> words.stream()
				.mapToInt(l::weight).sum() * 2 + (l == standard() ? 1 : 0)));
		if (best.isEmpty() || best.get() == standard()) return standard();
		return script != UnicodeScript.LATIN || isForeign(words, best.get()) ? best
			.get() : standard();
	}

	// -- Helper methods --

	private static boolean isForeign(final List<String> words,
		final Language language)
	{
		int ours = 0, theirs = 0, requests = 0, little = 0;
		for (final String word : words) {
			if (standard().has(word)) ours += language.has(word) ? 0 : 1;
			else {
				theirs += language.weight(word);
				requests += language.requestWords().contains(word) ? 1 : 0;
				little += language.functionWords().contains(word) ? 1 : 0;
			}
		}
		// A short text without any request may be the name of a work.
		return requests > 0 ? theirs >= 2 && theirs > 2 * ours : ours == 0 &&
			little > 0 && theirs >= 2 && theirs > 0.4 * words.size();
	}

	/** That of most letters; kana settles it, since Japanese mixes scripts. */
	private static UnicodeScript script(final String text) {
		final Map<UnicodeScript, Integer> counts = new EnumMap<>(
			UnicodeScript.class);
		text.codePoints().filter(Character::isLetter).forEach(c -> counts.merge(
			UnicodeScript.of(c), 1, Integer::sum));
		final UnicodeScript most = counts.entrySet().stream().max(Map.Entry
			.comparingByValue()).map(Map.Entry::getKey).orElse(UnicodeScript.LATIN);
		return most == UnicodeScript.HAN && counts.containsKey(
			UnicodeScript.HIRAGANA) ? UnicodeScript.HIRAGANA : most;
	}

	private static List<Language> readAll() {
		final List<Language> all = new ArrayList<>();
		all.add(read(DEFAULT).orElseThrow());
		for (final String code : Locale.getISOLanguages())
			if (!code.equals(DEFAULT)) read(code).ifPresent(all::add);
		return List.copyOf(all);
	}

	private static Optional<Language> read(final String code) {
		try (InputStream in = Languages.class.getResourceAsStream("languages/" +
			code + ".json"))
		{
			if (in == null) return Optional.empty();
			final Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
			final JsonObject json = JsonParser.parseReader(reader).getAsJsonObject();
			final JsonObject grammar = json.getAsJsonObject("grammar");
			if (grammar != null) json.add("grammar", expand(grammar, grammar
				.getAsJsonObject("fragments")));
			return Optional.of(GSON.fromJson(json, Language.class));
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Puts fragments in the places of their names. */
	private static JsonElement expand(final JsonElement json,
		final JsonObject fragments)
	{
		if (json.isJsonObject()) {
			final JsonObject expanded = new JsonObject();
			json.getAsJsonObject().entrySet().forEach(e -> expanded.add(e.getKey(),
				expand(e.getValue(), fragments)));
			return expanded;
		}
		if (json.isJsonArray()) {
			final JsonArray expanded = new JsonArray();
			json.getAsJsonArray().forEach(e -> expanded.add(expand(e, fragments)));
			return expanded;
		}
		return new JsonPrimitive(expand(json.getAsString(), fragments));
	}

	private static String expand(final String text, final JsonObject fragments) {
		return FRAGMENT.matcher(text).replaceAll(m -> Matcher.quoteReplacement(
			expand(fragments.get(m.group(1)).getAsString(), fragments)));
	}

	private static String alternatives(final JsonElement json) {
		if (!json.isJsonArray()) return json.getAsString();
		final StringJoiner alternatives = new StringJoiner("|", "(?:", ")");
		json.getAsJsonArray().forEach(e -> alternatives.add(e.getAsString()));
		return alternatives.toString();
	}
}
