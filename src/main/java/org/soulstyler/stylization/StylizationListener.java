package org.soulstyler.stylization;

import java.util.Map;
import java.util.function.Supplier;

import org.soulstyler.image.ColorImage;
import org.soulstyler.progress.Stage;

/** Watches a stylization, and may end it. */
@FunctionalInterface
public interface StylizationListener {

	/** Watches nothing, ends nothing. */
	StylizationListener NONE = (iteration, of, losses, preview) -> true;

	/**
	 * Called after each optimisation step, on the thread that computes.
	 *
	 * @param iteration how many steps are done, from 1
	 * @param of how many there will be
	 * @param losses each term of this step before weighting, by the name of its
	 *          weight ("patch", "content", "tv" …), and their weighted sum as
	 *          "total"
	 * @param preview makes the picture as this step saw it, at full size and
	 *          finished; costs nothing until asked, and answers only during this
	 *          call
	 * @return false to stop here, with the picture as it is
	 */
	boolean onIteration(int iteration, int of, Map<String, Double> losses,
		Supplier<ColorImage> preview);

	/** Called on the same thread when a stage of the computation begins. */
	default void onStage(final Stage stage) {}
}
