package org.soulstyler.stylization;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

import org.jspecify.annotations.Nullable;
import org.soulstyler.stylization.loss.Correspondence;

/**
 * What is restyled in one optimisation: a picture, or key frames of a clip, which
 * a net restyles each by itself and the losses see side by side.
 *
 * @param picture all of it before it is restyled, (1, 3, H, W)
 * @param mask of all, (H, W), not empty
 * @param tiles how the frames lie in it
 * @param carry what key frames take from their anchors; null for a picture
 * @param neighbours what shall look the same; null where there is nothing
 */
record Scene(NDArray picture, float[] mask, Tiles tiles, @Nullable Carry carry,
		@Nullable Correspondence neighbours) {

	private static final int FINEST_CARRIED = 2;

	/**
	 * @param picture (3, height, width) at the working size, row-major
	 * @param mask (height, width)
	 */
	static Scene picture(final NDManager manager, final float[] picture,
		final float[] mask, final int width, final int height)
	{
		return new Scene(manager.create(picture, new Shape(1, 3, height, width)),
			mask, Tiles.one(width, height), null, null);
	}

	/**
	 * Pixels per cell of the finest grid of parameters. What is as fine as pixels
	 * changes when it is carried between them, which is seen as flicker.
	 */
	int finestGrid() {
		return carry == null ? 1 : FINEST_CARRIED;
	}

	/**
	 * What belongs to each frame of what belongs to places.
	 *
	 * @param places (1, C, H, W), or null
	 * @return (N, C, h, w), or null
	 */
	@Nullable
	NDArray perFrame(final @Nullable NDArray places) {
		return places == null || carry == null ? places : carry.pull(places);
	}
}
