package org.soulstyler.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of all settings for people to read. */
public final class SettingsGuide {

	private SettingsGuide() {
		// prevent instantiation of utility class
	}

	/** A page in Markdown: models/SETTINGS.md. */
	public static String markdown() {
		final List<String> lines = new ArrayList<>(List.of("# Settings", "",
			"Made from the records in `org.soulstyler.settings`, which are the only " +
				"place where a setting is described; a test keeps this page in step.",
			"",
			"In Fiji they are written into the dialogs' field *Settings*, on the " +
				"command line into `--settings` (or each into its own option), and " +
				"in a `bundle.json` as JSON under `stylization`. In one line:", "",
			"```",
			"cropCount 32, contentLayers 12 17, source a photo, anchors fire; \"oil, " +
				"on canvas\"", "```", "",
			"Pairs are separated by commas, items of a list by semicolons (numbers " +
				"also by spaces); what has a separator in it stands in quotes. " +
				Preset.labels().stream().map(label -> "`preset " + label + "`").collect(
					Collectors.joining(" and ")) + " set all of them but those " +
				"of the networks (†)."));
		String group = "";
		for (final SettingRow row : SettingTable.rows()) {
			if (!row.group().equals(group)) lines.addAll(List.of("", "## " + row
				.groupTitle(), "", "| setting | meaning | values | " + String.join(
					" | ", Preset.labels()) + " |", "|---|---|---|" + "---|".repeat(Preset
						.labels().size())));
			group = row.group();
			lines.add("| `" + row.name() + "`" + (row.isOfNetworks() ? " †" : "") +
				" | " + row.about() + " | " + row.rule() + " | " + Stream.of(Preset
					.values()).map(preset -> value(row, preset)).collect(Collectors
						.joining(" | ")) + " |");
		}
		return String.join("\n", lines) + "\n";
	}

	/** A line for each setting, for a window or a terminal. */
	public static List<String> lines() {
		return SettingTable.rows().stream().map(row -> row.name() + ": " + row
			.about() + " (" + row.rule() + "; " + Stream.of(Preset.values()).map(
				preset -> preset.label() + " " + value(row, preset)).collect(Collectors
					.joining(", ")) + ")").toList();
	}

	private static String value(final SettingRow row, final Preset preset) {
		final String text = row.text(preset);
		return text.isEmpty() ? "none" : text;
	}
}
