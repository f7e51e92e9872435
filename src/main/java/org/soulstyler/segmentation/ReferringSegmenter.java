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

	/**
	 * The same for whoever needs the mask alone, as a clip does of many frames:
	 * what is seen in the place of an object that is not there may be left out.
	 *
	 * @throws SoulstylerException when the model cannot run
	 */
	default Segmentation outline(final ColorImage image, final String expression)
		throws SoulstylerException
	{
		return segment(image, expression);
	}

	@Override
	void close();
}
