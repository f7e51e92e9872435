package org.soulstyler.video;

import org.soulstyler.stylization.ClipFrame;

/**
 * The way of an object's pixels from a frame to the one before, or the next.
 *
 * @param way of each pixel
 * @param seen which pixels are seen there
 */
record Step(Flow way, boolean[] seen) {

	/** The same for those who paint. */
	ClipFrame.Former former() {
		final float[] sureness = new float[seen.length];
		for (int i = 0; i < seen.length; i++)
			sureness[i] = seen[i] ? 1 : 0;
		return new ClipFrame.Former(way.dx(), way.dy(), sureness);
	}
}
