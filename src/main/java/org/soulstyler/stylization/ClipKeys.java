package org.soulstyler.stylization;

import java.util.List;

/**
 * The frames of a clip that its style is trained on.
 *
 * @param frames at least one, each with an object; the anchors come first
 * @param anchors how many are anchors
 * @param neighbours pairs of them that shall look the same
 * @param objectWidth,objectHeight the largest sides of the object's box in the
 *          whole clip, pixels
 */
public record ClipKeys(List<ClipFrame> frames, int anchors,
		List<Neighbours> neighbours, int objectWidth, int objectHeight) {

	/**
	 * Two of the frames that show the same.
	 *
	 * @param from,to indices among the frames
	 * @param dx,dy from the one to the other, pixels
	 * @param seen which pixels of the first are seen in the second
	 */
	public record Neighbours(int from, int to, float[] dx, float[] dy,
			boolean[] seen) {
	}
}
