package org.soulstyler.segmentation;

/** Maps a picture into the square that a network takes, and planes back. */
interface Framing {

	/**
	 * The picture in the square, normalised.
	 *
	 * @param samples (3, height, width) in [0, 1]
	 * @param mean of each channel, subtracted
	 * @param deviation of each channel, divided by afterwards
	 * @return (3, side, side)
	 */
	float[] enclose(float[] samples, float[] mean, float[] deviation);

	/**
	 * Takes a plane of the square back to the picture.
	 *
	 * @param plane (side, side) in [0, 1]
	 * @return (height, width), clamped to [0, 1]
	 */
	float[] release(float[] plane);
}
