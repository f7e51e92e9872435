package org.soulstyler.evaluation;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What was measured of one run.
 *
 * @param method who made it
 * @param one what was asked for
 * @param seed of the run
 * @param values what is known; empty where there is no picture
 * @param failure a sentence where there is no picture, else null
 */
public record Score(String method, EvaluationCase one, int seed,
		Map<Figure, Double> values, @Nullable String failure) {
}
