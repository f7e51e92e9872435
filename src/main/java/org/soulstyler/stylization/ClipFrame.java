package org.soulstyler.stylization;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;

/**
 * A frame of a clip, with its object and how it is seen in the anchors.
 *
 * @param picture the frame, in which the object's noise may be averaged
 * @param steady the same with its object averaged over neighbours in the frame
 *          and, along its motion, in time, so that a camera's noise, which a change
 *          of the dark makes stronger, does not flicker in what is changed
 * @param mask of the object
 * @param sights those that come first go before the others where they are sure
 * @param former where it was in the frame before; null where it was not there
 */
public record ClipFrame(ColorImage picture, ColorImage steady, Mask mask,
		List<Sight> sights, @Nullable Former former) {

	/**
	 * The way to the frame before.
	 *
	 * @param dx,dy pixel (x, y) was at (x + dx, y + dy) there, pixels; width·height
	 *          each
	 * @param sureness how sure that is, [0, 1]; 0 where the pixel was hidden
	 */
	public record Former(float[] dx, float[] dy, float[] sureness) {
	}
}
