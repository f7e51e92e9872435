package org.soulstyler.install;

import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import org.jspecify.annotations.Nullable;
import org.soulstyler.bundle.ModelBundle;
import org.soulstyler.install.Catalogue.Choice;
import org.soulstyler.install.Catalogue.Part;
import org.soulstyler.install.Catalogue.PublishedFile;

/**
 * What a catalogue must be, wherever it comes from: complete, and unable to
 * reach a file outside of the bundle or of the folder of files brought by hand.
 */
final class CatalogueCheck {

	/** Names with '/' between them, none of which is "." or "..". */
	private static final Pattern PLAIN_PATH = Pattern.compile(
		"[\\w-][\\w.-]{0,100}(/[\\w-][\\w.-]{0,100}){0,5}");
	private static final Pattern NAME = Pattern.compile("[\\w-][\\w.-]{0,100}");
	private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");

	/** Of {@code bundle.json}; the installer writes the rest itself. */
	private static final Set<String> SECTIONS = Set.of("splitter", "segmenter",
		"clip", "features", "statistics", "start", "stylization");

	/** Names of a part of a download and the like begin like the file's own. */
	private static final List<String> ENDINGS = List.of("", ".new", ".part",
		".part.json");

	private static final long MAX_BYTES = 1L << 50;

	/**
	 * Repetitions allowed in an expression: more, or one after a group, may
	 * never end.
	 */
	private static final int MAX_REPETITIONS = 4;

	private CatalogueCheck() {}

	/** Thrown with the end of a sentence that says what is wrong. */
	static final class Fault extends Exception {

		private static final long serialVersionUID = 1L;

		Fault(final String why) {
			super(why);
		}
	}

	static void check(final Catalogue catalogue) throws Fault {
		require(matches(NAME, catalogue.name()), "it lacks a valid name");
		require(catalogue.title() != null, "it lacks a title");
		require(isFull(catalogue.parts()), "it lacks parts");
		final Set<String> ids = new HashSet<>();
		final Map<String, String> files = new HashMap<>();
		for (final Part part : catalogue.parts()) {
			require(part.title() != null, "a part lacks its title");
			require(isFull(part.choices()), "the part \"" + part.title() +
				"\" has no choice");
			for (final Choice choice : part.choices()) {
				check(choice);
				require(ids.add(choice.id()), "two models are called " + choice.id());
				for (final PublishedFile file : choice.files()) {
					check(file);
					final String other = files.putIfAbsent(file.name().toLowerCase(
						Locale.ROOT), file.name());
					require(other == null || other.equals(file.name()), other + " and " +
						file.name() + " would be one file where case does not count");
				}
			}
		}
	}

	// -- Helper methods --

	private static void check(final Choice choice) throws Fault {
		require(matches(NAME, choice.id()), "a model lacks a valid id");
		require(choice.title() != null && choice.license() != null && choice
			.page() != null, "the model " + choice.id() +
				" lacks its title, license or page");
		require(choice.bundle() != null && SECTIONS.containsAll(choice.bundle()
			.keySet()), "the model " + choice.id() +
				" lacks its section of the bundle, or has one that is unknown");
		require(isFull(choice.files()), "the model " + choice.id() +
			" has no files");
	}

	private static void check(final PublishedFile file) throws Fault {
		require(matches(PLAIN_PATH, file.name()) && !isDescription(file.name()),
			shown(file.name()) + " is not a valid file name");
		for (final String name : file.names()) {
			require(matches(PLAIN_PATH, name), shown(name) +
				" is not a valid name of a file brought by hand");
		}
		require(file.resource() == null || matches(PLAIN_PATH, file.resource()),
			shown(file.resource()) + " is not a valid name of a file of this " +
				"program");
		require(file.about() >= 0 && file.about() < MAX_BYTES, "the size of " + file
			.name() + " makes no sense");
		require(file.sha256() == null || matches(SHA256, file.sha256()),
			"the sha256 of " + file.name() + " is not valid");
		require(file.whole() == null || matches(SHA256, file.whole()),
			"the checksum of the whole of " + file.name() + " is not valid");
		require(file.url() == null || isAddress(file.url()), "the address of " +
			file.name() + " is not valid, or contains a user's name or password");
		require(file.tensors() == null || isExpression(file.tensors()),
			"the tensors of " + file.name() + " are not a simple expression");
	}

	/** A text from a catalogue, shortened and printable, for a sentence. */
	private static String shown(final @Nullable String name) {
		return name == null ? "nothing" : "\"" + name.substring(0, Math.min(80, name
			.length())).replaceAll("\\p{Cntrl}", "?") + "\"";
	}

	private static boolean isDescription(final String name) {
		return ENDINGS.stream().anyMatch(ending -> name.equalsIgnoreCase(
			ModelBundle.DESCRIPTION + ending));
	}

	private static boolean isAddress(final String url) {
		try {
			final URI uri = URI.create(url);
			return uri.getHost() != null && uri.getRawUserInfo() == null;
		}
		catch (final IllegalArgumentException exc) {
			return false;
		}
	}

	private static boolean isExpression(final String text) {
		try {
			Pattern.compile(text);
		}
		catch (final PatternSyntaxException exc) {
			return false;
		}
		return text.length() <= 1000 && !text.contains("(?") && !Pattern.compile(
			"\\)[*+{]|\\\\[1-9k]").matcher(text).find() && text.chars().filter(
				c -> c == '*' || c == '+' || c == '{').count() <= MAX_REPETITIONS;
	}

	private static boolean matches(final Pattern pattern, final String text) {
		return text != null && pattern.matcher(text).matches();
	}

	private static boolean isFull(final List<?> list) {
		return list != null && !list.isEmpty() && list.stream().noneMatch(
			element -> element == null);
	}

	private static void require(final boolean good, final String why)
		throws Fault
	{
		if (!good) throw new Fault(why);
	}
}
