package org.soulstyler.evaluation;

import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;

/** Brings objects and words to vectors of one space. */
public interface StyleJudge extends AutoCloseable {

	/** What it is, for reports: who made it, and of what. */
	String description();

	/**
	 * @param picture of any size
	 * @param object 1 where it is, (height, width)
	 * @return of length 1
	 * @throws SoulstylerException when the model fails
	 */
	double[] embed(ColorImage picture, float[] object) throws SoulstylerException;

	/**
	 * @return of length 1
	 * @throws SoulstylerException when the model fails
	 */
	double[] embed(String words) throws SoulstylerException;

	@Override
	void close();
}
