package org.soulstyler.video;

import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;

/** Takes a clip's finished frames, each once, in the order of time. */
public interface FrameSink {

	/** How many frames an earlier run of the same clip has put. */
	default int finished() {
		return 0;
	}

	/**
	 * @param index from 0
	 * @param mask where it was restyled: elsewhere the frame is the source's bit
	 *          for bit; empty in a frame without the object
	 * @throws SoulstylerException when it cannot be written
	 */
	void put(int index, ColorImage frame, Mask mask) throws SoulstylerException;
}
