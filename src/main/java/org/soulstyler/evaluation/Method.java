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
}
