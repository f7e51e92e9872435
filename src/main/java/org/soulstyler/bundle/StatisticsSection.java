package org.soulstyler.bundle;

/** @param weights safetensors of the predictor of feature statistics */
public record StatisticsSection(String weights) {

	String fault() {
		return weights == null ? "statistics.weights" : null;
	}
}
