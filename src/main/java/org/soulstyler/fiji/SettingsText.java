package org.soulstyler.fiji;

import com.google.gson.JsonObject;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.settings.StylizationSettings;

/**
 * All settings of a stylization in one line that records, e.g.
 * <code>cropCount 32, contentWeight 75</code>: what a dialog with thirty fields
 * would be.
 */
final class SettingsText {

	private SettingsText() {
		// prevent instantiation of utility class
	}

	/**
	 * @param others settings that were said otherwise; the text has the last word
	 * @param text setting and value, separated by spaces, pairs by commas; null
	 *          or blank changes nothing
	 * @return the defaults with these replaced
	 * @throws SoulstylerException ({@link Failure#INSTRUCTION}) when a setting does
	 *           not exist or does not fit
	 */
	static StylizationSettings over(final StylizationSettings defaults,
		final JsonObject others, final String text) throws SoulstylerException
	{
		final JsonObject overrides = others.deepCopy();
		if (text != null && !text.isBlank()) {
			for (final String pair : text.split(",")) {
				final String[] parts = pair.strip().split("\\s+");
				if (parts.length != 2) throw refused("\"" + pair.strip() +
					"\" is not a setting and its value, like \"cropCount 32\".", null);
				overrides.add(parts[0], StylizationSettings.value(parts[1]));
			}
		}
		try {
			return defaults.with(overrides);
		}
		catch (final IllegalArgumentException exc) {
			throw refused(exc.getMessage(), exc);
		}
	}

	private static SoulstylerException refused(final String message,
		final Exception cause)
	{
		return new SoulstylerException(Failure.INSTRUCTION, "Settings: " + message,
			cause);
	}
}
