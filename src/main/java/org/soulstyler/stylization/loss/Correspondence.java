package org.soulstyler.stylization.loss;

import ai.djl.ndarray.NDArray;

/**
 * Which places of a picture show the same as others.
 *
 * @param grid where each pixel's counterpart is, x then y in [-1, 1], (1, H, W, 2)
 * @param weights how much it counts, (1, 1, H, W); 0 where there is none
 */
public record Correspondence(NDArray grid, NDArray weights) {
}
