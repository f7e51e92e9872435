package org.soulstyler.settings;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Every constant of a stylization. A {@link Preset} gives all of them; a
 * bundle overrides some in its {@code bundle.json}, and the user may override
 * any. A
 * run can be repeated from these values, the picture, the mask and the model
 * files.
 * <p>
 * {@link SettingTable} documents each setting. Lengths are pixels <em>of the
 * working size</em>.
 *
 * @param preset which settings these started from
 * @param region which part of the picture is restyled
 * @param detail how its texture is made finer than the working size has it
 * @param optimiser how it is optimised
 * @param crops which crops a step looks at
 * @param losses the terms of the loss
 * @param net the network that is optimised
 * @param prompts the texts for CLIP
 */
public record StylizationSettings(Preset preset, RegionSettings region,
		DetailSettings detail, OptimiserSettings optimiser, CropSettings crops,
		LossSettings losses, NetSettings net, PromptSettings prompts) {

	/**
	 * These settings with some replaced. A preset replaces all settings by its own
	 * but the prompts and layers, which belong to the networks.
	 *
	 * @param overrides by the names in {@link SettingTable}
	 * @throws IllegalArgumentException with a sentence that names the setting
	 *           that does not exist or does not fit
	 */
	public StylizationSettings with(final JsonObject overrides) {
		final StylizationSettings start = overrides.has(SettingTable.PRESET)
			? startedFrom(overrides.get(SettingTable.PRESET)) : this;
		final Map<String, Object> values = start.values();
		for (final Map.Entry<String, JsonElement> override : overrides.entrySet()) {
			if (override.getKey().equals(SettingTable.PRESET)) continue;
			final SettingRow row = SettingTable.row(override.getKey());
			values.put(row.name(), row.read(override.getValue()));
		}
		return of(start.preset, values);
	}

	/** These settings with one replaced; see {@link #with(JsonObject)}. */
	public StylizationSettings with(final String name, final Object value) {
		final JsonObject override = new JsonObject();
		override.add(name, new Gson().toJsonTree(value));
		return with(override);
	}

	/** These settings with those replaced that a text names: {@link SettingsText}. */
	public StylizationSettings with(final String text) {
		return with(SettingsText.parse(text));
	}

	/** @param count optimisation steps, 0 or more */
	public StylizationSettings withIterations(final int count) {
		return with("iterations", count);
	}

	/** @param seed start of all randomness */
	public StylizationSettings withSeed(final long seed) {
		return with("seed", seed);
	}

	/** These settings with the prompts and layers of others. */
	public StylizationSettings forNetworksOf(final StylizationSettings others) {
		final Map<String, Object> values = values();
		for (final SettingRow row : SettingTable.rows())
			if (row.isOfNetworks()) values.put(row.name(), others.get(row));
		return of(preset, values);
	}

	/** The value of a setting. */
	public Object get(final SettingRow row) {
		return row.of(group(row));
	}

	/** All settings by name; what {@link #with(JsonObject)} reads. */
	public JsonObject toJson() {
		final Gson gson = new Gson();
		final JsonObject json = new JsonObject();
		json.addProperty(SettingTable.PRESET, preset.label());
		values().forEach((name, value) -> json.add(name, gson.toJsonTree(value)));
		return json;
	}

	// -- Helper methods --

	/** A preset's settings as the table has them. */
	static StylizationSettings ofPreset(final Preset preset) {
		final Map<String, Object> values = new LinkedHashMap<>();
		for (final SettingRow row : SettingTable.rows())
			values.put(row.name(), row.read(row.parse(row.text(preset))));
		return of(preset, values);
	}

	private static StylizationSettings of(final Preset preset,
		final Map<String, Object> values)
	{
		return new StylizationSettings(preset, //
			SettingTable.group(RegionSettings.class, values), //
			SettingTable.group(DetailSettings.class, values), //
			SettingTable.group(OptimiserSettings.class, values), //
			SettingTable.group(CropSettings.class, values), //
			SettingTable.group(LossSettings.class, values), //
			SettingTable.group(NetSettings.class, values), //
			SettingTable.group(PromptSettings.class, values));
	}

	private Map<String, Object> values() {
		final Map<String, Object> values = new LinkedHashMap<>();
		for (final SettingRow row : SettingTable.rows())
			values.put(row.name(), row.of(group(row)));
		return values;
	}

	private Record group(final SettingRow row) {
		return Stream.of(region, detail, optimiser, crops, losses, net, prompts)
			.filter(row::isIn).findFirst().orElseThrow();
	}

	private StylizationSettings startedFrom(final JsonElement wanted) {
		final String name = wanted.isJsonPrimitive() ? wanted.getAsString() : wanted
			.toString();
		return Preset.named(name).settings().forNetworksOf(this);
	}
}
