package org.soulstyler.stylization;

import java.util.Objects;

import org.soulstyler.image.Mask;
import org.soulstyler.settings.StylizationSettings;

/**
 * The part of each of a clip's frames that is restyled: around the object, of the
 * same size and scale in all, and moved in steps that are whole ones at StyleNet's
 * coarsest, by which it sees the object as before.
 *
 * @param width,height while it is restyled, pixels
 * @param boxWidth,boxHeight in the frame, pixels
 * @param step of its position in the frame, pixels
 * @param objectWidth,objectHeight the largest in the clip, pixels
 */
record ClipRegion(int width, int height, int boxWidth, int boxHeight, int step,
		int objectWidth, int objectHeight) {

	/** What StyleNet's three halvings make one pixel of. */
	private static final int HALVED = 8;

	/** @param objectWidth,objectHeight the largest in the clip, pixels */
	static ClipRegion of(final int frameWidth, final int frameHeight,
		final int objectWidth, final int objectHeight,
		final StylizationSettings settings)
	{
		final int margin = (int) Math.min(settings.region().margin() * Math.max(
			objectWidth, objectHeight), Math.max(frameWidth, frameHeight));
		final int wide = Math.min(frameWidth, objectWidth + 2 * margin);
		final int high = Math.min(frameHeight, objectHeight + 2 * margin);
		final int stride = HALVED * settings.net().netDownsampling();
		final int step = Math.max(stride, (int) Math.ceil((double) stride * Math
			.max(wide, high) / settings.region().workingSize()));
		final int boxWidth = side(wide, step, frameWidth);
		final int boxHeight = side(high, step, frameHeight);
		final double scale = (double) stride / step;
		return new ClipRegion(shrunk(boxWidth, scale), shrunk(boxHeight, scale),
			boxWidth, boxHeight, step, objectWidth, objectHeight);
	}

	/**
	 * Around an object. One that the frame's border cuts lies in its region as if it
	 * were whole, so that the net sees it as before.
	 *
	 * @param mask not empty
	 */
	Region at(final Mask mask) {
		final Region.Box bounds = Objects.requireNonNull(Region.bounds(mask),
			"The mask is empty");
		return new Region(new Region.Box(place(bounds.x(), bounds.width(),
			objectWidth, boxWidth, mask.width()), place(bounds.y(), bounds.height(),
				objectHeight, boxHeight, mask.height()), boxWidth, boxHeight), width,
			height);
	}

	/**
	 * Room for the object wherever it is between two steps, of which whole ones lead
	 * from border to border.
	 */
	private static int side(final int wanted, final int step, final int frame) {
		return frame - Math.max(0, frame - wanted - step) / step * step;
	}

	private static int shrunk(final int side, final double scale) {
		return Math.max(1, (int) Math.round(scale * side));
	}

	/**
	 * @param first,seen where the object is, pixels
	 * @param whole its size in the clip, pixels
	 */
	private int place(final int first, final int seen, final int whole,
		final int side, final int frame)
	{
		final boolean cutBefore = first == 0, cutAfter = first + seen == frame;
		final double middle = cutBefore == cutAfter ? first + seen / 2.0 : cutBefore
			? seen - whole / 2.0 : first + whole / 2.0;
		final int place = step * (int) Math.round((middle - side / 2.0) / step);
		final int least = cutBefore && !cutAfter ? place : 0;
		final int most = cutAfter && !cutBefore ? place : frame - side;
		return Math.max(least, Math.min(most, place));
	}
}
