package org.soulstyler.settings;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Settings that have a name. */
public enum Preset {

		/**
		 * Those of the paper and its public code, for ViT-B/32 and VGG-19: the whole
		 * picture is optimised, in float32.
		 */
		PAPER(Map.of()),

		/**
		 * The same losses with the same weights for a picture that is there sooner
		 * (models/BENCHMARKS.md says how much). The net starts as the identity, so that
		 * no step goes into learning to draw the picture; it works on a small one, which
		 * lets it take large steps, and grids of parameters draw what is finer. Crops
		 * count as done later and may hold more of the object's surroundings, so that
		 * its edges and thin parts get the style too; there are fewer of them, and none
		 * is looked for outside. Only the object's surroundings are optimised, a run ends
		 * when its loss stops falling, and the contrast, which a net that has to learn the
		 * picture first loses, is left alone.
		 */
		FAST(Map.ofEntries(Map.entry("margin", "0.1"), Map.entry("contrast", "1"),
			Map.entry("iterations", "32"), Map.entry("learningRate", "4e-3"), Map
				.entry("decayEvery", "13"), Map.entry("pyramidRate", "0.1"), Map.entry(
					"gradientClip", "1"), Map.entry("patience", "20"), Map.entry(
						"precision", "auto"), Map.entry("cropCount", "32"), Map.entry(
							"coverage", "0.5"), Map.entry("extraCrops", "false"), Map.entry(
								"threshold", "0.5"), Map.entry("residual", "true"), Map.entry(
									"netDownsampling", "4")));

	private final Map<String, String> changed;

	Preset(final Map<String, String> changed) {
		this.changed = changed;
	}

	/** Its name in settings and reports. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** Its settings. */
	public StylizationSettings settings() {
		return Presets.of(this);
	}

	/** What differs from the paper's, by name, as {@link SettingsText} writes it. */
	Map<String, String> changed() {
		return changed;
	}

	/** The names of all. */
	public static List<String> labels() {
		return Stream.of(values()).map(Preset::label).toList();
	}

	/** @throws IllegalArgumentException with a sentence if none is called so */
	static Preset named(final String label) {
		for (final Preset preset : values())
			if (preset.label().equals(label)) return preset;
		throw SettingTable.refused(SettingTable.PRESET, String.join(" or ",
			labels()), label);
	}

	/** Read once, when first asked for: the table knows this enum. */
	private static final class Presets {

		private static final List<StylizationSettings> ALL = Stream.of(values())
			.map(StylizationSettings::ofPreset).toList();

		static StylizationSettings of(final Preset preset) {
			return ALL.get(preset.ordinal());
		}
	}
}
