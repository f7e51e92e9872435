package org.soulstyler.segmentation.refine;

import java.util.Arrays;

/**
 * The connected components of a plane of yes and no: pixels of one value that touch
 * by their sides.
 *
 * @param labels the component of each pixel, from 0, (height, width)
 * @param count how many there are
 * @param width of the plane
 */
public record Components(int[] labels, int count, int width) {

	/** Whether a label may go from a pixel to its neighbour. */
	private interface Passage {

		boolean open(int from, int to);
	}

	/** @param plane (height, width) */
	public static Components of(final boolean[] plane, final int width) {
		final int[] labels = new int[plane.length], reached = new int[plane.length];
		Arrays.fill(labels, -1);
		int count = 0;
		for (int first = 0; first < plane.length; first++) {
			if (labels[first] >= 0) continue;
			labels[first] = count++;
			reached[0] = first;
			spread(labels, reached, 1, width, (from, to) -> plane[from] == plane[to]);
		}
		return new Components(labels, count, width);
	}

	/**
	 * @param plane that of which these are the components
	 * @return for each pixel the component of the nearest yes, in steps from pixel to
	 *         pixel; -1 where there is no yes at all, (height, width)
	 */
	public int[] nearest(final boolean[] plane) {
		final int[] nearest = new int[plane.length], reached =
			new int[plane.length];
		int size = 0;
		for (int i = 0; i < plane.length; i++) {
			nearest[i] = plane[i] ? labels[i] : -1;
			if (plane[i]) reached[size++] = i;
		}
		spread(nearest, reached, size, width, (from, to) -> true);
		return nearest;
	}

	/** Labels the pixels that have none and are reached from the first ones. */
	private static void spread(final int[] labels, final int[] reached,
		final int first, final int width, final Passage passage)
	{
		int size = first;
		for (int k = 0; k < size; k++) {
			final int i = reached[k], x = i % width;
			for (int d = 0; d < 4; d++) {
				final int toX = x + (d - 1) % 2, j = i + (d - 1) % 2 + (d - 2) % 2 *
					width;
				if (toX < 0 || toX >= width || j < 0 || j >= labels.length ||
					labels[j] >= 0 || !passage.open(i, j)) continue;
				labels[j] = labels[i];
				reached[size++] = j;
			}
		}
	}
}
