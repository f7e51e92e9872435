package org.soulstyler.settings;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import java.util.ArrayList;
import java.util.List;

/**
 * Settings in one line, which Fiji's dialogs, the command line and files read
 * alike:
 *
 * <pre>
 * cropCount 32, contentLayers 12 17, source a photo, anchors fire; "oil, on canvas"
 * </pre>
 *
 * A setting's name and its value, pairs separated by commas; items of a list by
 * semicolons, or by spaces where they are numbers. What has a separator in it
 * stands in quotes, double or single ones. Values in JSON are understood too.
 */
public final class SettingsText {

	private SettingsText() {
		// prevent instantiation of utility class
	}

	/**
	 * What {@link StylizationSettings#with(JsonObject)} takes.
	 *
	 * @param text null or blank for no settings
	 * @throws IllegalArgumentException with a sentence when a pair is none, or a
	 *           setting does not exist
	 */
	public static JsonObject parse(final String text) {
		final JsonObject settings = new JsonObject();
		if (text == null || text.isBlank()) return settings;
		for (final String pair : split(text, ",")) {
			final String[] parts = pair.split("\\s+", 2);
			if (parts.length != 2) throw new IllegalArgumentException("\"" + pair +
				"\" is not a setting and its value, like \"cropCount 32\".");
			settings.add(parts[0], value(parts[0], parts[1]));
		}
		return settings;
	}

	/**
	 * The value that a person wrote for a setting, as JSON has it.
	 *
	 * @throws IllegalArgumentException with a sentence when there is no such
	 *           setting
	 */
	public static JsonElement value(final String name, final String written) {
		if (name.equals(SettingTable.PRESET)) return new JsonPrimitive(written
			.strip());
		return SettingTable.row(name).parse(written);
	}

	/** The text that is read as these settings. */
	public static String format(final StylizationSettings settings) {
		final List<String> pairs = new ArrayList<>();
		pairs.add(SettingTable.PRESET + " " + settings.preset().label());
		for (final SettingRow row : SettingTable.rows())
			pairs.add((row.name() + " " + row.format(settings.get(row))).strip());
		return String.join(", ", pairs);
	}

	/** The parts between separators that are not in quotes or brackets. */
	static List<String> split(final String text, final String separators) {
		final List<String> parts = new ArrayList<>();
		final StringBuilder part = new StringBuilder();
		char quote = 0;
		int depth = 0;
		for (int i = 0; i < text.length(); i++) {
			final char c = text.charAt(i);
			final boolean starts = part.toString().isBlank() || Character
				.isWhitespace(part.charAt(part.length() - 1));
			if (quote != 0) quote = c == quote ? 0 : quote;
			else if ((c == '"' || c == '\'') && (starts || depth > 0)) quote = c;
			else if (c == '[') depth++;
			else if (c == ']') depth--;
			if (quote == 0 && depth == 0 && separators.indexOf(c) >= 0) {
				add(parts, part);
			}
			else part.append(c);
		}
		add(parts, part);
		return parts;
	}

	/** Without the quotes around it, if there are any. */
	static String unquote(final String text) {
		final int last = text.length() - 1;
		final boolean quoted = last > 0 && (text.charAt(0) == '"' || text.charAt(
			0) == '\'') && text.charAt(last) == text.charAt(0);
		return quoted ? text.substring(1, last) : text;
	}

	/** With quotes around it, if it needs them. */
	static String quote(final String text) {
		final boolean plain = !text.isEmpty() && text.equals(text.strip()) && text
			.chars().noneMatch(c -> ",;\"'[]".indexOf(c) >= 0);
		return plain ? text : text.indexOf('"') < 0 ? '"' + text + '"' : "'" +
			text + "'";
	}

	private static void add(final List<String> parts, final StringBuilder part) {
		final String text = part.toString().strip();
		if (!text.isEmpty()) parts.add(text);
		part.setLength(0);
	}
}
