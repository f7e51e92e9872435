package org.soulstyler.settings;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSyntaxException;

import org.soulstyler.network.PromptTemplates;
import org.soulstyler.torch.Precision;

/**
 * Every constant of a stylization. {@link #paper()} gives Soulstyler's own (its
 * section 3 and public settings), {@link #fast()} those that have a picture
 * sooner; a bundle overrides some in its {@code bundle.json}, and the user has
 * the last word. A run can be repeated from these values, the picture, the mask
 * and the model files.
 * <p>
 * Lengths are pixels <em>of the working size</em>, weights multiply the loss
 * term of the same name; a term of weight 0 is not computed.
 *
 * @param iterations optimisation steps, 0 (the picture as StyleNet starts) or
 *          more
 * @param learningRate Adam's step size at the start
 * @param decayEvery after how many steps the step size is multiplied by
 *          {@code decayFactor}
 * @param decayFactor in (0, 1]
 * @param seed of all randomness: StyleNet's start, crops, perspectives, noise
 * @param workingSize longest side of the region that is optimised; a larger
 *          region is shrunk, a smaller one stays as it is
 * @param margin how far the region reaches beyond the mask's bounding box, as a
 *          fraction of the box's longest side; a large number means the whole
 *          picture
 * @param cropCount crops of the object per step
 * @param minCropSize smallest side of a crop; objects too thin for it get
 *          smaller ones all the same
 * @param maxCropSize largest side of a crop
 * @param coverage mean of the mask in a crop of the object, at least, where
 *          the object allows it
 * @param outsideCoverage mean of the mask in a crop outside, less than this
 * @param perspective torchvision's distortion_scale of the random perspective,
 *          in [0, 0.9]; 0 leaves the crops straight
 * @param threshold crops whose directional loss is below it are content and
 *          get no gradient (CLIPstyler's tau)
 * @param patchWeight directional loss of the crops
 * @param directionWeight directional loss of the whole region (CLIPstyler; 0
 *          in Soulstyler)
 * @param contentWeight difference of the content features
 * @param contentLayers which features, by torchvision's index of the layer
 * @param tvWeight total variation
 * @param backgroundWeight change outside the object
 * @param extraCrops whether crops outside that look like the object to CLIP
 *          join the crops of the object (parts that the mask missed)
 * @param contrast factor on the finished object's contrast, 1 leaves it
 * @param absoluteWeight distance of the crops to the text itself, not to a
 *          direction
 * @param contrastWeight cross-entropy of the crops between the text and
 *          {@code anchors}
 * @param statisticsWeight distance of the crops' feature statistics from those
 *          predicted from the text (small encoders only)
 * @param anchors captions that the crops should not look like
 * @param residual whether StyleNet starts as the identity and learns a change
 * @param noiseChannels 0, or up to 4 channels of fixed noise beside the
 *          picture, to make texture from on smooth objects
 * @param gradientClip longest gradient let through (L2 norm over all
 *          parameters), 0 for any
 * @param baseChannels StyleNet's width ("ngf")
 * @param pyramidRate Adam's step size at the start for grids of parameters
 *          from fine to coarse that are added to StyleNet's output, 0 for no
 *          grids
 * @param templates sentences around the content's and the source's text, each
 *          with one {@code {}}
 * @param source what the picture is, in words
 * @param preset "paper" or "fast": which settings these started from. Replacing
 *          it by the other ({@link #with}) replaces all settings by that one's
 *          but the prompts and layers, which belong to the networks
 * @param precision what the frozen networks multiply in: "float32", "bfloat16"
 *          or "auto", see {@link Precision#choose}
 * @param patience ends the run when the mean loss of so many steps is not 1 %
 *          below that of as many steps before; 0 does all iterations
 */
public record StylizationSettings(int iterations, double learningRate,
	int decayEvery, double decayFactor, long seed, int workingSize,
	double margin, int cropCount, int minCropSize, int maxCropSize,
	double coverage, double outsideCoverage, double perspective,
	double threshold, double patchWeight, double directionWeight,
	double contentWeight, List<Integer> contentLayers, double tvWeight,
	double backgroundWeight, boolean extraCrops, double contrast,
	double absoluteWeight, double contrastWeight, double statisticsWeight,
	List<String> anchors, boolean residual, int noiseChannels,
	double gradientClip, int baseChannels, double pyramidRate,
	List<String> templates, String source, String preset, String precision,
	int patience)
{

	private static final String PAPER = "paper";
	private static final String FAST = "fast";
	/** A run that goes on must win at least this fraction of its loss. */
	private static final double WORTHWHILE = 0.01;

	/** @throws IllegalArgumentException with a sentence for the user */
	public StylizationSettings {
		require(iterations >= 0, "iterations", "0 or more", iterations);
		require(learningRate > 0 && learningRate < 10, "learningRate",
			"above 0 and below 10", learningRate);
		require(decayEvery > 0, "decayEvery", "1 or more", decayEvery);
		require(decayFactor > 0 && decayFactor <= 1, "decayFactor",
			"above 0 and at most 1", decayFactor);
		require(workingSize >= 16 && workingSize <= 8192, "workingSize",
			"from 16 to 8192 pixels", workingSize);
		require(margin >= 0, "margin", "0 or more", margin);
		require(cropCount >= 1 && cropCount <= 4096, "cropCount",
			"from 1 to 4096", cropCount);
		require(minCropSize >= 8, "minCropSize", "8 pixels or more", minCropSize);
		require(maxCropSize >= minCropSize, "maxCropSize",
			"not below minCropSize", maxCropSize);
		requireFraction(coverage, "coverage");
		requireFraction(outsideCoverage, "outsideCoverage");
		require(perspective >= 0 && perspective <= 0.9, "perspective",
			"from 0 to 0.9", perspective);
		require(threshold >= 0 && threshold <= 2, "threshold", "from 0 to 2",
			threshold);
		requireWeight(patchWeight, "patchWeight");
		requireWeight(directionWeight, "directionWeight");
		requireWeight(contentWeight, "contentWeight");
		requireWeight(tvWeight, "tvWeight");
		requireWeight(backgroundWeight, "backgroundWeight");
		requireWeight(absoluteWeight, "absoluteWeight");
		requireWeight(contrastWeight, "contrastWeight");
		requireWeight(statisticsWeight, "statisticsWeight");
		requireWeight(contrast, "contrast");
		requireWeight(gradientClip, "gradientClip");
		require(noiseChannels >= 0 && noiseChannels <= 4, "noiseChannels",
			"from 0 to 4", noiseChannels);
		require(baseChannels >= 1 && baseChannels <= 256, "baseChannels",
			"from 1 to 256", baseChannels);
		require(pyramidRate >= 0 && pyramidRate < 10, "pyramidRate",
			"from 0 to below 10", pyramidRate);
		requireList(contentLayers, "contentLayers");
		requireList(anchors, "anchors");
		requireList(templates, "templates");
		contentLayers = List.copyOf(contentLayers);
		anchors = List.copyOf(anchors);
		templates = List.copyOf(templates);
		require(contentWeight == 0 || !contentLayers.isEmpty(), "contentLayers",
			"at least one layer where contentWeight is not 0", contentLayers);
		require(!templates.isEmpty() && templates.stream().allMatch(t -> t
			.contains("{}")), "templates", "sentences that hold {}", templates);
		require(source != null && !source.isBlank(), "source", "words", source);
		require(PAPER.equals(preset) || FAST.equals(preset), "preset",
			"paper or fast", preset);
		require(Precision.isWish(precision), "precision",
			"float32, bfloat16 or auto", precision);
		require(patience >= 0, "patience", "0 or more", patience);
	}

	/**
	 * The settings of the paper and its public code, for ViT-B/32 and VGG-19: the
	 * whole picture is optimised, in float32.
	 */
	public static StylizationSettings paper() {
		return new StylizationSettings(200, 5e-4, 100, 0.5, 0, 512, 1e3, 64, 64, 64,
			0.8, 0.1, 0.5, 0.7, 9000, 0, 150, List.of(21, 30), 2e-3, 150, true,
			1.5, 0, 0, 0, List.of(), false, 0, 0, 16, 0, PromptTemplates.imageNet(),
			"a Photo", PAPER, "float32", 0);
	}

	/**
	 * The same losses with the same weights for a picture that is there sooner
	 * (models/BENCHMARKS.md says how much): grids of parameters help StyleNet,
	 * which takes larger steps; only the object's surroundings are optimised, fewer
	 * crops are looked at, and a run ends when it wins nothing more.
	 */
	public static StylizationSettings fast() {
		final JsonObject changes = new JsonObject();
		changes.addProperty("iterations", 100);
		changes.addProperty("learningRate", 1e-3);
		changes.addProperty("decayEvery", 50);
		changes.addProperty("pyramidRate", 0.06);
		changes.addProperty("margin", 0.25);
		changes.addProperty("cropCount", 32);
		changes.addProperty("precision", Precision.AUTO);
		changes.addProperty("patience", 20);
		final JsonObject all = new Gson().toJsonTree(paper()).getAsJsonObject();
		changes.entrySet().forEach(e -> all.add(e.getKey(), e.getValue()));
		all.addProperty("preset", FAST);
		return fromJson(new Gson(), all);
	}

	/**
	 * These settings with some replaced.
	 *
	 * @param overrides by the names of the components above
	 * @throws IllegalArgumentException with a sentence that names the setting
	 *           that does not exist or does not fit
	 */
	public StylizationSettings with(final JsonObject overrides) {
		final Gson gson = new Gson();
		final JsonObject all = start(overrides.get("preset")).toJson();
		for (final Map.Entry<String, JsonElement> override : overrides
			.entrySet())
		{
			if (!all.has(override.getKey())) throw new IllegalArgumentException(
				"There is no stylization setting \"" + override.getKey() + "\".");
			final JsonObject one = all.deepCopy();
			one.add(override.getKey(), override.getValue());
			try {
				gson.fromJson(one, StylizationSettings.class);
			}
			catch (final JsonParseException exc) {
				throw new IllegalArgumentException("The stylization setting \"" +
					override.getKey() + "\" cannot be " + override.getValue() + ".", exc);
			}
			catch (final RuntimeException exc) {
				// May be right together with the overrides to come: judged below.
			}
			all.add(override.getKey(), override.getValue());
		}
		return fromJson(gson, all);
	}

	/** These settings with one replaced; {@link #with(JsonObject)} tells all. */
	public StylizationSettings with(final String name, final Object value) {
		final JsonObject override = new JsonObject();
		override.add(name, new Gson().toJsonTree(value));
		return with(override);
	}

	public StylizationSettings withIterations(final int count) {
		return with("iterations", count);
	}

	public StylizationSettings withSeed(final long newSeed) {
		return with("seed", newSeed);
	}

	/** These settings with the prompts and layers of others. */
	public StylizationSettings forNetworksOf(final StylizationSettings others) {
		final JsonObject theirs = others.toJson();
		final JsonObject networks = new JsonObject();
		for (final String kept : List.of("templates", "source", "contentLayers"))
			networks.add(kept, theirs.get(kept));
		return with(networks);
	}

	/**
	 * What {@link #with(JsonObject)} takes for a setting that a person wrote: a
	 * number, a list, true or false as JSON has them, anything else as a text.
	 */
	public static JsonElement value(final String written) {
		try {
			return JsonParser.parseString(written);
		}
		catch (final JsonSyntaxException exc) {
			return new JsonPrimitive(written);
		}
	}

	/** All settings by name; what {@link #with(JsonObject)} reads. */
	public JsonObject toJson() {
		return new Gson().toJsonTree(this).getAsJsonObject();
	}

	/**
	 * Whether a run may end.
	 *
	 * @param totals the loss of each step so far
	 */
	public boolean isSettled(final List<Double> totals) {
		final int n = totals.size();
		if (patience == 0 || n < 2 * patience) return false;
		final double before = mean(totals.subList(n - 2 * patience, n - patience));
		final double now = mean(totals.subList(n - patience, n));
		return before - now < WORTHWHILE * Math.abs(before);
	}

	private static double mean(final List<Double> values) {
		return values.stream().mapToDouble(Double::doubleValue).average()
			.orElseThrow();
	}

	/** What the overrides start from. */
	private StylizationSettings start(final JsonElement wanted) {
		final boolean named = wanted != null && wanted.isJsonPrimitive();
		final String name = named ? wanted.getAsString() : preset;
		if (name.equals(preset) || !(name.equals(PAPER) || name.equals(FAST)))
			return this;
		return (name.equals(PAPER) ? paper() : fast()).forNetworksOf(this);
	}

	/**
	 * The weight of a loss term.
	 *
	 * @param term its name, e.g. "patch" for {@code patchWeight}
	 * @throws IllegalArgumentException if there is no such weight
	 */
	public double weight(final String term) {
		return switch (term) {
			case "patch" -> patchWeight;
			case "direction" -> directionWeight;
			case "content" -> contentWeight;
			case "tv" -> tvWeight;
			case "background" -> backgroundWeight;
			case "absolute" -> absoluteWeight;
			case "contrast" -> contrastWeight;
			case "statistics" -> statisticsWeight;
			default -> throw new IllegalArgumentException("no term " + term);
		};
	}

	/** The step sizes at a step, counted from 0, as a fraction of the first. */
	public double decayAt(final int step) {
		return Math.pow(decayFactor, step / decayEvery);
	}

	private static StylizationSettings fromJson(final Gson gson,
		final JsonObject all)
	{
		try {
			return gson.fromJson(all, StylizationSettings.class);
		}
		catch (final RuntimeException exc) {
			// Gson wraps what a record's constructor throws: the sentence is ours.
			for (Throwable cause = exc; cause != null; cause = cause.getCause()) {
				if (cause instanceof IllegalArgumentException) {
					throw (IllegalArgumentException) cause;
				}
			}
			throw new IllegalArgumentException(
				"The stylization settings cannot be read: " + exc.getMessage(), exc);
		}
	}

	private static void requireList(final List<?> list, final String name) {
		require(list != null && list.stream().noneMatch(Objects::isNull), name, "a list", list);
	}

	private static void requireFraction(final double value, final String name) {
		require(value >= 0 && value <= 1, name, "from 0 to 1", value);
	}

	private static void requireWeight(final double value, final String name) {
		require(value >= 0 && value < 1e12, name, "0 or more", value);
	}

	private static void require(final boolean fits, final String name,
		final String rule, final Object value)
	{
		if (!fits) throw new IllegalArgumentException("The stylization setting \"" +
			name + "\" must be " + rule + ", not " + value + ".");
	}
}
