package org.soulstyler;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;
import org.soulstyler.instruction.ObjectSet;
import org.soulstyler.instruction.Target;
import org.soulstyler.progress.Place;
import org.soulstyler.progress.Progress;
import org.soulstyler.segmentation.ReferringSegmenter;
import org.soulstyler.segmentation.Segmentation;
import org.soulstyler.vocabulary.Understanding;

/** Finds in a picture what an instruction names. */
final class Locator {

	private final Engines engines;

	Locator(final Engines engines) {
		this.engines = engines;
	}

	/** How one object is looked for. */
	@FunctionalInterface
	private interface Look {

		Segmentation at(ReferringSegmenter segmenter, String expression)
			throws SoulstylerException;
	}

	/**
	 * Outlines what an expression names. "The cat and the dog" and "everything
	 * except the dog" are composed from the outlines of single objects.
	 *
	 * @return the segmentation, which may have found nothing; its notices name
	 *          the words that were read as others
	 */
	Segmentation segment(final ColorImage image, final String expression)
		throws SoulstylerException
	{
		return composed(image, expression, (segmenter, one) -> segmenter.segment(
			image, one));
	}

	/** The same for whoever needs the mask alone. */
	Segmentation outline(final ColorImage image, final String expression)
		throws SoulstylerException
	{
		return composed(image, expression, (segmenter, one) -> segmenter.outline(
			image, one));
	}

	/**
	 * All targets, looked for in the same picture.
	 *
	 * @param masks where some are, by the target's index; these are not looked for
	 * @throws SoulstylerException when one is not there, or the user cancels
	 */
	List<Place> locate(final ColorImage image, final List<Target> targets,
		final Map<Integer, Mask> masks, final Progress progress)
		throws SoulstylerException
	{
		final List<Place> places = new ArrayList<>();
		for (int i = 0; i < targets.size(); i++) {
			final Target target = targets.get(i);
			refuseCancelled(progress);
			if (masks.containsKey(i)) places.add(new Place(target, null, masks.get(
				i)));
			else places.add(target.isTheRestOf(targets) ? null : locate(image, target,
				progress));
		}
		for (int i = 0; i < targets.size(); i++)
			if (places.get(i) == null) places.set(i, theRest(image, targets.get(i),
				places));
		return places;
	}

	/**
	 * @throws SoulstylerException ({@link Failure#CANCELLED}) when the user
	 *          wants to stop
	 */
	static void refuseCancelled(final Progress progress)
		throws SoulstylerException
	{
		if (progress.cancelled()) throw new SoulstylerException(Failure.CANCELLED,
			"Cancelled before there was anything to keep.");
	}

	// -- Helper methods --

	private Segmentation composed(final ColorImage image, final String expression,
		final Look look) throws SoulstylerException
	{
		final String asked = expression.strip();
		final ObjectSet set = ObjectSet.of(asked);
		if (set.wanted().equals(List.of(asked))) return one(image, asked, look);
		Segmentation all = null;
		for (final String thing : set.wanted()) {
			final Segmentation seen = one(image, thing, look);
			all = all == null ? seen : all.or(seen);
		}
		if (all == null) all = Segmentation.everywhere(image.width(), image
			.height());
		for (final String thing : set.spared())
			all = all.butNot(one(image, thing, look));
		return all.answering(all.found() ? asked : all.expression(), List.of(
			"\u201c" + asked + "\u201d is read as " + set.reading() + "."));
	}

	private Segmentation one(final ColorImage image, final String expression,
		final Look look) throws SoulstylerException
	{
		if (image.isOfOneColor()) return Segmentation.nowhere(expression, image
			.width(), image.height(), "a single colour all over");
		final Understanding understood = engines.objects().understand(expression);
		return look.at(engines.segmenter(), understood.text()).answering(expression,
			understood.notices());
	}

	private Place locate(final ColorImage image, final Target target,
		final Progress progress) throws SoulstylerException
	{
		if (target.isWholePicture()) {
			progress.notice("The whole picture is restyled.");
			return new Place(target, null, Mask.full(image.width(), image.height()));
		}
		progress.stage("Looking for \u201c" + target.objects() + "\u201d");
		final Segmentation seen = segment(image, target.inEnglish().objects());
		seen.notices().forEach(progress::notice);
		if (!seen.found()) throw new SoulstylerException(Failure.OBJECT_NOT_FOUND,
			seen.notFound() + ". Nothing was changed. Name the object in other " +
				"words, or show where it is: in Fiji draw a selection and choose " +
				"mask=selection, on the command line give a --mask.");
		return new Place(target, seen, seen.mask());
	}

	/** "Everything else": where none of the other targets is. */
	private static Place theRest(final ColorImage image, final Target target,
		final List<Place> others) throws SoulstylerException
	{
		Mask rest = Mask.full(image.width(), image.height());
		for (final Place other : others)
			if (other != null) rest = rest.butNot(other.mask());
		if (!rest.isSpeck()) return new Place(target, null, rest);
		throw new SoulstylerException(Failure.OBJECT_NOT_FOUND,
			"The other objects fill the picture and leave nothing for \u201c" + target
				.objects() + "\u201d. Nothing was changed.");
	}
}
