package org.soulstyler.stylization.loss;

import org.jspecify.annotations.Nullable;
import org.soulstyler.network.FeatureNetwork;
import org.soulstyler.network.ImageTextEncoder;
import org.soulstyler.network.StartPredictor;
import org.soulstyler.network.StatisticsPredictor;

/**
 * The frozen networks that judge a picture.
 *
 * @param clip sees what the text says
 * @param features sees what is where
 * @param statistics tells from a text what its texture's statistics would be;
 *          null where the bundle has none
 * @param start tells from picture and text what is going to be changed, roughly;
 *          null where the bundle has none
 */
public record StyleNetworks(ImageTextEncoder clip, FeatureNetwork features,
		@Nullable StatisticsPredictor statistics, @Nullable StartPredictor start) {
}
