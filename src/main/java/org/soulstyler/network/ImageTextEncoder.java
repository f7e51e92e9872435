package org.soulstyler.network;

import ai.djl.ndarray.NDArray;

import java.util.List;

import org.soulstyler.torch.Precision;

/**
 * Frozen networks that bring images and texts to vectors of one space, as CLIP
 * does. The image side is differentiable in its input; no weight has a gradient.
 */
public interface ImageTextEncoder extends AutoCloseable {

	/** Default chunk: more images at a time cost memory and are no faster. */
	int CHUNK = 8;

	/** How many images are embedded at a time. */
	default int chunk() {
		return CHUNK;
	}

	/**
	 * Embeds fewer images at a time from now on, where memory did not suffice.
	 *
	 * @return whether that was possible
	 */
	default boolean halveChunk() {
		return false;
	}

	/** Side of the square images that the image tower takes, in pixels. */
	int inputSize();

	/** The precision of the image tower's products. */
	Precision precision();

	/**
	 * Floating-point operations to embed one image, without its gradient; a
	 * multiplication and its addition are two, and nothing else counts.
	 */
	long operations();

	/**
	 * How many channels each of the feature maps has that
	 * {@link #encodeImagesAndLevels} gives, finest first; none for encoders without
	 * such maps.
	 */
	default List<Integer> levelChannels() {
		return List.of();
	}

	/** RGB in [0, 1], (N, 3, H, W), normalised as the image tower expects. */
	NDArray normalise(NDArray rgb);

	/**
	 * Embeds images, {@link #chunk} at a time. Inside a gradient collector the
	 * chunks' intermediate values stay until the backward pass: a caller with
	 * many images and little memory passes one chunk and goes backward before the
	 * next.
	 *
	 * @param normalised (N, 3, S, S) from {@link #normalise}
	 * @return (N, D), not L2-normalised, of the manager of {@code normalised}
	 */
	NDArray encodeImages(NDArray normalised);

	/**
	 * Embeds images all at once and gives the feature maps too, from which
	 * {@link StatisticsPredictor} takes its statistics, as {@link #levelChannels}
	 * says.
	 *
	 * @param normalised (N, 3, S, S) from {@link #normalise}
	 */
	ImageEncoding encodeImagesAndLevels(NDArray normalised);

	/**
	 * Embeds texts, whatever their length: what does not fit is cut.
	 *
	 * @return (M, D), not L2-normalised; belongs to this object, the caller closes
	 *         it
	 */
	NDArray encodeTexts(List<String> texts);

	@Override
	void close();
}
