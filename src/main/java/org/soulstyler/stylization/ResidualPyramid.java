package org.soulstyler.stylization;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import java.util.Arrays;
import java.util.Objects;
import java.util.Random;

import org.soulstyler.torch.Autograd;
import org.soulstyler.torch.TorchOps;

/**
 * Parameters of {@link StyleNet} that belong to places: grids from fine to
 * coarse, enlarged to the picture's size and added to the net's change, logits
 * (1, 3, height, width).
 * <p>
 * Adam moves every parameter by about its step size, so a coarse grid's cell
 * carries its whole patch along in one step, and a colour changes as soon as
 * texture does. The finest grids are grey: the eye sees fine colour as dirt, and
 * a small encoder does not see it at all. A small encoder asks for structure
 * (leading, grout, courses) that the convolutions alone do not find in some
 * hundred steps.
 */
final class ResidualPyramid implements AutoCloseable {

	/** Pixels per cell. */
	private static final int[] CELLS = { 1, 2, 4, 8, 16, 64 };
	/** Grids finer than this are grey. */
	private static final int COLORED = 4;
	/** Spread of noise to make texture from on smooth objects. */
	private static final float NOISY = 0.1f;

	private final TorchOps ops;
	private final int height;
	private final int width;
	private final int[] cells;
	private final NDArray parameters;

	private ResidualPyramid(final TorchOps ops, final NDManager manager,
		final int height, final int width, final int finest, final Random random)
	{
		this.ops = ops;
		cells = Arrays.stream(CELLS).filter(cell -> cell >= finest).toArray();
		this.height = height;
		this.width = width;
		int size = 0;
		for (final int cell : cells)
			size += size(cell);
		final float[] start = new float[size];
		final int noisy = size - size(cells[cells.length - 1]);
		for (int i = 0; i < noisy; i++)
			start[i] = NOISY * (float) random.nextGaussian();
		try (NDArray array = manager.create(start)) {
			// A copy in memory that libtorch owns: it is changed in place.
			parameters = array.add(0);
		}
		parameters.setRequiresGradient(true);
	}

	/**
	 * @param finest pixels per cell of the finest grid
	 * @param random where the first noise is drawn from; the same on every device
	 */
	static ResidualPyramid create(final TorchOps ops, final NDManager manager,
		final int height, final int width, final int finest, final Random random)
	{
		try (Autograd off = Autograd.off()) {
			return new ResidualPyramid(ops, manager, height, width, finest, random);
		}
	}

	/** All grids, in one vector that has a gradient. */
	NDArray parameters() {
		return parameters;
	}

	/** The grids' sum, logits (1, 3, height, width). */
	NDArray change() {
		final long[] ends = new long[cells.length - 1];
		long end = 0;
		for (int i = 0; i < ends.length; i++)
			ends[i] = end += size(cells[i]);
		final NDList grids = parameters.split(ends, 0);
		NDArray sum = null;
		for (int i = 0; i < cells.length; i++) {
			final NDArray grid = grids.get(i).reshape(new Shape(1, channels(cells[i]),
				cells(height, cells[i]), cells(width, cells[i])));
			final NDArray full = cells[i] == 1 ? grid : ops.resizeBilinear(grid,
				height, width);
			sum = sum == null ? full : sum.add(full);
		}
		return Objects.requireNonNull(sum, "There is no grid");
	}

	@Override
	public void close() {
		parameters.close();
	}

	private int size(final int cell) {
		return channels(cell) * cells(height, cell) * cells(width, cell);
	}

	private static int channels(final int cell) {
		return cell < COLORED ? 1 : 3;
	}

	private static int cells(final int pixels, final int cell) {
		return (pixels + cell - 1) / cell;
	}
}
