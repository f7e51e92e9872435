package org.soulstyler.video;

import org.soulstyler.Progress;

/** Hears how a clip goes on. */
public interface VideoListener extends Progress {

	/** A frame is finished. */
	default void frame(final int finished, final int frames) {}
}
