package org.soulstyler.stylization;

import ai.djl.ndarray.NDArray;

import java.util.List;

/**
 * Pictures of one size side by side in a larger one, row by row from the left: a
 * net computes each by itself, (N, C, h, w), the losses see them together, (1, C,
 * rows·h, columns·w).
 *
 * @param width,height of a tile, pixels
 */
record Tiles(int columns, int rows, int width, int height) {

	/** A picture alone. */
	static Tiles one(final int width, final int height) {
		return new Tiles(1, 1, width, height);
	}

	/** As many columns as rows, or some more; none is left empty if count fits. */
	static Tiles of(final int count, final int width, final int height) {
		int rows = (int) Math.sqrt(count);
		while (count % rows != 0)
			rows--;
		return new Tiles(count / rows, rows, width, height);
	}

	int count() {
		return columns * rows;
	}

	int fullWidth() {
		return columns * width;
	}

	int fullHeight() {
		return rows * height;
	}

	/** The left border of a tile. */
	int x(final int tile) {
		return tile % columns * width;
	}

	/** The upper border of a tile. */
	int y(final int tile) {
		return tile / columns * height;
	}

	/** (N, C, h, w) to (1, C, rows·h, columns·w). */
	NDArray together(final NDArray batch) {
		if (count() == 1) return batch;
		final long channels = batch.getShape().get(1);
		return batch.reshape(rows, columns, channels, height, width).transpose(2, 0,
			3, 1, 4).reshape(1, channels, fullHeight(), fullWidth());
	}

	/** (1, C, rows·h, columns·w) to (N, C, h, w). */
	NDArray apart(final NDArray together) {
		if (count() == 1) return together;
		final long channels = together.getShape().get(1);
		return together.reshape(channels, rows, height, columns, width).transpose(1,
			3, 0, 2, 4).reshape(count(), channels, height, width);
	}

	/**
	 * @param tiles count() arrays, (channels, h, w) each
	 * @return (channels, rows·h, columns·w)
	 */
	float[] together(final List<float[]> tiles, final int channels) {
		if (count() == 1) return tiles.get(0);
		final float[] full = new float[channels * fullHeight() * fullWidth()];
		for (int i = 0; i < count(); i++)
			for (int c = 0; c < channels; c++)
				for (int y = 0; y < height; y++)
					System.arraycopy(tiles.get(i), (c * height + y) * width, full, (c *
						fullHeight() + y(i) + y) * fullWidth() + x(i), width);
		return full;
	}
}
