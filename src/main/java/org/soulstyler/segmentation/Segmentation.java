package org.soulstyler.segmentation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.soulstyler.image.Mask;
import org.soulstyler.segmentation.refine.Window;

/**
 * What the segmenter found.
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
		double maximumProbability, double presence, boolean found,
		@Nullable String instead, List<String> notices) {

	/** Where nothing is known of what else the picture shows. */
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
	 * Of a picture that shows nothing of the kind, to be told without a model.
	 *
	 * @param instead what it shows, e.g. "a cat"
	 */
	public static Segmentation nowhere(final String expression, final int width,
		final int height, final String instead)
	{
		final Mask none = Mask.of(new float[width * height], width, height);
		return new Segmentation(expression, none, none, 0, 0, false, instead, List
			.of());
	}

	/** That of a cut as that of its picture; what lies outside is not the object's. */
	Segmentation placed(final Window cut, final int width, final int height) {
		return new Segmentation(expression, Mask.of(cut.placed(probability
			.samples(), width, height), width, height), Mask.of(cut.placed(mask
				.samples(), width, height), width, height), maximumProbability,
			presence, found, instead, notices);
	}

	/** The same, with what is seen instead of what was looked for; null: nothing. */
	Segmentation showing(final @Nullable String other) {
		return new Segmentation(expression, probability, mask, maximumProbability,
			presence, found, other, notices);
	}

	/**
	 * This segmentation as the answer to the user's own words; a speck counts as
	 * not found.
	 *
	 * @param asked the user's words, which the model may have received reworded
	 * @param earlier notices that come before these
	 */
	public Segmentation answering(final String asked,
		final List<String> earlier)
	{
		return new Segmentation(asked, probability, mask, maximumProbability,
			presence, found && !mask.isSpeck(), instead, join(earlier, notices));
	}

	/** The union of two things, both of which must be found. */
	public Segmentation or(final Segmentation other) {
		return combine(other, probability.or(other.probability), mask.or(
			other.mask));
	}

	/** One thing without another; both must be found. */
	public Segmentation butNot(final Segmentation other) {
		return combine(other, probability.butNot(other.probability), mask.butNot(
			other.mask));
	}

	/**
	 * How sure the model is that the object is there: the smaller of its
	 * presence and its largest pixel probability, in [0, 1].
	 */
	public double certainty() {
		return Math.min(presence, maximumProbability);
	}

	/** Why the object was not found: a sentence without its full stop. */
	public String notFound() {
		return "The picture does not seem to show \u201c" + expression + "\u201d" +
			(instead == null ? "" : " but " + instead) + ": " + doubt();
	}

	/** What speaks against the object being there. */
	private String doubt() {
		final double certainty = certainty();
		if (certainty > 0.5) return "only a speck of it was found";
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
