package org.soulstyler.video;

import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;

/** Takes a clip's finished frames, each once, in the order of time. */
public interface FrameSink {

	/**
	 * @param index from 0
	 * @param mask where it was restyled: elsewhere the frame is the source's bit
	 *          for bit; empty in a frame without the object
	 */
	void put(int index, ColorImage frame, Mask mask) throws SoulstylerException;
}
