package org.soulstyler.bundle;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The network whose features keep a picture's content.
 *
 * @param weights safetensors, named as torchvision names VGG's
 * @param layers indices into torchvision's {@code features}, from 0
 */
public record FeatureSection(String weights, List<Integer> layers) {

	@Nullable
	String fault() {
		if (weights == null) return "features.weights";
		return layers == null || layers.isEmpty() || layers.stream().anyMatch(
			layer -> layer == null || layer < 0) ? "features.layers" : null;
	}
}
