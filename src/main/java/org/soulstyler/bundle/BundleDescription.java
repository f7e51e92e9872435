package org.soulstyler.bundle;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What {@code bundle.json} says, field by field. File names are relative to the
 * bundle's folder and separated by '/'; an absent field is null.
 */
public record BundleDescription(String name, String title, String license,
		SplitterSection splitter, SegmenterSection segmenter, EncoderSection clip,
		FeatureSection features, @Nullable StatisticsSection statistics,
		@Nullable StartSection start, @Nullable JsonObject stylization,
		Map<String, FileStamp> files) {

	/** The file's name. */
	static final String FILE = "bundle.json";

	/** What to do about one that can't be used. */
	static final String REINSTALL = " Please install these models again.";

	/** Ends the name of a field that is there and wrong. */
	static final String SENSE = " in terms that make sense";

	/**
	 * @param ours whether the section of a name is for an engine of ours: another
	 *          engine's section says what that one wants
	 * @return the first field that is missing or makes no sense, for people; null
	 *         if there is none
	 */
	@Nullable
	String fault(final Predicate<String> ours) {
		return Stream.of(splitter == null ? "splitter" + (ours.test("splitter")
			? ".model" : "") : ours.test("splitter") ? splitter.fault() : null,
			segmenter == null ? "segmenter" : segmenter.fault(ours.test("segmenter")),
			clip == null ? "clip" : clip.fault(ours.test("clip")), features == null
				? "features.weights" : features.fault(), statistics == null ? null
					: statistics.fault(), start == null ? null : start.fault(),
			stylization != null && holdsNull(stylization) ? "stylization" + SENSE
				: null, files == null || files.containsValue(null) ? "files" : null)
			.filter(Objects::nonNull).findFirst().orElse(null);
	}

	private static boolean holdsNull(final JsonElement json) {
		if (json.isJsonArray()) return json.getAsJsonArray().asList().stream()
			.anyMatch(BundleDescription::holdsNull);
		if (json.isJsonObject()) return json.getAsJsonObject().asMap().values()
			.stream().anyMatch(BundleDescription::holdsNull);
		return json.isJsonNull();
	}
}
