package org.soulstyler;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What made a picture: enough to make it again. Travels with the picture, as
 * ImageJ properties (seen with <i>Image &gt; Show Info</i>, kept by TIFF) or as
 * JSON beside it.
 *
 * @param values by name, in the order in which a person wants to read them
 * @param losses of every iteration, by name; only JSON has room for them
 */
public record Provenance(Map<String, Object> values,
		List<Map<String, Double>> losses) {

	/** Prefix that distinguishes our properties from others in an image. */
	public static final String PREFIX = "Soulstyler.";

	/**
	 * @param source what the restyled image is called
	 * @param notices of its conversion; the result's own are added
	 */
	public static Provenance of(final Result result, final String source,
		final List<String> notices)
	{
		final List<String> allNotices = new ArrayList<>(notices);
		allNotices.addAll(result.notices());
		final Map<String, Object> values = new LinkedHashMap<>();
		values.put("image", source);
		putUnlessBlank(values, "instruction", result.instruction().text());
		putUnlessBlank(values, "objects", result.instruction().objects());
		putUnlessBlank(values, "content", result.instruction().style());
		if (result.instruction().targets().size() > 1) {
			values.put("targets", result.parts().stream().map(Provenance::describe)
				.toList());
		}
		if (result.segmentation() != null) {
			values.put("maximumProbability", result.segmentation()
				.maximumProbability());
		}
		values.put("maskCoverage", result.mask().coverage());
		values.put("iterations", result.iterations());
		values.put("cancelled", result.stylization().cancelled());
		values.put("settled", result.stylization().settled());
		values.put("preset", result.settings().preset().label());
		values.put("seed", result.settings().optimiser().seed());
		values.put("device", result.stylization().device());
		values.put("precision", result.stylization().precision());
		values.put("seconds", Math.round(result.seconds() * 10) / 10.0);
		values.put("notices", allNotices);
		final List<Map<String, Double>> losses = result.parts().stream().flatMap(
			part -> part.stylization().losses().stream()).toList();
		if (!losses.isEmpty()) {
			values.put("firstLosses", losses.get(0));
			values.put("lastLosses", losses.get(losses.size() - 1));
		}
		values.put("models", result.bundle());
		values.put("modelChecksums", result.checksums());
		values.put("settings", result.settings().toJson());
		return new Provenance(values, losses);
	}

	/** The values and losses as indented JSON. */
	public String toJson() {
		final Map<String, Object> all = new LinkedHashMap<>(values);
		all.put("losses", losses);
		return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping()
			.serializeSpecialFloatingPointValues().create().toJson(all) + "\n";
	}

	/** The values as texts, by names that begin with {@link #PREFIX}. */
	public Map<String, String> properties() {
		final Gson gson = new GsonBuilder().disableHtmlEscaping()
			.serializeSpecialFloatingPointValues().create();
		final Map<String, String> properties = new LinkedHashMap<>();
		values.forEach((name, value) -> properties.put(PREFIX + name,
			value instanceof String ? (String) value : gson.toJson(value)));
		return properties;
	}

	/** What differs between the targets. */
	private static Map<String, Object> describe(final Result.Part part) {
		final Map<String, Object> values = new LinkedHashMap<>();
		values.put("objects", part.place().target().objects());
		values.put("content", part.place().target().style());
		if (part.place().segmentation() != null) values.put("maximumProbability",
			part.place().segmentation().maximumProbability());
		values.put("maskCoverage", part.place().mask().coverage());
		values.put("iterations", part.stylization().iterations());
		values.put("seconds", Math.round(part.stylization().seconds() * 10) / 10.0);
		return values;
	}

	/** A run with a mask of the user's own has no instruction. */
	private static void putUnlessBlank(final Map<String, Object> values,
		final String name, final String value)
	{
		if (value != null && !value.isBlank()) values.put(name, value);
	}
}
