package org.soulstyler.segmentation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.soulstyler.image.Mask;

/**
 * What the segmenter saw.
 *
 * @param expression the referring expression that was looked for; where several
 *          were and one of them is not there, that one
 * @param probability of belonging to the object, per pixel, at the image's size
 * @param mask the probabilities above the model's threshold, at the image's size
 * @param maximumProbability the largest probability, in [0, 1]; of several things
 *          that of the one seen least
 * @param presence the probability that the object is in the picture at all, in
 *          [0, 1]; 1 where the model does not say; of several things the least
 * @param found whether the object is judged to be in the picture
 * @param instead what is seen in the picture where the object is not and that is
 *          clear, e.g. "a cat"; else null
 * @param notices what the user should know, e.g. "yacht → boat"
 */
public record Segmentation(String expression, Mask probability, Mask mask,
	double maximumProbability, double presence, boolean found, String instead,
	List<String> notices)
{

	/** With nothing to say of what else there is. */
	public Segmentation(final String expression, final Mask probability,
		final Mask mask, final double maximumProbability, final double presence,
		final boolean found, final List<String> notices)
	{
		this(expression, probability, mask, maximumProbability, presence, found,
			null, notices);
	}

	/** All of a picture, which is always there. */
	public static Segmentation everywhere(final int width, final int height) {
		final Mask all = Mask.full(width, height);
		return new Segmentation("", all, all, 1, 1, true, List.of());
	}

	/**
	 * The same, as the answer to what the user asked for; a speck counts as not
	 * found.
	 *
	 * @param asked the user's words, which the model may have got in others
	 * @param earlier notices that come before these
	 */
	public Segmentation answering(final String asked,
		final List<String> earlier)
	{
		return new Segmentation(asked, probability, mask, maximumProbability,
			presence, found && !mask.isSpeck(), instead, join(earlier,
				notices));
	}

	/** Where one of two things is; both must be there. */
	public Segmentation or(final Segmentation other) {
		return combine(other, probability.or(other.probability), mask.or(
			other.mask));
	}

	/** Where a thing is without another; both must be there. */
	public Segmentation butNot(final Segmentation other) {
		return combine(other, probability.butNot(other.probability), mask.butNot(
			other.mask));
	}

	/**
	 * How sure the model is that the object is there: no surer than of the pixel
	 * that it is surest of.
	 */
	public double certainty() {
		return Math.min(presence, maximumProbability);
	}

	/** A sentence without its stop, for an object that was not found. */
	public String notFound() {
		return "The picture does not seem to show \u201c" + expression + "\u201d: " +
			(instead == null ? "" : "what it shows is " + instead + "; ") + doubt();
	}

	/** How far it is from sure. */
	private String doubt() {
		final double certainty = certainty();
		if (certainty > 0.5) return "what there is of it is a speck";
		return certainty < 0.01 ? "the model is sure that it is not there" : String
			.format(Locale.ROOT, "the model is only %.0f %% sure that it is there",
				100 * certainty);
	}

	private Segmentation combine(final Segmentation other,
		final Mask newProbability, final Mask newMask)
	{
		final List<String> all = join(notices, other.notices);
		if (!found || !other.found) {
			final Segmentation missing = found ? other : this;
			return new Segmentation(missing.expression, missing.probability,
				missing.mask, missing.maximumProbability, missing.presence, false,
				missing.instead, all);
		}
		return new Segmentation(expression, newProbability, newMask, Math.min(
			maximumProbability, other.maximumProbability), Math.min(presence,
				other.presence), true, all);
	}

	private static List<String> join(final List<String> first,
		final List<String> second)
	{
		final List<String> all = new ArrayList<>(first);
		second.stream().filter(notice -> !all.contains(notice)).forEach(all::add);
		return List.copyOf(all);
	}
}
