package org.soulstyler.settings;

import java.util.List;

/**
 * The terms of the loss: each has a weight that is called after it; a term of
 * weight 0 is not computed.
 */
public record LossSettings(@Setting(
	about = "weight of the crops' directional CLIP loss", range = "[0, 1e12)",
	paper = "9000", options = "--lambda-patch") double patchWeight, @Setting(
		about = "crops whose directional loss is below it are done and get " +
			"no gradient (CLIPstyler's tau)", range = "[0, 2]",
		paper = "0.7") double threshold, @Setting(
			about = "weight of the whole region's directional CLIP loss " +
				"(CLIPstyler; 0 in Soulstyler)", range = "[0, 1e12)", paper = "0",
			options = "--lambda-direction") double directionWeight, @Setting(
				about = "weight of the content loss: change of the feature " +
					"network's features", range = "[0, 1e12)", paper = "150",
				options = "--lambda-content") double contentWeight, @Setting(
					about = "which features, by torchvision's index of the layer",
					paper = "21 30", ofNetworks = true) List<Integer> contentLayers,
		@Setting(
			about = "weight of the change of what is lighter and what is darker " +
				"than its surroundings: keeps eyes, edges and folds where they are",
			range = "[0, 1e12)", paper = "0") double lightWeight, @Setting(
				about = "weight of the total variation", range = "[0, 1e12)",
				paper = "2e-3", options = "--lambda-tv") double tvWeight, @Setting(
					about = "weight of the change outside the object",
					range = "[0, 1e12)", paper = "150",
					options = "--lambda-background") double backgroundWeight, @Setting(
						about = "weight of the crops' distance to the text itself, not to a " +
							"direction", range = "[0, 1e12)",
						paper = "0") double absoluteWeight, @Setting(
							about = "weight of the contrastive loss: cross-entropy of the crops " +
								"between the text and anchors", range = "[0, 1e12)",
							paper = "0") double contrastWeight, @Setting(
								about = "captions that the crops should not look like",
								paper = "") List<String> anchors, @Setting(
									about = "weight of the distance of the crops' feature statistics " +
										"from those predicted from the text (small encoders only)",
									range = "[0, 1e12)", paper = "0") double statisticsWeight,
		@Setting(
			about = "weight of the difference between neighbouring frames of a " +
				"clip, along the motion; of no effect on a picture",
			range = "[0, 1e12)", paper = "20000") double temporalWeight) {

	/** Behind a term's name, the name of its weight. */
	private static final String WEIGHT = "Weight";

	/**
	 * @throws IllegalArgumentException if content has a weight and no layer
	 */
	public LossSettings {
		contentLayers = List.copyOf(contentLayers);
		anchors = List.copyOf(anchors);
		SettingTable.require(contentWeight == 0 || !contentLayers.isEmpty(),
			"contentLayers", "at least one layer where contentWeight is not 0",
			contentLayers);
	}

	/**
	 * The weight of a loss term.
	 *
	 * @param term its name, e.g. "patch" for {@code patchWeight}
	 * @throws IllegalArgumentException if there is no such weight
	 */
	public double weight(final String term) {
		return (Double) SettingTable.row(term + WEIGHT).of(this);
	}
}
