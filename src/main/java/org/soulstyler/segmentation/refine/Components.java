package org.soulstyler.segmentation.refine;

import java.util.Arrays;

/**
 * The connected components of a plane of yes and no: pixels of one value that touch
 * by their sides.
 *
 * @param labels the component of each pixel, from 0, (height, width)
 * @param count how many there are
 */
public record Components(int[] labels, int count) {

	/** @param plane (height, width) */
	public static Components of(final boolean[] plane, final int width,
		final int height)
	{
		final int[] labels = new int[plane.length], reached = new int[plane.length];
		Arrays.fill(labels, -1);
		int count = 0;
		for (int first = 0; first < plane.length; first++) {
			if (labels[first] >= 0) continue;
			int size = 0;
			reached[size++] = first;
			labels[first] = count;
			for (int k = 0; k < size; k++) {
				final int i = reached[k], x = i % width, y = i / width;
				for (int d = 0; d < 4; d++) {
					final int toX = x + (d - 1) % 2, toY = y + (d - 2) % 2;
					if (toX < 0 || toY < 0 || toX >= width || toY >= height) continue;
					final int j = toY * width + toX;
					if (labels[j] >= 0 || plane[j] != plane[first]) continue;
					labels[j] = count;
					reached[size++] = j;
				}
			}
			count++;
		}
		return new Components(labels, count);
	}
}
