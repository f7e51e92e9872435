package org.soulstyler.bundle;

import org.jspecify.annotations.Nullable;

/** @param weights safetensors of the predictor of what a text changes */
public record StartSection(String weights) {

	@Nullable
	String fault() {
		return weights == null ? "start.weights" : null;
	}
}
