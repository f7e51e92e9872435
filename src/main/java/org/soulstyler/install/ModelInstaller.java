package org.soulstyler.install;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.soulstyler.bundle.FileCheck;
import org.soulstyler.bundle.FileStamp;
import org.soulstyler.bundle.KnownChecksums;
import org.soulstyler.bundle.ModelBundle;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.folders.Renaming;
import org.soulstyler.install.Catalogue.Choice;
import org.soulstyler.install.Catalogue.PublishedFile;
import org.soulstyler.install.InstallPlan.Source;
import org.soulstyler.install.InstallPlan.Step;
import org.soulstyler.progress.Progress;

/**
 * Puts published models into a folder of bundles, and takes them out again.
 * <p>
 * First {@link #plan}, which touches nothing and can be shown to the user, then
 * {@link #install}. A bundle's {@code bundle.json} is written last, so a bundle
 * that is there is whole. Several processes may install at once: they take
 * turns.
 * </p>
 */
public final class ModelInstaller {

	/** Which address each file came from; only for people to read. */
	private static final String SOURCES = "sources";

	private final Catalogue catalogue;
	private final Path folder;
	private final FileDelivery delivery;

	/** So that no file is read twice, here or by whoever opens the bundle. */
	private final FileCheck check = new FileCheck();

	/** @param folder the folder of bundles; made when something is installed */
	public ModelInstaller(final Catalogue catalogue, final Path folder) {
		this(catalogue, folder, new HttpSource(), PartFile.Room.REAL);
	}

	ModelInstaller(final Catalogue catalogue, final Path folder,
		final HttpSource hosts, final PartFile.Room room)
	{
		this.catalogue = catalogue;
		this.folder = folder.toAbsolutePath().normalize();
		delivery = new FileDelivery(this.folder, hosts, room, check);
	}

	/** What can be installed. */
	public Catalogue catalogue() {
		return catalogue;
	}

	/** The folder of bundles. */
	public Path folder() {
		return folder;
	}

	// -- Installing --

	/**
	 * Says what an installation would do.
	 *
	 * @param name what the bundle shall be called, or null for the catalogue's
	 *          name
	 * @param wanted ids of the catalogue's choices, where not the first are wanted
	 * @param from a folder of files brought by hand, whose files are preferred;
	 *          may be null
	 * @param offline whether nothing may be fetched
	 * @throws SoulstylerException ({@link Failure#MODEL}) if a file can't be had
	 *           that way; says all that are missing
	 */
	public InstallPlan plan(final @Nullable String name,
		final List<String> wanted, final @Nullable Path from, final boolean offline)
		throws SoulstylerException
	{
		final Path bundle = bundle(name == null ? catalogue.name() : name);
		if (from != null && !Files.isDirectory(from)) throw new SoulstylerException(
			Failure.MODEL, "There is no folder " + from + " to install from.");
		final List<Choice> choices = catalogue.choose(wanted);
		final KnownChecksums known = KnownChecksums.read(folder);
		final Map<String, String> there = stamps(bundle);
		final List<Step> steps = new ArrayList<>();
		final List<String> missing = new ArrayList<>();
		for (final PublishedFile file : Catalogue.files(choices)) {
			final String sha256 = file.sha256() != null ? file.sha256() : known
				.sha256(file.identity());
			final Path brought = from == null ? null : brought(file, from);
			if (brought != null) steps.add(new Step(file, Source.HAND, brought,
				sha256));
			else if (isThere(bundle.resolve(file.name()), file, sha256, there)) steps
				.add(new Step(file, Source.KEPT, null, sha256 != null ? sha256 : there
					.get(file.name())));
			else if (file.resource() != null) steps.add(new Step(file, Source.OURS,
				null, sha256));
			else if (file.url() != null && !offline) steps.add(new Step(file,
				Source.HOST, null, sha256));
			else missing.add(file.name() + " (as " + String.join(" or ", file
				.names()) + (file.hand() == null ? "" : "; " + file.hand()) + ")");
		}
		if (!missing.isEmpty()) throw new SoulstylerException(Failure.MODEL,
			(from == null ? "To be brought by hand, into a folder to install from: "
				: "Not found in " + from + ": ") + String.join(", ", missing) + ".");
		return new InstallPlan(bundle.getFileName().toString(), bundle, choices,
			List.copyOf(steps));
	}

	/**
	 * Does what the plan says.
	 *
	 * @return the bundle, all of whose files were checked
	 * @throws SoulstylerException if a file can't be had, is not what it should be,
	 *           or can't be written; what was installed until then stays, and the
	 *           next installation uses it
	 */
	public ModelBundle install(final InstallPlan plan, final Progress listener)
		throws SoulstylerException
	{
		try (FolderLock lock = FolderLock.acquire(folder, listener)) {
			final KnownChecksums known = KnownChecksums.read(folder);
			final Map<String, FileStamp> stamps = new LinkedHashMap<>();
			for (final Step step : plan.steps()) {
				stamps.put(step.file().name(), delivery.put(step, plan.folder(), known,
					listener));
			}
			describe(plan, stamps);
		}
		return ModelBundle.read(plan.folder(), check);
	}

	private void describe(final InstallPlan plan,
		final Map<String, FileStamp> stamps) throws SoulstylerException
	{
		final JsonObject json = new JsonObject();
		json.addProperty("name", plan.name());
		json.addProperty("title", catalogue.title());
		json.addProperty("license", plan.choices().stream().map(choice -> choice
			.id() + ": " + choice.license()).collect(Collectors.joining("; ")));
		for (final Choice choice : plan.choices()) {
			for (final Map.Entry<String, JsonElement> section : choice.bundle()
				.entrySet())
			{
				json.add(section.getKey(), section.getValue());
			}
		}
		json.add("files", new Gson().toJsonTree(stamps));
		final JsonObject sources = new JsonObject();
		plan.steps().forEach(step -> sources.addProperty(step.file().name(), step
			.source() == Source.HAND ? "brought by hand" : step.file().url() == null
				? "comes with the program" : step.file().url()));
		json.add(SOURCES, sources);
		final Path file = plan.folder().resolve(ModelBundle.DESCRIPTION);
		try {
			final Path next = file.resolveSibling(ModelBundle.DESCRIPTION + ".new");
			Files.writeString(next, new GsonBuilder().setPrettyPrinting()
				.disableHtmlEscaping().create().toJson(json) + "\n");
			Renaming.move(next, file);
		}
		catch (final IOException e) {
			throw FileDelivery.notWritten(file, e);
		}
	}

	// -- Files --

	/** The file in a folder of files brought by hand, or null. */
	private static @Nullable Path brought(final PublishedFile file,
		final Path from)
	{
		return Stream.concat(Stream.of(file.name()), file.names().stream()).map(
			from::resolve).filter(Files::isRegularFile).findFirst().map(path -> path
				.toAbsolutePath().normalize()).orElse(null);
	}

	private boolean isThere(final Path target, final PublishedFile file,
		final @Nullable String sha256, final Map<String, String> there)
	{
		final String wanted = sha256 != null ? sha256 : there.get(file.name());
		final FileStamp stamp = wanted == null ? null : delivery.stamp(target);
		return stamp != null && stamp.sha256().equalsIgnoreCase(wanted);
	}

	/** What an installed bundle says of its files; empty if there is none. */
	private static Map<String, String> stamps(final Path bundle) {
		try {
			return ModelBundle.isBundle(bundle) ? ModelBundle.read(bundle).checksums()
				: Map.of();
		}
		catch (final SoulstylerException e) {
			return Map.of(); // it will be written anew
		}
	}

	// -- Checking and removing --

	/**
	 * Reads every file of a bundle.
	 *
	 * @return a sentence for each file that is missing or altered; empty if all is
	 *         well
	 * @throws SoulstylerException if there is no such bundle
	 */
	public static List<String> verify(final ModelBundle bundle,
		final Progress listener) throws SoulstylerException
	{
		final List<String> complaints = new ArrayList<>();
		for (final String name : bundle.checksums().keySet()) {
			if (listener.cancelled()) throw new SoulstylerException(Failure.CANCELLED,
				"The check was cancelled.");
			listener.stage("Checking " + name);
			try {
				bundle.file(name);
			}
			catch (final SoulstylerException e) {
				complaints.add(e.getMessage());
			}
		}
		return complaints;
	}

	/**
	 * Deletes a bundle: the files that its description names, what is left of
	 * downloads of them, and the folders that are empty then. Whatever else a user
	 * has put there stays.
	 *
	 * @return whether the bundle's folder is gone
	 * @throws SoulstylerException if there is no such bundle in the folder of
	 *           bundles, or it can't be deleted
	 */
	public boolean remove(final String name, final Progress listener)
		throws SoulstylerException
	{
		final Path bundle = bundle(name);
		final List<String> names = new ArrayList<>();
		if (ModelBundle.isBundle(bundle)) names.addAll(ModelBundle.read(bundle)
			.checksums().keySet());
		else if (name.equals(catalogue.name()) && Files.isDirectory(bundle))
			listener.notice("The installation of " + name + " was not complete.");
		else throw new SoulstylerException(Failure.MODEL, "There is no bundle \"" +
			name + "\" in " + folder + ".");
		// Of an installation that was not completed only the catalogue knows.
		catalogue.parts().forEach(part -> part.choices().forEach(choice -> choice
			.files().forEach(file -> names.add(file.name()))));
		try (FolderLock lock = FolderLock.acquire(folder, listener)) {
			Files.deleteIfExists(bundle.resolve(ModelBundle.DESCRIPTION));
			for (final String file : names) {
				for (final String end : List.of("", ".part", ".part.json")) {
					Files.deleteIfExists(bundle.resolve(file + end));
				}
				prune(bundle.resolve(file).resolveSibling(""), bundle);
			}
			prune(bundle, bundle);
		}
		catch (final IOException e) {
			throw new SoulstylerException(Failure.OUTPUT, bundle +
				" can't be deleted (" + e.getMessage() + ").", e);
		}
		return !Files.exists(bundle);
	}

	/** Deletes empty folders upwards, the top one last. */
	private static void prune(final Path from, final Path top)
		throws IOException
	{
		for (Path at = from; at != null && at.startsWith(top); at = at
			.getParent())
		{
			try {
				Files.deleteIfExists(at);
			}
			catch (final DirectoryNotEmptyException e) {
				return;
			}
			catch (final NoSuchFileException e) {
				// then its parent may be empty
			}
		}
	}

	private Path bundle(final String name) throws SoulstylerException {
		if (!name.matches("[\\p{L}\\p{N}_][\\p{L}\\p{N}_. -]*")) {
			throw new SoulstylerException(Failure.MODEL, "\"" + name +
				"\" can't be a bundle's name: use letters, digits, spaces, '.', '-' " +
				"and '_'.");
		}
		return folder.resolve(name);
	}
}
