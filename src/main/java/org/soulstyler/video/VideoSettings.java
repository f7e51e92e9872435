package org.soulstyler.video;

/**
 * How a clip is restyled.
 *
 * @param maskEvery frames from one that the object is looked for in to the next
 * @param keys frames that the style is trained on, besides those before them
 * @param iterations of the training, as a multiple of a picture's: there is more
 *          to learn
 */
public record VideoSettings(int maskEvery, int keys, double iterations) {

	/** What a user gets who says nothing. */
	public static final VideoSettings DEFAULTS = new VideoSettings(6, 4, 2);
}
