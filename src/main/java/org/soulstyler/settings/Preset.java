package org.soulstyler.settings;

import java.util.Locale;

/** Settings that have a name. */
public enum Preset {

		/**
		 * Those of the paper and its public code, for ViT-B/32 and VGG-19: the whole
		 * picture is optimised, in float32.
		 */
		PAPER,

		/**
		 * The same losses with the same weights for a picture that is there sooner
		 * (models/BENCHMARKS.md says how much): grids of parameters help StyleNet,
		 * which takes larger steps; only the object's surroundings are optimised,
		 * fewer crops are used, and a run ends when its loss stops falling.
		 */
		FAST;

	/** Its name in settings and reports. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** Its settings. */
	public StylizationSettings settings() {
		return Presets.of(this);
	}

	/** @return null if none is called so */
	static Preset named(final String label) {
		for (final Preset preset : values())
			if (preset.label().equals(label)) return preset;
		return null;
	}

	/** Read once, when first asked for: the table knows this enum. */
	private static final class Presets {

		private static final StylizationSettings[] ALL = { StylizationSettings
			.ofPreset(PAPER), StylizationSettings.ofPreset(FAST) };

		static StylizationSettings of(final Preset preset) {
			return ALL[preset.ordinal()];
		}
	}
}
