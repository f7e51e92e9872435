package org.soulstyler.bundle;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * A folder of models that work together, described by its {@code bundle.json}.
 * <p>
 * Reading a bundle looks at the description only. Each model file is checked
 * (presence, size, SHA-256) by {@link #file(String)}, when somebody is about to
 * load it; a file that was checked is not read again until its size or its time
 * stamp changes. Safe for use by several threads.
 * </p>
 */
public final class ModelBundle {

	/** The file that makes a folder a bundle. */
	public static final String DESCRIPTION = BundleDescription.FILE;

	private final Path folder;
	private final BundleDescription description;
	private final JsonObject json;
	private final FileCheck check;

	private ModelBundle(final Path folder, final BundleDescription description,
		final JsonObject json, final FileCheck check)
	{
		this.json = json;
		this.folder = folder;
		this.description = description;
		this.check = check;
	}

	/** Whether a folder looks like a bundle: it has a description. */
	public static boolean isBundle(final Path folder) {
		return Files.isRegularFile(folder.resolve(DESCRIPTION));
	}

	/**
	 * Reads a bundle's description.
	 *
	 * @throws SoulstylerException ({@link Failure#MODEL}) when it is missing, is
	 *           not JSON, lacks a section, or names a file outside the bundle
	 */
	public static ModelBundle read(final Path folder) throws SoulstylerException {
		return read(folder, new FileCheck());
	}

	/** @param check may know already what the files are */
	public static ModelBundle read(final Path folder, final FileCheck check)
		throws SoulstylerException
	{
		final Path absolute = folder.toAbsolutePath().normalize();
		final Path file = absolute.resolve(DESCRIPTION);
		if (!Files.isRegularFile(file)) {
			throw failure("There are no models in " + absolute + " (no " +
				DESCRIPTION + " in it).");
		}
		final BundleDescription description;
		try {
			description = JsonFile.read(file, BundleDescription.class);
		}
		catch (final SoulstylerException exc) {
			throw new SoulstylerException(Failure.MODEL, exc.getMessage() +
				BundleDescription.REINSTALL, exc);
		}
		final ModelBundle bundle = new ModelBundle(absolute, description, JsonFile
			.read(file, JsonObject.class), check);
		bundle.validate();
		return bundle;
	}

	/** Where the bundle lives; absolute. */
	public Path folder() {
		return folder;
	}

	/** The bundle's short name, e.g. "starter". */
	public String name() {
		return description.name() != null ? description.name() : folder
			.getFileName().toString();
	}

	/** The bundle's name for people. */
	public String title() {
		return description.title() != null ? description.title() : name();
	}

	/** The models' licence as an SPDX expression, or null where none is said. */
	public String license() {
		return description.license();
	}

	/**
	 * A section as it is written, for engines that want more than ours.
	 *
	 * @param name e.g. "segmenter"
	 * @return never null; a copy
	 */
	public JsonObject section(final String name) {
		return json.get(name) instanceof JsonObject ? json.getAsJsonObject(name)
			.deepCopy() : new JsonObject();
	}

	/**
	 * Which kind of engine a section is for.
	 *
	 * @param name e.g. "segmenter"
	 * @param usual what it is where the section says nothing
	 */
	public String type(final String name, final String usual) {
		final JsonElement type = section(name).get("type");
		return type == null || !type.isJsonPrimitive() ? usual : type.getAsString();
	}

	/** What splits instructions. */
	public SplitterSection splitter() {
		return description.splitter();
	}

	/** What outlines objects. */
	public SegmenterSection segmenter() {
		return description.segmenter();
	}

	/** What compares pictures with words. */
	public EncoderSection clip() {
		return description.clip();
	}

	/** What compares pictures' contents. */
	public FeatureSection features() {
		return description.features();
	}

	/** Predicts feature statistics from text; few bundles have it. */
	public Optional<StatisticsSection> statistics() {
		return Optional.ofNullable(description.statistics());
	}

	/** Predicts what a text changes in a picture; few bundles have it. */
	public Optional<StartSection> start() {
		return Optional.ofNullable(description.start());
	}

	/** What this bundle's settings differ in from the paper's; never null. */
	public JsonObject stylization() {
		return description.stylization() == null ? new JsonObject() : description
			.stylization().deepCopy();
	}

	/** SHA-256 of every file, by name, as the description states them. */
	public Map<String, String> checksums() {
		final Map<String, String> checksums = new TreeMap<>();
		description.files().forEach((name, stamp) -> checksums.put(name, stamp
			.sha256()));
		return checksums;
	}

	/**
	 * A file of the bundle, after checking that it is the one that is meant.
	 *
	 * @param name as written in {@code bundle.json}; null, where it does not say
	 *          one, is refused
	 * @return the file's absolute path
	 * @throws SoulstylerException ({@link Failure#MODEL}) when it is missing,
	 *           truncated or altered
	 */
	public Path file(final @Nullable String name) throws SoulstylerException {
		final Path path = resolve(name);
		final FileStamp stamp = description.files().get(name);
		if (stamp == null || stamp.sha256() == null) {
			throw failure(folder.resolve(DESCRIPTION) + " does not say what \"" +
				name + "\" should contain." + BundleDescription.REINSTALL);
		}
		check.verify(path, stamp);
		return path;
	}

	// -- Helper methods --

	private void validate() throws SoulstylerException {
		final String fault = description.fault(this::isOurs);
		if (fault != null) throw failure(folder.resolve(DESCRIPTION) +
			" does not say \"" + fault + "\"." + BundleDescription.REINSTALL);
		for (final String name : description.files().keySet())
			resolve(name);
	}

	/** Whether a section is for an engine of ours; only these we can judge. */
	private boolean isOurs(final String section) {
		return type(section, "").isEmpty();
	}

	/**
	 * Finds a name inside the bundle. A description can come from anywhere, so it
	 * must not be able to point out of its folder.
	 */
	private Path resolve(final @Nullable String name) throws SoulstylerException {
		final Path path = name != null && isPlain(name) ? child(name) : null;
		if (path == null || !path.startsWith(folder) || path.equals(folder)) {
			throw failure(folder.resolve(DESCRIPTION) + " names \"" + name +
				"\", which is not a file inside the bundle; it was refused.");
		}
		return path;
	}

	private static boolean isPlain(final String name) {
		return !name.isBlank() && name.indexOf('\\') < 0 && name.indexOf(':') < 0 &&
			name.indexOf('\0') < 0 && !name.startsWith("/");
	}

	/** Null where the system has no such name for a file. */
	private @Nullable Path child(final String name) {
		try {
			return folder.resolve(name).normalize();
		}
		catch (final InvalidPathException exc) {
			return null;
		}
	}

	private static SoulstylerException failure(final String message) {
		return new SoulstylerException(Failure.MODEL, message);
	}
}
