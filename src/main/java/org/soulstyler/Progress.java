package org.soulstyler;

import java.util.Map;
import java.util.function.Supplier;

import org.soulstyler.image.ColorImage;
import org.soulstyler.instruction.StyleInstruction;
import org.soulstyler.segmentation.Segmentation;

/**
 * Hears how a run goes on, on the thread that runs it. Every method may be left
 * as it is.
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

	/** The object was found here. */
	default void segmented(final Segmentation segmentation) {}

	/**
	 * An iteration is done.
	 *
	 * @param iteration from 1
	 * @param iterations how many there will be
	 * @param losses each loss term by name, weighted, and their sum as "total"
	 * @param preview makes the picture as it is now; costs time only if asked
	 * @return false to stop here and keep the picture as it is
	 */
	default boolean iteration(final int iteration, final int iterations,
		final Map<String, Double> losses, final Supplier<ColorImage> preview)
	{
		return true;
	}

	/** Whether the user asked to stop; looked at between the stages. */
	default boolean cancelled() {
		return false;
	}
}
