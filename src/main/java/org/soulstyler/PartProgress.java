package org.soulstyler;

import java.util.Map;
import java.util.function.Supplier;

import org.soulstyler.image.ColorImage;
import org.soulstyler.progress.ForwardingProgress;
import org.soulstyler.progress.Progress;

/** Counts the iterations of all targets together. */
final class PartProgress extends ForwardingProgress {

	private final int part;
	private final int parts;

	PartProgress(final Progress next, final int part, final int parts) {
		super(next);
		this.part = part;
		this.parts = parts;
	}

	@Override
	public boolean iteration(final int iteration, final int iterations,
		final Map<String, Double> losses, final Supplier<ColorImage> preview)
	{
		return super.iteration(part * iterations + iteration, parts * iterations,
			losses, preview);
	}
}
