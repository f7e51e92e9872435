package org.soulstyler.stylization;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;

import java.util.Random;

import org.soulstyler.network.TorchOps;

/**
 * The restyled picture itself, as the sum of grids from fine to coarse that are
 * added to the original's logit: there is no network between the losses and the
 * pixels.
 * <p>
 * Adam moves every parameter by about the step size, so a coarse grid's cell
 * carries its whole patch along in one step, and a colour changes as soon as
 * texture does. Where a small encoder's statistics say what the texture is,
 * this reaches in 60 steps what StyleNet does not in 300, at less cost per
 * step; with a large encoder the network's smoothness is worth more.
 */
final class PicturePyramid extends PictureModel {

	/** Pixels per cell. */
	private static final int[] CELLS = { 1, 2, 4, 8, 16, 64 };
	/** Spread of the start: noise to make texture from on smooth objects. */
	private static final float START = 0.1f;

	private final TorchOps ops;
	private final int height;
	private final int width;
	private final NDArray parameters;

	private PicturePyramid(final TorchOps ops, final NDManager manager,
		final int height, final int width, final Random random)
	{
		this.ops = ops;
		this.height = height;
		this.width = width;
		int size = 0;
		for (final int cell : CELLS)
			size += 3 * cells(height, cell) * cells(width, cell);
		final float[] start = new float[size];
		final int coarsest = CELLS[CELLS.length - 1];
		final int noisy = size - 3 * cells(height, coarsest) * cells(width,
			coarsest);
		for (int i = 0; i < noisy; i++)
			start[i] = START * (float) random.nextGaussian();
		try (NDArray array = manager.create(start)) {
			// A copy in memory that libtorch owns: it is changed in place.
			parameters = array.add(0);
		}
		parameters.setRequiresGradient(true);
	}

	/**
	 * @param random where the first noise is drawn from; the same on every device
	 */
	static PicturePyramid create(final TorchOps ops, final NDManager manager,
		final int height, final int width, final Random random)
	{
		try (Autograd off = Autograd.off()) {
			return new PicturePyramid(ops, manager, height, width, random);
		}
	}

	@Override
	NDArray parameters() {
		return parameters;
	}

	/** @param noise is not used: the pyramid starts with noise of its own */
	@Override
	NDArray forward(final NDArray picture, final NDArray noise) {
		final long[] ends = new long[CELLS.length - 1];
		long end = 0;
		for (int i = 0; i < ends.length; i++)
			ends[i] = end += 3L * cells(height, CELLS[i]) * cells(width, CELLS[i]);
		final NDList grids = parameters.split(ends, 0);
		NDArray sum = StyleNet.logit(picture);
		for (int i = 0; i < CELLS.length; i++) {
			final NDArray grid = grids.get(i).reshape(new Shape(1, 3, cells(height,
				CELLS[i]), cells(width, CELLS[i])));
			sum = sum.add(CELLS[i] == 1 ? grid : ops.resizeBilinear(grid, height,
				width));
		}
		return Activation.sigmoid(sum);
	}

	@Override
	public void close() {
		parameters.close();
	}

	private static int cells(final int pixels, final int cell) {
		return (pixels + cell - 1) / cell;
	}
}
