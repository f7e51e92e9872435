package org.soulstyler.fiji;

import com.google.gson.JsonObject;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.settings.Preset;
import org.soulstyler.settings.SettingsText;
import org.soulstyler.settings.StylizationSettings;

/**
 * The settings that a dialog or macro gave for a run.
 *
 * @param preset {@link Choices#OWN}, or the name of a {@link Preset}
 * @param iterations 0 for the preset's
 * @param seed 0 for the preset's
 * @param settings that override the others, see {@link SettingsText}
 */
record Wishes(String preset, int iterations, long seed, String device,
		String bundle, String settings) {

	Wishes {
		// Scripts may leave out what dialogs always fill in.
		preset = preset == null || preset.isBlank() ? Choices.OWN : preset;
		device = device == null || device.isBlank() ? "auto" : device;
		bundle = bundle == null ? "" : bundle;
		settings = settings == null ? "" : settings;
	}

	void requireUsable() throws SoulstylerException {
		Choices.among("preset", preset, Choices.OWN, Preset.labels().toArray(
			String[]::new));
		Recordable.require("device", device);
		Recordable.require("bundle", bundle);
		Recordable.require("settings", settings);
	}

	StylizationSettings over(final StylizationSettings defaults)
		throws SoulstylerException
	{
		final JsonObject wanted = new JsonObject();
		if (!preset.equals(Choices.OWN)) wanted.addProperty("preset", preset);
		if (seed != 0) wanted.addProperty("seed", seed);
		if (iterations != 0) wanted.addProperty("iterations", iterations);
		try {
			SettingsText.parse(settings).entrySet().forEach(s -> wanted.add(s
				.getKey(), s.getValue()));
			return defaults.with(wanted);
		}
		catch (final IllegalArgumentException exc) {
			throw new SoulstylerException(Failure.INSTRUCTION, "Settings: " + exc
				.getMessage(), exc);
		}
	}
}
