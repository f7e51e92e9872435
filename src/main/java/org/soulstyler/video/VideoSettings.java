package org.soulstyler.video;

/**
 * How a clip is restyled.
 *
 * @param maskEvery frames from one that the object is looked for in to the next
 * @param keyEvery frames from one that is optimised to the next; a multiple of
 *          maskEvery
 * @param keyIterations optimisation steps of a key frame that goes on from the
 *          one before, as a share of the first one's
 * @param keyRate their step size, likewise: smaller steps change less of what is
 *          carried there
 */
public record VideoSettings(int maskEvery, int keyEvery,
	double keyIterations, double keyRate)
{

	public static final VideoSettings DEFAULTS = new VideoSettings(6, 12, 0.25,
		0.3);
}
