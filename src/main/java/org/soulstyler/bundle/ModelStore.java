package org.soulstyler.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.folders.AppFolders;

/**
 * Finds bundles by name in the folders where they may be. Of two with one
 * name, the first found counts:
 * <ol>
 * <li>the folder that the system property {@value #PROPERTY} names (a bundle, or
 * a folder of bundles),</li>
 * <li>{@code models/soulstyler} in Fiji's folder,</li>
 * <li>{@code models} beside our jar or its folder, which is where
 * a build has them,</li>
 * <li>the user's cache.</li>
 * </ol>
 * The working directory is never searched: what a model is must not depend on
 * where a program was started.
 */
public final class ModelStore {

	/** The system property that names a folder of bundles, or a bundle. */
	public static final String PROPERTY = "soulstyler.models";

	/** The bundle that is used when none is asked for, if it is there. */
	public static final String DEFAULT_BUNDLE = "starter";

	private final List<Path> places;

	/** A store over the given folders, each a bundle or a folder of bundles. */
	public ModelStore(final List<Path> places) {
		this.places = List.copyOf(places);
	}

	/** A store over the usual places. */
	public static ModelStore standard() {
		return standard(null);
	}

	/**
	 * A store over the usual places.
	 *
	 * @param fiji Fiji's folder as Fiji knows it; null where that is not known
	 */
	public static ModelStore standard(final @Nullable Path fiji) {
		final Set<Path> places = new LinkedHashSet<>();
		addProperty(places, PROPERTY, "");
		if (fiji != null) {
			places.add(fiji.toAbsolutePath().normalize().resolve("models").resolve(
				"soulstyler"));
		}
		for (final Path folder : AppFolders.fiji()) {
			places.add(folder.resolve("models").resolve("soulstyler"));
		}
		addProperty(places, "plugins.dir", "models/soulstyler");
		addProperty(places, "plugins.dir", "../models/soulstyler");
		Path folder = AppFolders.own();
		for (int up = 0; up < 2 && folder != null; up++) {
			places.add(folder.resolve("models"));
			places.add(folder.resolve("models").resolve("soulstyler"));
			folder = folder.getParent();
		}
		places.add(userCache());
		return new ModelStore(new ArrayList<>(places));
	}

	/** Where it looks, in this order; absolute. */
	public List<Path> places() {
		return places;
	}

	/** Every bundle found: its folder by its name, which is the folder's. */
	public Map<String, Path> bundles() {
		final Map<String, Path> found = new LinkedHashMap<>();
		for (final Path place : places) {
			if (ModelBundle.isBundle(place)) {
				found.putIfAbsent(place.getFileName().toString(), place);
				continue;
			}
			for (final Path child : children(place)) {
				if (ModelBundle.isBundle(child)) {
					found.putIfAbsent(child.getFileName().toString(), child);
				}
			}
		}
		return found;
	}

	/**
	 * Opens a bundle.
	 *
	 * @param which a bundle's name or the absolute path of its folder; null or
	 *          blank for the default: {@value #DEFAULT_BUNDLE}, else the first
	 *          that is found
	 * @throws SoulstylerException ({@link Failure#MODEL}) when there is none
	 */
	public ModelBundle open(final @Nullable String which)
		throws SoulstylerException
	{
		if (which != null && !which.isBlank()) {
			final Path path = AppFolders.absolute(which.strip());
			if (path != null) return ModelBundle.read(path);
		}
		final Map<String, Path> bundles = bundles();
		final String wanted = which != null && !which.isBlank() ? which.strip()
			: bundles.containsKey(DEFAULT_BUNDLE) || bundles.isEmpty()
				? DEFAULT_BUNDLE : bundles.keySet().iterator().next();
		final Path folder = bundles.get(wanted);
		if (folder == null) {
			throw new SoulstylerException(Failure.MODEL,
				"There are no models called \"" + wanted + "\". " + (bundles.isEmpty()
					? "" : "Installed are: " + String.join(", ", bundles.keySet()) +
						". ") + "These folders were searched: " + places.stream().map(
							Path::toString).collect(Collectors.joining(", ")) + ".");
		}
		return ModelBundle.read(folder);
	}

	/**
	 * Where new bundles go: the folder that {@value #PROPERTY} names, if it is a
	 * folder of bundles; else {@code models/soulstyler} in Fiji's folder, if that
	 * can be written; else the user's cache. It need not exist.
	 *
	 * @param fijiFolder Fiji's folder as Fiji knows it; null where that is not
	 *          known
	 */
	public static Path installFolder(final @Nullable Path fijiFolder) {
		final Set<Path> wished = new LinkedHashSet<>();
		addProperty(wished, PROPERTY, "");
		for (final Path place : wished) {
			if (!ModelBundle.isBundle(place)) return place;
		}
		final Set<Path> fijis = new LinkedHashSet<>();
		if (fijiFolder != null) fijis.add(fijiFolder.toAbsolutePath().normalize());
		fijis.addAll(AppFolders.fiji());
		for (final Path fiji : fijis) {
			if (canMake(fiji, fiji.resolve("models/soulstyler"))) return fiji.resolve(
				"models/soulstyler");
		}
		return userCache();
	}

	/** The folder of a user's downloaded models; it need not exist. */
	public static Path userCache() {
		return AppFolders.userCache().resolve("models");
	}

	// -- Helper methods --

	/** Whether the deepest folder that is there already can be written. */
	private static boolean canMake(final Path top, final Path wanted) {
		if (!Files.isDirectory(top)) return false;
		Path at = wanted;
		while (at != null && !Files.exists(at)) {
			at = at.getParent();
		}
		return at != null && Files.isDirectory(at) && Files.isWritable(at);
	}

	private static void addProperty(final Set<Path> places, final String name,
		final String below)
	{
		final Path path = AppFolders.property(name);
		if (path != null) places.add(path.resolve(below).normalize());
	}

	private static List<Path> children(final Path folder) {
		if (!Files.isDirectory(folder)) return List.of();
		try (Stream<Path> children = Files.list(folder)) {
			return children.sorted().collect(Collectors.toList());
		}
		catch (final IOException exc) {
			return List.of(); // an unreadable folder counts as empty
		}
	}
}
