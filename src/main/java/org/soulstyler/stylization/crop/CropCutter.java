package org.soulstyler.stylization.crop;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.soulstyler.torch.Autograd;
import org.soulstyler.torch.TorchOps;

/**
 * Cuts squares out of a picture, looks at them from a changed viewpoint and
 * brings them to the encoder's size, differentiable in the picture: torchvision's
 * crop, {@code RandomPerspective(fill=0)} and {@code Resize}, in this order and
 * with the same values, for all squares of a size at once.
 */
public final class CropCutter {

	private final TorchOps ops;
	private final int outputSize;

	/** @param outputSize side of the encoder's input, pixels */
	public CropCutter(final TorchOps ops, final int outputSize) {
		this.ops = ops;
		this.outputSize = outputSize;
	}

	/** A square and how it is looked at. */
	public record View(CropWindow window, @Nullable Perspective perspective) {
	}

	/**
	 * @param picture (1, 3, H, W)
	 * @param views at least one, all windows inside the picture; a null
	 *          perspective leaves the square as it is
	 * @return (N, 3, outputSize, outputSize); the order is by size, which no loss
	 *         minds
	 */
	public NDArray cut(final NDArray picture, final List<View> views) {
		final Map<Integer, List<View>> bySize = new LinkedHashMap<>();
		for (final View view : views) {
			bySize.computeIfAbsent(view.window().size(), size -> new ArrayList<>())
				.add(view);
		}
		final NDList groups = new NDList();
		bySize.forEach((size, group) -> groups.add(resize(warp(squares(picture,
			size, group), size, group))));
		return groups.size() == 1 ? groups.get(0) : NDArrays.concat(groups, 0);
	}

	/** (n, 3, size, size), by looking pixels up in the flattened picture. */
	private static NDArray squares(final NDArray picture, final int size,
		final List<View> views)
	{
		final long height = picture.getShape().get(2);
		final long width = picture.getShape().get(3);
		final int n = views.size();
		final long[] indices = new long[3 * n * size * size];
		int at = 0;
		for (int c = 0; c < 3; c++) {
			for (final View view : views) {
				for (int y = 0; y < size; y++) {
					final long row = (view.window().y() + y) * width + view.window().x();
					for (int x = 0; x < size; x++)
						indices[at++] = row + x;
				}
			}
		}
		final NDManager manager = picture.getManager();
		final NDArray index = manager.create(indices, new Shape(3, (long) n * size *
			size));
		return picture.reshape(3, height * width).gather(index, 1).reshape(3, n,
			size, size).transpose(1, 0, 2, 3);
	}

	private NDArray warp(final NDArray squares, final int size,
		final List<View> views)
	{
		if (views.get(0).perspective() == null) return squares;
		final int n = views.size();
		final float[] values = new float[n * size * size * 2];
		for (int i = 0; i < n; i++)
			Objects.requireNonNull(views.get(i).perspective()).writeGrid(values, i *
				size * size * 2);
		final NDManager manager = squares.getManager();
		final NDArray grid = manager.create(values, new Shape(n, size, size, 2));
		// torchvision fills by the weight with which a pixel lies inside, so the
		// border fades twice. It does not depend on the picture.
		final NDArray inside;
		try (Autograd off = Autograd.off()) {
			inside = ops.gridSample(manager.ones(new Shape(n, 1, size, size),
				DataType.FLOAT32), grid);
		}
		return ops.gridSample(squares, grid).mul(inside);
	}

	private NDArray resize(final NDArray squares) {
		final long size = squares.getShape().get(2);
		if (size == outputSize) return squares;
		return size < outputSize ? ops.resizeBilinear(squares, outputSize,
			outputSize) : ops.resizeAntialiased(squares, outputSize, outputSize);
	}
}
