package org.soulstyler.segmentation;

import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;

/** Outlines the object that a referring expression names. */
public interface ReferringSegmenter extends AutoCloseable {

	/**
	 * @param image the picture, of any size from 1×1
	 * @param expression the referring expression, e.g. "the red apple"
	 * @return the probability of each pixel and the mask made from it; an object
	 *         that is not there gives an empty mask, not an exception
	 * @throws SoulstylerException when the model cannot run
	 */
	Segmentation segment(ColorImage image, String expression)
		throws SoulstylerException;

	@Override
	void close();
}
