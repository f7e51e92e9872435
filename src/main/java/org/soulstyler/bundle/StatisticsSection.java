package org.soulstyler.bundle;

import org.jspecify.annotations.Nullable;

/** @param weights safetensors of the predictor of feature statistics */
public record StatisticsSection(String weights) {

	@Nullable
	String fault() {
		return weights == null ? "statistics.weights" : null;
	}
}
