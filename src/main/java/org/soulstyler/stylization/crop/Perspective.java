package org.soulstyler.stylization.crop;

import java.util.Random;

/**
 * A random change of viewpoint of a square picture, with the distribution and
 * the sampling grid of torchvision's {@code RandomPerspective} on tensors: each
 * corner moves inwards by up to {@code distortion · side / 2} whole pixels.
 */
public final class Perspective {

	/** In units of half a picture. */
	private static final float OUTSIDE = 1e4f;

	private final int size;
	/** x' = (a x + b y + c) / (g x + h y + 1), y' = (d x + e y + f) / (same). */
	private final double[] coefficients;

	private Perspective(final int size, final double[] coefficients) {
		this.size = size;
		this.coefficients = coefficients;
	}

	/**
	 * @param size side of the picture, pixels, 1 or more
	 * @param distortion in [0, 1]
	 */
	static Perspective random(final int size, final double distortion,
		final Random random)
	{
		final int reach = (int) (distortion * Math.floorDiv(size, 2));
		final double[][] corners = new double[4][];
		do {
			corners[0] = new double[] { near(reach, random), near(reach, random) };
			corners[1] = new double[] { far(size, reach, random), near(reach,
				random) };
			corners[2] = new double[] { far(size, reach, random), far(size, reach,
				random) };
			corners[3] = new double[] { near(reach, random), far(size, reach,
				random) };
		}
		while (size > 1 && !isConvex(corners));
		return of(size, corners);
	}

	/** Fails on a few pixels or great distortion only; then there is no view. */
	private static boolean isConvex(final double[][] corners) {
		for (int i = 0; i < 4; i++) {
			final double[] a = corners[i], b = corners[(i + 1) % 4], c = corners[(i +
				2) % 4];
			if ((b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0]) <= 0) {
				return false;
			}
		}
		return true;
	}

	/** @param corners where the corners (x, y) go, clockwise from top left */
	public static Perspective of(final int size, final double[][] corners) {
		if (size == 1) return new Perspective(size, new double[] { 1, 0, 0, 0, 1, 0,
			0, 0 });
		final double last = size - 1;
		final double[][] starts = { { 0, 0 }, { last, 0 }, { last, last }, { 0,
			last } };
		// Maps the places of the result back to the picture.
		final double[][] system = new double[8][9];
		for (int i = 0; i < 4; i++) {
			final double x = corners[i][0], y = corners[i][1];
			final double u = starts[i][0], v = starts[i][1];
			system[2 * i] = new double[] { x, y, 1, 0, 0, 0, -u * x, -u * y, u };
			system[2 * i + 1] = new double[] { 0, 0, 0, x, y, 1, -v * x, -v * y, v };
		}
		return new Perspective(size, solve(system));
	}

	/**
	 * Writes where each pixel of the result is found, in the coordinates of
	 * torch's grid_sampler (align_corners = false).
	 *
	 * @param grid receives (size, size, 2) values
	 */
	void writeGrid(final float[] grid, final int offset) {
		final double[] k = coefficients;
		final double scale = 2.0 / size;
		int at = offset;
		for (int row = 0; row < size; row++) {
			for (int column = 0; column < size; column++) {
				final double x = column + 0.5, y = row + 0.5;
				final double depth = k[6] * x + k[7] * y + 1;
				grid[at++] = place(scale * (k[0] * x + k[1] * y + k[2]) / depth - 1);
				grid[at++] = place(scale * (k[3] * x + k[4] * y + k[5]) / depth - 1);
			}
		}
	}

	/** On the horizon a place is endless; anywhere outside will do. */
	private static float place(final double value) {
		return Math.abs(value) < OUTSIDE ? (float) value : OUTSIDE;
	}

	private static int near(final int reach, final Random random) {
		return random.nextInt(reach + 1);
	}

	private static int far(final int size, final int reach, final Random random) {
		return size - 1 - random.nextInt(reach + 1);
	}

	/** Gauss's elimination with pivots; eight equations, so no library. */
	private static double[] solve(final double[][] rows) {
		final int n = rows.length;
		for (int i = 0; i < n; i++) {
			int pivot = i;
			for (int r = i + 1; r < n; r++) {
				if (Math.abs(rows[r][i]) > Math.abs(rows[pivot][i])) pivot = r;
			}
			final double[] swap = rows[i];
			rows[i] = rows[pivot];
			rows[pivot] = swap;
			for (int r = 0; r < n; r++) {
				if (r == i) continue;
				final double factor = rows[r][i] / rows[i][i];
				for (int c = i; c <= n; c++)
					rows[r][c] -= factor * rows[i][c];
			}
		}
		final double[] solution = new double[n];
		for (int i = 0; i < n; i++)
			solution[i] = rows[i][n] / rows[i][i];
		return solution;
	}
}
