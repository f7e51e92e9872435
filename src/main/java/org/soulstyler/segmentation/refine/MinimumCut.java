package org.soulstyler.segmentation.refine;

import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * The minimum cut of a grid of pixels, each joined to its eight neighbours and to
 * a source (the object) and a sink (the rest): Boykov and Kolmogorov's algorithm
 * (PAMI 2004), which grows a search tree from either end and keeps them between
 * augmentations.
 * <p>
 * To use once: set capacities, then ask for the cut.
 * </p>
 */
final class MinimumCut {

	/** Directions 0 to 7; the opposite of d is 7 - d. */
	private static final int[] DX = { -1, 0, 1, -1, 1, -1, 0, 1 };
	private static final int[] DY = { -1, -1, -1, 0, 0, 1, 1, 1 };
	private static final int DIRECTIONS = 8;

	private static final byte FREE = 0;
	private static final byte SOURCE = 1;
	private static final byte SINK = 2;

	/** Parents besides the eight directions. */
	private static final byte TERMINAL = 8;
	private static final byte NONE = 9;

	private final int width;
	private final int height;

	/** What may still flow from pixel i in direction d: [d][i]. */
	private final float[][] residual;

	/** What may still flow from the source (if positive) or to the sink. */
	private final float[] terminal;

	private final byte[] tree;
	private final byte[] parent;
	private final int[] distance;
	private final int[] checked;
	private int time;

	private final ArrayDeque<Integer> active = new ArrayDeque<>();
	private final boolean[] waiting;
	private final ArrayDeque<Integer> orphans = new ArrayDeque<>();

	MinimumCut(final int width, final int height) {
		this.width = width;
		this.height = height;
		final int count = width * height;
		residual = new float[DIRECTIONS][count];
		terminal = new float[count];
		tree = new byte[count];
		parent = new byte[count];
		distance = new int[count];
		checked = new int[count];
		waiting = new boolean[count];
	}

	/**
	 * @param unary the capacity from the source, less the one to the sink: positive
	 *          for the object
	 */
	void setUnary(final int x, final int y, final float unary) {
		terminal[y * width + x] = unary;
	}

	/** Sets what it costs to part two neighbours, the same both ways. */
	void setPairwise(final int x, final int y, final int dx, final int dy,
		final float cost)
	{
		final int d = direction(dx, dy);
		residual[d][y * width + x] = cost;
		residual[7 - d][(y + dy) * width + x + dx] = cost;
	}

	/** @return (height, width): which pixels are the object's */
	boolean[] cut() {
		Arrays.fill(parent, NONE);
		for (int i = 0; i < terminal.length; i++) {
			if (terminal[i] == 0) continue;
			tree[i] = terminal[i] > 0 ? SOURCE : SINK;
			parent[i] = TERMINAL;
			distance[i] = 1;
			activate(i);
		}
		while (!active.isEmpty()) {
			final int i = active.poll();
			waiting[i] = false;
			grow(i);
		}
		final boolean[] object = new boolean[terminal.length];
		for (int i = 0; i < object.length; i++)
			object[i] = tree[i] == SOURCE;
		return object;
	}

	// -- Helper methods --

	private static int direction(final int dx, final int dy) {
		final int d = (dy + 1) * 3 + dx + 1;
		return d > 4 ? d - 1 : d;
	}

	/** The neighbour of i in direction d, or -1 beyond the border. */
	private int neighbor(final int i, final int d) {
		final int x = i % width + DX[d], y = i / width + DY[d];
		return x < 0 || y < 0 || x >= width || y >= height ? -1 : y * width + x;
	}

	private void activate(final int i) {
		if (waiting[i]) return;
		waiting[i] = true;
		active.add(i);
	}

	/** Extends i's tree to its neighbours; where the trees meet, lets flow. */
	private void grow(final int i) {
		int d = 0;
		while (d < DIRECTIONS && tree[i] != FREE) {
			final int j = neighbor(i, d);
			if (j < 0 || !passes(i, j, d)) {
				d++;
				continue;
			}
			if (tree[j] == FREE) {
				tree[j] = tree[i];
				adoptBy(j, 7 - d, i);
				activate(j);
			}
			else if (tree[j] == tree[i]) {
				// A shorter way to the root keeps augmenting paths short.
				if (checked[j] <= checked[i] && distance[j] > distance[i] + 1) adoptBy(
					j, 7 - d, i);
			}
			else {
				if (tree[i] == SOURCE) augment(i, j, d);
				else augment(j, i, 7 - d);
				adopt();
				// The same neighbour may let more through.
				continue;
			}
			d++;
		}
	}

	/** Whether i's tree may grow over the edge from i to j in direction d. */
	private boolean passes(final int i, final int j, final int d) {
		return tree[i] == SOURCE ? residual[d][i] > 0 : residual[7 - d][j] > 0;
	}

	private void adoptBy(final int child, final int towards, final int by) {
		parent[child] = (byte) towards;
		checked[child] = checked[by];
		distance[child] = distance[by] + 1;
	}

	/** Lets as much flow as can from the source tree's i to the sink tree's j. */
	private void augment(final int i, final int j, final int d) {
		float most = residual[d][i];
		int k = i;
		for (; parent[k] != TERMINAL; k = neighbor(k, parent[k]))
			most = Math.min(most, residual[7 - parent[k]][neighbor(k, parent[k])]);
		most = Math.min(most, terminal[k]);
		for (k = j; parent[k] != TERMINAL; k = neighbor(k, parent[k]))
			most = Math.min(most, residual[parent[k]][k]);
		most = Math.min(most, -terminal[k]);

		residual[d][i] -= most;
		residual[7 - d][j] += most;
		k = i;
		while (parent[k] != TERMINAL) {
			final int to = parent[k], next = neighbor(k, to);
			residual[to][k] += most;
			residual[7 - to][next] -= most;
			if (residual[7 - to][next] <= 0) orphan(k);
			k = next;
		}
		terminal[k] -= most;
		if (terminal[k] <= 0) orphan(k);
		k = j;
		while (parent[k] != TERMINAL) {
			final int to = parent[k], next = neighbor(k, to);
			residual[to][k] -= most;
			residual[7 - to][next] += most;
			if (residual[to][k] <= 0) orphan(k);
			k = next;
		}
		terminal[k] += most;
		if (terminal[k] >= 0) orphan(k);
	}

	/**
	 * Marks a pixel whose way to its root is cut. Its old parent stays readable
	 * until {@link #adopt()}, as augment() is still walking.
	 */
	private void orphan(final int i) {
		orphans.add(i);
	}

	/** Finds new parents for orphans, or sets them free. */
	private void adopt() {
		for (final int i : orphans)
			parent[i] = NONE;
		// What is found to reach its root keeps reaching it until all are adopted.
		time++;
		while (!orphans.isEmpty()) {
			final int i = orphans.poll();
			int best = -1, nearest = Integer.MAX_VALUE;
			for (int d = 0; d < DIRECTIONS; d++) {
				final int j = neighbor(i, d);
				if (j < 0 || tree[j] != tree[i] || !passes(j, i, 7 - d)) continue;
				final int steps = stepsToRoot(j);
				if (steps < nearest) {
					nearest = steps;
					best = d;
				}
			}
			if (best >= 0) {
				parent[i] = (byte) best;
				checked[i] = time;
				distance[i] = nearest + 1;
				continue;
			}
			for (int d = 0; d < DIRECTIONS; d++) {
				final int j = neighbor(i, d);
				if (j < 0 || tree[j] != tree[i]) continue;
				if (passes(j, i, 7 - d)) activate(j);
				if (parent[j] == 7 - d) {
					parent[j] = NONE;
					orphans.add(j);
				}
			}
			tree[i] = FREE;
		}
	}

	/** How far it is to the root, or the largest number if there is no way. */
	private int stepsToRoot(final int from) {
		int steps = 0, i = from;
		while (true) {
			if (checked[i] == time) {
				steps += distance[i];
				break;
			}
			if (parent[i] == TERMINAL) {
				steps++;
				checked[i] = time;
				distance[i] = 1;
				break;
			}
			if (parent[i] == NONE) return Integer.MAX_VALUE;
			steps++;
			i = neighbor(i, parent[i]);
		}
		// Remember along the way.
		int left = steps;
		for (i = from; checked[i] != time; i = neighbor(i, parent[i])) {
			checked[i] = time;
			distance[i] = left--;
		}
		return steps;
	}
}
