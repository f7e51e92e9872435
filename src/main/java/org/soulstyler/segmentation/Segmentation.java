package org.soulstyler.segmentation;

import java.util.List;
import java.util.Locale;

import org.soulstyler.image.Mask;

/**
 * What the segmenter saw.
 *
 * @param probability of belonging to the object, per pixel, at the image's size
 * @param mask the probabilities above the model's threshold, at the image's size
 * @param maximumProbability the largest probability, in [0, 1]
 * @param presence the probability that the object is in the picture at all, in
 *          [0, 1]; 1 where the model does not say
 * @param found whether the object is judged to be in the picture
 * @param notices what the user should know, e.g. "yacht → boat"
 */
public record Segmentation(Mask probability, Mask mask,
	double maximumProbability, double presence, boolean found,
	List<String> notices)
{

	/**
	 * How sure the model is that the object is there: no surer than of the pixel
	 * that it is surest of.
	 */
	public double certainty() {
		return Math.min(presence, maximumProbability);
	}

	/** What is to be said where nothing was found: how far it is from sure. */
	public String doubt() {
		final double certainty = certainty();
		return certainty < 0.01 ? "the model is sure that it is not there" : String
			.format(Locale.ROOT, "the model is only %.0f %% sure that it is there",
				100 * certainty);
	}
}
