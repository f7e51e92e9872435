package org.soulstyler.video;

import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;

/** A clip's frames, of one size, in the order of time. Read when asked for. */
public interface FrameSource {

	/** How many there are, at least one. */
	int size();

	/**
	 * @param index from 0
	 * @throws SoulstylerException when it cannot be read
	 */
	ColorImage frame(int index) throws SoulstylerException;
}
