package org.soulstyler.stylization;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.soulstyler.torch.TorchOps;

/**
 * Looks up in the key frames' tiles what belongs to the pixels of some frames:
 * each pixel asks the anchors that see it, the first of them most.
 */
final class Carry {

	/** What an unsure pixel still counts: it decides where nothing is sure. */
	private static final float UNSURE = 1e-3f;

	/** Where one anchor is for each frame, and how much it counts. */
	private record Layer(NDArray grid, NDArray weights) {
	}

	private final TorchOps ops;
	private final int frames;
	private final int width;
	private final int height;
	private final List<Layer> layers = new ArrayList<>();

	/**
	 * @param frames whose pixels ask
	 * @param region of all frames
	 * @param anchors the places of the anchors in their frames
	 * @param tiles in which the anchors come first
	 */
	Carry(final TorchOps ops, final NDManager manager,
		final List<ClipFrame> frames, final ClipRegion region,
		final List<Region.Box> anchors, final Tiles tiles)
	{
		this.ops = ops;
		this.frames = frames.size();
		width = region.width();
		height = region.height();
		final int plane = width * height;
		final float[][] grids = new float[anchors.size()][];
		final float[][] weights = new float[anchors.size()][];
		for (int n = 0; n < frames.size(); n++) {
			final ClipFrame frame = frames.get(n);
			final Region at = region.at(frame.mask());
			final float[] rest = new float[plane];
			java.util.Arrays.fill(rest, 1);
			final float[] sum = new float[plane];
			final float[][] mine = new float[anchors.size()][];
			for (final Sight sight : frame.sights()) {
				final int a = sight.anchor();
				if (grids[a] == null) {
					grids[a] = new float[2 * plane * frames.size()];
					weights[a] = new float[plane * frames.size()];
				}
				final float[] sureness = at.shrink(sight.sureness(), frame.mask()
					.width());
				for (int i = 0; i < plane; i++) {
					final float w = Math.max(UNSURE, rest[i] * sureness[i]);
					rest[i] *= 1 - sureness[i];
					sum[i] += w;
					sureness[i] = w;
				}
				mine[a] = sureness;
				place(grids[a], n, at, sight, anchors.get(a), tiles, frame.mask()
					.width());
			}
			for (int a = 0; a < mine.length; a++)
				for (int i = 0; mine[a] != null && i < plane; i++)
					weights[a][n * plane + i] = mine[a][i] / sum[i];
		}
		for (int a = 0; a < grids.length; a++)
			if (grids[a] != null) layers.add(new Layer(manager.create(grids[a],
				new Shape(1, (long) frames.size() * height, width, 2)), manager.create(
					weights[a], new Shape(frames.size(), 1, height, width))));
	}

	/**
	 * @param tiles values of all key frames, (1, C, H, W)
	 * @return those of the frames, (N, C, h, w)
	 */
	@Nullable
	NDArray pull(final NDArray tiles) {
		final long channels = tiles.getShape().get(1);
		NDArray sum = null;
		for (final Layer layer : layers) {
			final NDArray found = ops.gridSample(tiles, layer.grid()).reshape(
				channels, frames, height, width).transpose(1, 0, 2, 3).mul(layer
					.weights());
			sum = sum == null ? found : sum.add(found);
		}
		return sum;
	}

	/** The positions of a frame's pixels in an anchor's tile. */
	private void place(final float[] grid, final int n, final Region at,
		final Sight sight, final Region.Box anchor, final Tiles tiles,
		final int frameWidth)
	{
		final float[] dx = at.shrink(sight.dx(), frameWidth);
		final float[] dy = at.shrink(sight.dy(), frameWidth);
		final Positions positions = new Positions(at.box(), anchor, tiles);
		for (int y = 0, i = 0; y < height; y++)
			for (int x = 0; x < width; x++, i++)
				positions.write(grid, n * width * height + i, x, y, dx[i], dy[i], sight
					.anchor());
	}

	/** From pixels of a frame's region to places in another's tile. */
	record Positions(Region.Box from, Region.Box to, Tiles tiles) {

		/** @param index of the pixel in the grid */
		void write(final float[] grid, final int index, final int x, final int y,
			final float dx, final float dy, final int tile)
		{
			grid[2 * index] = place(x, dx, from.x() - to.x(), (float) from.width() /
				tiles.width(), tiles.width(), tiles.x(tile), tiles.fullWidth());
			grid[2 * index + 1] = place(y, dy, from.y() - to.y(), (float) from
				.height() / tiles.height(), tiles.height(), tiles.y(tile), tiles
					.fullHeight());
		}

		/** @return in [-1, 1], as grids are sampled; inside the tile */
		private static float place(final int at, final float moved, final int shift,
			final float pixels, final int side, final int tile, final int full)
		{
			final float there = at + (moved + shift) / pixels;
			final float inside = Math.max(0, Math.min(side - 1, there));
			return 2 * (tile + inside + 0.5f) / full - 1;
		}
	}
}
