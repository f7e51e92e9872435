package org.soulstyler.bundle;

import com.google.gson.JsonElement;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

import org.soulstyler.bundle.BundleDescription.FileStamp;
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
	public static final String DESCRIPTION = "bundle.json";

	// -- Sections of the description --

	/**
	 * @param model a GGUF file of llama architecture
	 * @param prompt the text given to the model, with {@code {instruction}} where
	 *          the user's words go; null means the model's own chat template
	 */
	public record SplitterModel(String model, String prompt) {}

	/**
	 * A referring segmenter. Anything but files and threshold describes graphs
	 * other than CRIS's, such as CLIPSeg's, and is absent for CRIS.
	 *
	 * @param graph an ONNX graph
	 * @param weights the checkpoint for a graph that ships without weights
	 *          (safetensors or PyTorch's); null for a graph that has them
	 * @param tokenizer a Hugging Face {@code tokenizer.json}; null for a graph that
	 *          reads meanings
	 * @param vocabulary the words the model knows; null means all
	 * @param threshold the probability from which on a pixel is the object's;
	 *          absent means CRIS's 0.35
	 * @param image how the graph takes its picture
	 * @param text how the graph takes its sentence
	 * @param output what the graph answers
	 * @param nouns for a graph that reads meanings, the kinds of things that it
	 *          knows, and which of them a noun means; else null
	 * @param vectors the meanings of these kinds' names
	 */
	public record SegmenterModel(String graph, String weights, String tokenizer,
		String vocabulary, Double threshold, ImageInput image, TextInput text,
		MaskOutput output, String nouns, String vectors)
	{

		private static final double CRIS_THRESHOLD = 0.35;

		public SegmenterModel {
			if (threshold == null) threshold = CRIS_THRESHOLD;
			if (image == null) image = ImageInput.CRIS;
			if (text == null) text = TextInput.CRIS;
			if (output == null) output = MaskOutput.CRIS;
		}

		/** A graph that reads tokens. */
		public SegmenterModel(final String graph, final String weights,
			final String tokenizer, final String vocabulary, final Double threshold,
			final ImageInput image, final TextInput text, final MaskOutput output)
		{
			this(graph, weights, tokenizer, vocabulary, threshold, image, text, output,
				null, null);
		}
	}

	/**
	 * @param weights safetensors of both towers
	 * @param tokenizer a Hugging Face {@code tokenizer.json}
	 * @param vocabulary the words the model knows; null means all
	 * @param templates prompts with {@code {}} where the text goes; null means
	 *          CLIP's own prompts for ImageNet
	 * @param source what the untouched image is called; null means "a Photo"
	 */
	public record ClipModel(String weights, String tokenizer, String vocabulary,
		List<String> templates, String source)
	{}

	/**
	 * @param weights safetensors, named as torchvision names VGG's
	 * @param layers indices into torchvision's {@code features}
	 */
	public record FeatureModel(String weights, List<Integer> layers) {}

	/** @param weights safetensors of the predictor of feature statistics */
	public record StatisticsModel(String weights) {}

	// -- Fields --

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
			throw new SoulstylerException(Failure.MODEL, exc.getMessage() + REINSTALL,
				exc);
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

	public SplitterModel splitter() {
		return description.splitter();
	}

	public SegmenterModel segmenter() {
		return description.segmenter();
	}

	public ClipModel clip() {
		return description.clip();
	}

	public FeatureModel features() {
		return description.features();
	}

	/** Predicts feature statistics from text; few bundles have it. */
	public Optional<StatisticsModel> statistics() {
		return Optional.ofNullable(description.statistics());
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
	 * @param name as written in {@code bundle.json}
	 * @return the file's absolute path
	 * @throws SoulstylerException ({@link Failure#MODEL}) when it is missing,
	 *           truncated or altered
	 */
	public Path file(final String name) throws SoulstylerException {
		final Path path = resolve(name);
		final FileStamp stamp = description.files().get(name);
		if (stamp == null || stamp.sha256() == null) {
			throw failure(folder.resolve(DESCRIPTION) + " does not say what \"" +
				name + "\" should contain." + REINSTALL);
		}
		check.verify(path, stamp);
		return path;
	}

	// -- Helper methods --

	static final String REINSTALL = " Please install these models again.";

	private void validate() throws SoulstylerException {
		require(description.splitter() != null && description.splitter()
			.model() != null, "splitter.model");
		require(description.segmenter() != null, "segmenter");
		final boolean ours = type("segmenter", "").isEmpty();
		require(!ours || description.segmenter().graph() != null,
			"segmenter.graph");
		require(!ours || description.segmenter().tokenizer() != null || description
			.segmenter().nouns() != null, "segmenter.tokenizer");
		require(description.segmenter().nouns() == null || description.segmenter()
			.vectors() != null, "segmenter.vectors");
		require(description.segmenter().image().valid(),
			"segmenter.image in terms that make sense");
		require(description.segmenter().text().valid(),
			"segmenter.text in terms that make sense");
		require(description.segmenter().output().valid(),
			"segmenter.output in terms that make sense");
		require(description.clip() != null, "clip");
		require(description.clip().weights() != null, "clip.weights");
		require(description.clip().tokenizer() != null, "clip.tokenizer");
		require(description.features() != null && description.features()
			.weights() != null, "features.weights");
		require(description.segmenter().threshold() >= 0 && description.segmenter()
			.threshold() <= 1, "segmenter.threshold between 0 and 1");
		require(description.clip().templates() == null || isFull(description.clip()
			.templates()), "clip.templates in terms that make sense");
		require(isFull(description.features().layers()) && description.features()
			.layers().stream().allMatch(layer -> layer >= 0), "features.layers");
		require(description.statistics() == null || description.statistics()
			.weights() != null, "statistics.weights");
		require(description.stylization() == null || !holdsNull(description
			.stylization()), "stylization in terms that make sense");
		require(description.files() != null && !description.files().containsValue(
			null), "files");
		for (final String name : description.files().keySet())
			resolve(name);
	}

	private static boolean holdsNull(final JsonElement json) {
		if (json.isJsonArray()) return json.getAsJsonArray().asList().stream()
			.anyMatch(ModelBundle::holdsNull);
		if (json.isJsonObject()) return json.getAsJsonObject().asMap().values()
			.stream().anyMatch(ModelBundle::holdsNull);
		return json.isJsonNull();
	}

	private static boolean isFull(final List<?> list) {
		return list != null && !list.isEmpty() && list.stream().noneMatch(
			Objects::isNull);
	}

	private void require(final boolean present, final String field)
		throws SoulstylerException
	{
		if (present) return;
		throw failure(folder.resolve(DESCRIPTION) + " does not say \"" + field +
			"\"." + REINSTALL);
	}

	/**
	 * Finds a name inside the bundle. A description can come from anywhere, so it
	 * must not be able to point out of its folder.
	 */
	private Path resolve(final String name) throws SoulstylerException {
		final boolean plain = name != null && !name.isBlank() && //
			name.indexOf('\\') < 0 && name.indexOf(':') < 0 && name.indexOf(
				'\0') < 0 && !name.startsWith("/");
		final Path path = plain ? child(name) : null;
		if (path == null || !path.startsWith(folder) || path.equals(folder)) {
			throw failure(folder.resolve(DESCRIPTION) + " names \"" + name +
				"\", which is not a file inside the bundle; it was refused.");
		}
		return path;
	}

	/** Null where the system has no such name for a file. */
	private Path child(final String name) {
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
