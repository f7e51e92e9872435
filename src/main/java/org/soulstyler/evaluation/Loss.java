package org.soulstyler.evaluation;

import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;

/** What the paper's optimisation would have left to do. */
@FunctionalInterface
public interface Loss {

	/**
	 * @param before the original
	 * @param used the mask, not empty
	 * @param style the style
	 * @param after what was made of it
	 * @return the weighted sum of the paper's losses
	 */
	double of(ColorImage before, Mask used, String style, ColorImage after)
		throws SoulstylerException;
}
