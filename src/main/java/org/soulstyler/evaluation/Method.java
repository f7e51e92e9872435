package org.soulstyler.evaluation;

import java.util.List;

import org.soulstyler.settings.Preset;
import org.soulstyler.settings.StylizationSettings;

/**
 * A way of ours to restyle.
 *
 * @param name its folder's
 */
public record Method(String name, StylizationSettings settings) {

	/**
	 * The models' own settings and both presets for the same networks.
	 *
	 * @param defaults the models' own
	 */
	public static List<Method> all(final StylizationSettings defaults) {
		return List.of(new Method("own", defaults), new Method("fast", Preset.FAST
			.settings().forNetworksOf(defaults)), new Method("paper", Preset.PAPER
				.settings().forNetworksOf(defaults)));
	}
}
