package org.soulstyler.cli;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.util.List;
import java.util.Map;

import org.soulstyler.settings.SettingRow;
import org.soulstyler.settings.SettingTable;
import org.soulstyler.settings.SettingsText;
import org.soulstyler.settings.StylizationSettings;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The settings of a stylization, each over the models' own. An option that is
 * not given leaves its setting alone. Most options are made from the table of
 * all settings, see {@link #addTo}.
 */
final class SettingsOptions {

	/** What the mixin's fields are called in the commands. */
	private static final String MIXIN = "settings";

	@Spec(Spec.Target.MIXEE)
	private CommandSpec command;

	private final JsonObject overrides = new JsonObject();

	@Option(names = "--preset", paramLabel = "PRESET",
		description = "fast: the models' own settings (default). paper: those of " +
			"the Soulstyler paper. Other options still apply.")
	void preset(final String value) {
		overrides.addProperty(SettingTable.PRESET, value);
	}

	@Option(names = "--crop-size", paramLabel = "PX[-PX]",
		description = "Side of a crop, or smallest and largest.")
	void cropSize(final String value) {
		final String[] sides = value.split("-", 2);
		try {
			overrides.addProperty("minCropSize", Integer.parseInt(sides[0].strip()));
			overrides.addProperty("maxCropSize", Integer.parseInt(sides[sides.length -
				1].strip()));
		}
		catch (final NumberFormatException exc) {
			throw new ParameterException(command.commandLine(), "--crop-size is \"" +
				value + "\"; it should be like 64 or 48-96.");
		}
	}

	@Option(names = "--set", paramLabel = "SETTING=VALUE",
		description = "A setting, by the name that OUT.json gives it.")
	void set(final List<String> pairs) {
		for (final String pair : pairs) {
			final int end = pair.indexOf('=');
			if (end < 1) throw new ParameterException(command.commandLine(),
				"--set is \"" + pair + "\"; it should be like tvWeight=0.1.");
			final String name = pair.substring(0, end);
			overrides.add(name, read(() -> SettingsText.value(name, pair.substring(
				end + 1))));
		}
	}

	@Option(names = "--settings", paramLabel = "TEXT",
		description = "Several settings in one line, as in Fiji's dialogs: " +
			"\"cropCount 32, contentLayers 12 17, source a photo\".")
	void settings(final String text) {
		final JsonObject said = read(() -> SettingsText.parse(text));
		said.entrySet().forEach(s -> overrides.add(s.getKey(), s.getValue()));
	}

	/** Gives an option for each setting to the commands that have settings. */
	static void addTo(final CommandLine root) {
		for (final CommandLine subcommand : root.getSubcommands().values()) {
			final CommandSpec spec = subcommand.getCommandSpec();
			final CommandSpec mixin = spec.mixins().get(MIXIN);
			if (mixin != null) ((SettingsOptions) mixin.userObject()).addTo(spec);
		}
	}

	/**
	 * @throws ParameterException (exit status 2) when a setting does not exist or
	 *           does not fit
	 */
	StylizationSettings over(final StylizationSettings defaults) {
		return read(() -> defaults.with(overrides));
	}

	// -- Helper methods --

	private void addTo(final CommandSpec spec) {
		spec.usageMessage().abbreviateSynopsis(true);
		final Map<String, OptionSpec> taken = spec.optionsMap();
		for (final SettingRow row : SettingTable.rows()) {
			final String[] names = row.options().stream().filter(n -> !taken
				.containsKey(n)).toArray(String[]::new);
			spec.addOption(OptionSpec.builder(names).type(row.type()).paramLabel(row
				.label()).description(row.sentence().replace("%", "%%")).setter(setter(
					row)).build());
		}
	}

	private ISetter setter(final SettingRow row) {
		return new ISetter() {

			@Override
			public <T> T set(final T value) {
				if (value == null) return null;
				final JsonElement json = value instanceof String ? row.parse(
					(String) value) : new Gson().toJsonTree(value);
				overrides.add(row.name(), json);
				return value;
			}
		};
	}

	private interface Reading<T> {

		T read();
	}

	/** What is wrong with a setting is wrong with the command line. */
	private <T> T read(final Reading<T> reading) {
		try {
			return reading.read();
		}
		catch (final IllegalArgumentException exc) {
			throw new ParameterException(command.commandLine(), exc.getMessage());
		}
	}
}
