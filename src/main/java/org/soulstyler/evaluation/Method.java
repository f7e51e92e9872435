package org.soulstyler.evaluation;

import java.util.List;
import java.util.stream.Stream;

import org.soulstyler.settings.Preset;
import org.soulstyler.settings.StylizationSettings;

/**
 * A way of ours to restyle.
 *
 * @param name its folder's
 */
public record Method(String name, StylizationSettings settings) {

	/**
	 * The models' own settings and each preset for the same networks.
	 *
	 * @param defaults the models' own
	 */
	public static List<Method> all(final StylizationSettings defaults) {
		return Stream.concat(Stream.of(new Method("own", defaults)), Stream.of(
			Preset.values()).map(preset -> new Method(preset.label(), preset
				.settings().forNetworksOf(defaults)))).toList();
	}

	/**
	 * The models' own settings with others in their place.
	 *
	 * @param name letters, digits, dots and dashes: a folder is named so
	 * @param settings in one line: {@link StylizationSettings#with(String)}
	 * @throws IllegalArgumentException with a sentence for another name, and for
	 *           settings that do not exist or do not fit
	 */
	public static Method variant(final String name,
		final StylizationSettings defaults, final String settings)
	{
		if (!name.matches("\\w[\\w.-]*")) throw new IllegalArgumentException("\"" +
			name + "\" cannot be a folder's name everywhere; letters, digits, dots " +
			"and dashes can.");
		if (name.equals("none") || all(defaults).stream().anyMatch(m -> m.name
			.equals(name))) throw new IllegalArgumentException("\"" + name +
				"\" means something already.");
		return new Method(name, defaults.with(settings));
	}
}
