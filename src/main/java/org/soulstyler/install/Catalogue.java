package org.soulstyler.install;

import com.google.gson.JsonObject;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.soulstyler.bundle.JsonFile;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * What can be installed: a bundle in parts, for each of which there is a choice
 * of published models. The catalogue itself is data,
 * {@code models/official/catalogue.json}; in each part the first choice is the
 * one that is taken when the user names none.
 *
 * @param name the bundle's
 * @param title the bundle's, for people
 */
public record Catalogue(String name, String title, List<Part> parts) {

	/** The system property that names another catalogue, e.g. a mirror's. */
	public static final String PROPERTY = "soulstyler.catalogue";

	private static final String RESOURCE = "official/catalogue.json";

	/** One of the networks that a bundle needs. */
	public record Part(String part, String title, List<Choice> choices) {
	}

	/**
	 * A published model.
	 *
	 * @param id what users call it, e.g. "cris-r50"
	 * @param title what it is
	 * @param license as stated where it is published
	 * @param page where people can read about it
	 * @param bundle its section of {@code bundle.json}
	 */
	public record Choice(String id, String title, String license, String page,
			JsonObject bundle, List<PublishedFile> files) {
	}

	/**
	 * A file of a published model.
	 *
	 * @param name where it goes in the bundle, with '/'
	 * @param url where it is published, or null
	 * @param hand if it has no address: how to get it
	 * @param resource if it comes with this program: which of ours it is
	 * @param about its size in bytes, roughly, for people; 0 if not said
	 * @param sha256 what it must be; null if that was not known when the catalogue
	 *          was written
	 * @param tensors if only some tensors of the published file are needed: a
	 *          regular expression of their names
	 * @param whole then the published file's own SHA-256, with which a host that
	 *          states one, and a whole file brought by hand, must agree; may be
	 *          null
	 * @param names what it may be called in a folder of files brought by hand
	 */
	public record PublishedFile(String name, @Nullable String url,
			@Nullable String hand, @Nullable String resource, long about,
			@Nullable String sha256, @Nullable String tensors, @Nullable String whole,
			List<String> names) {

		/** Absent names become none. */
		public PublishedFile {
			if (names == null) names = List.of();
		}

		/** Under which its checksum is remembered; null if it has no address. */
		@Nullable
		String identity() {
			return url == null ? null : tensors == null ? url : url + " " + tensors;
		}

		/** Whether a tensor is among those needed. */
		boolean wants(final String tensor) {
			return tensors == null || tensor.matches(tensors);
		}
	}

	/**
	 * The catalogue that comes with this program, or the one that
	 * {@value #PROPERTY} names.
	 */
	public static Catalogue standard() throws SoulstylerException {
		final String other = System.getProperty(PROPERTY);
		if (other == null) return ours();
		try {
			return read(Path.of(other));
		}
		catch (final InvalidPathException e) {
			throw new SoulstylerException(Failure.MODEL, "The catalogue that " +
				PROPERTY + " names is not a file.", e);
		}
	}

	private static Catalogue ours() throws SoulstylerException {
		try (InputStream in = Catalogue.class.getResourceAsStream(RESOURCE)) {
			if (in == null) throw new SoulstylerException(Failure.MODEL,
				"This installation lacks the catalogue of published models.");
			return checked(JsonFile.read(in, "The catalogue of published models",
				Catalogue.class), "The catalogue of published models");
		}
		catch (final IOException e) {
			throw JsonFile.unusable("The catalogue of published models",
				"it cannot be read", e);
		}
	}

	/**
	 * Another catalogue, e.g. of an institution's own mirror.
	 *
	 * @throws SoulstylerException ({@link Failure#MODEL}) if it is not one, lacks
	 *           something, or names files outside of the bundle
	 */
	public static Catalogue read(final Path file) throws SoulstylerException {
		return checked(JsonFile.read(file, Catalogue.class), "The catalogue " +
			file);
	}

	private static Catalogue checked(final Catalogue catalogue, final String name)
		throws SoulstylerException
	{
		try {
			CatalogueCheck.check(catalogue);
			return catalogue;
		}
		catch (final CatalogueCheck.Fault e) {
			throw JsonFile.unusable(name, String.valueOf(e.getMessage()), e);
		}
	}

	/**
	 * One choice for each part.
	 *
	 * @param wanted ids of choices to take instead of the first ones
	 * @throws SoulstylerException if there is no such choice, or two are for the
	 *           same part
	 */
	public List<Choice> choose(final List<String> wanted)
		throws SoulstylerException
	{
		final List<Choice> chosen = new ArrayList<>();
		final List<String> left = new ArrayList<>(wanted);
		for (final Part part : parts) {
			final List<Choice> named = part.choices.stream().filter(choice -> wanted
				.contains(choice.id)).collect(Collectors.toList());
			if (named.size() > 1) throw new SoulstylerException(Failure.MODEL, named
				.get(0).id + " and " + named.get(1).id +
				" have the same purpose; choose one of them.");
			chosen.add(named.isEmpty() ? part.choices.get(0) : named.get(0));
			named.forEach(choice -> left.remove(choice.id));
		}
		if (!left.isEmpty()) throw new SoulstylerException(Failure.MODEL,
			"There is no model called \"" + left.get(0) + "\". There are: " + parts
				.stream().flatMap(part -> part.choices.stream()).map(Choice::id)
				.collect(Collectors.joining(", ")) + ".");
		return chosen;
	}

	/**
	 * What can be installed, as lines to read: by purpose, the first choice
	 * marked.
	 */
	public List<String> lines() {
		final List<String> lines = new ArrayList<>();
		for (final Part part : parts) {
			lines.add(part.title);
			for (final Choice choice : part.choices) {
				final long size = choice.files.stream().mapToLong(PublishedFile::about)
					.sum();
				lines.add((choice == part.choices.get(0) ? "  * " : "    ") +
					choice.id + ": " + choice.title);
				lines.add("        " + PartFile.megabytes(size) + ", licence: " +
					choice.license + ", " + choice.page);
			}
		}
		return lines;
	}

	/** The files of several models, each once. */
	static List<PublishedFile> files(final List<Choice> choices) {
		final Map<String, PublishedFile> files = new LinkedHashMap<>();
		choices.forEach(choice -> choice.files.forEach(file -> files.putIfAbsent(
			file.name(), file)));
		return List.copyOf(files.values());
	}
}
