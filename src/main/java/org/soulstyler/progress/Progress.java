package org.soulstyler.progress;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.soulstyler.image.ColorImage;
import org.soulstyler.instruction.StyleInstruction;

/**
 * Is told how a run or an installation goes, on the thread that does it, and
 * may end it. No method has to be overridden.
 */
public interface Progress {

	/** Ignores everything and never ends a run. */
	Progress NONE = new Progress() {};

	/** @param message what is being done now, e.g. "Opening the segmenter" */
	default void stage(final String message) {}

	/** @param message something the user should know about this run */
	default void notice(final String message) {}

	/** The instruction was understood as this. */
	default void split(final StyleInstruction instruction) {}

	/**
	 * All objects to be restyled have been outlined.
	 *
	 * @param places one for each target, in order
	 */
	default void located(final List<Place> places) {}

	/** @param name where the iterations are computed: "CPU", "GPU 0" */
	default void device(final String name) {}

	/** A stage of the iterations begins; called several times in each. */
	default void computing(final Stage stage) {}

	/**
	 * The iterations begin, from a picture that a trained network has drawn in the
	 * style. Where a bundle has no such network, this is not called.
	 *
	 * @param preview makes that picture, at full size; costs time only if asked,
	 *          and answers only during this call
	 */
	default void begun(final Supplier<ColorImage> preview) {}

	/**
	 * An iteration is done.
	 *
	 * @param iteration from 1, all targets counted together
	 * @param iterations how many there will be
	 * @param losses each loss term by name ("patch", "content", "tv" …), not yet
	 *          weighted, and their weighted sum as "total"
	 * @param preview makes the picture as this iteration saw it, at full size and
	 *          finished; costs time only if asked, and answers only during this
	 *          call
	 * @return false to stop here and keep the picture as it is
	 */
	default boolean iteration(final int iteration, final int iterations,
		final Map<String, Double> losses, final Supplier<ColorImage> preview)
	{
		return true;
	}

	/** An object has been followed through {@code frame} of {@code frames} frames of a clip. */
	default void followed(final int frame, final int frames) {}

	/** @param finished frames of a clip, out of {@code frames} */
	default void frame(final int finished, final int frames) {}

	/**
	 * More of a file has arrived; called often.
	 *
	 * @param file its name
	 * @param bytes how much of it is there
	 * @param total how large it will be, or -1 where the host doesn't say
	 */
	default void arrived(final String file, final long bytes, final long total) {}

	/**
	 * Whether the user wants to stop; looked at between stages, and several times
	 * a second in an installation.
	 */
	default boolean cancelled() {
		return false;
	}

	/**
	 * Asks to stop, for instance because the application quits. From now on
	 * {@link #cancelled} should be true and {@link #iteration} false. Called on
	 * any thread.
	 */
	default void cancel() {}
}
