package org.soulstyler;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;
import org.soulstyler.instruction.StyleInstruction;
import org.soulstyler.instruction.Target;
import org.soulstyler.progress.Stage;
import org.soulstyler.segmentation.Segmentation;

/**
 * Hears how a run goes on, on the thread that runs it, and may end it. Every
 * method may be left as it is.
 */
public interface Progress {

	/** A progress that nobody watches. */
	Progress NONE = new Progress() {};

	/** @param message what is being done now, e.g. "Opening the segmenter" */
	default void stage(final String message) {}

	/** @param message something the user should know about this run */
	default void notice(final String message) {}

	/** The instruction was understood as this. */
	default void split(final StyleInstruction instruction) {}

	/** An object was found here. */
	default void segmented(final Segmentation segmentation) {}

	/**
	 * It is known where everything is that will be restyled.
	 *
	 * @param places a mask for each target, in order
	 */
	default void located(final List<Place> places) {}

	/** Where a target is. */
	record Place(Target target, Mask mask) {
	}

	/** @param name where the iterations are computed: "CPU", "GPU 0" */
	default void device(final String name) {}

	/**
	 * An iteration is done.
	 *
	 * @param iteration from 1, all targets counted together
	 * @param iterations how many there will be
	 * @param losses each loss term by name, not yet weighted, and their weighted
	 *          sum as "total"
	 * @param preview makes the picture as it is now; costs time only if asked
	 * @return false to stop here and keep the picture as it is
	 */
	default boolean iteration(final int iteration, final int iterations,
		final Map<String, Double> losses, final Supplier<ColorImage> preview)
	{
		return true;
	}

	/** A stage of the iterations begins; called several times in each. */
	default void computing(final Stage stage) {}

	/** Whether the user asked to stop; looked at between the stages. */
	default boolean cancelled() {
		return false;
	}

	/**
	 * Somebody else asks to stop: the application quits. From now on
	 * {@link #cancelled} should be true and {@link #iteration} false. Called on
	 * any thread.
	 */
	default void cancel() {}
}
