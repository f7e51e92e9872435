package org.soulstyler.segmentation;

import java.util.List;

import org.soulstyler.image.Mask;

/**
 * What the segmenter saw.
 *
 * @param probability of belonging to the object, per pixel, at the image's size
 * @param mask the probabilities above the model's threshold, at the image's size
 * @param maximumProbability the largest probability, in [0, 1]
 * @param found whether the object is judged to be in the picture
 * @param notices what the user should know, e.g. "yacht → boat"
 */
public record Segmentation(Mask probability, Mask mask,
	double maximumProbability, boolean found, List<String> notices)
{}
