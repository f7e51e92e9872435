package org.soulstyler.progress;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.soulstyler.image.ColorImage;
import org.soulstyler.instruction.StyleInstruction;

/** Passes every call on to another progress; subclasses change some of them. */
public class ForwardingProgress implements Progress {

	private final Progress next;

	/** @param next receives every call */
	public ForwardingProgress(final Progress next) {
		this.next = next;
	}

	@Override
	public void stage(final String message) {
		next.stage(message);
	}

	@Override
	public void notice(final String message) {
		next.notice(message);
	}

	@Override
	public void split(final StyleInstruction instruction) {
		next.split(instruction);
	}

	@Override
	public void located(final List<Place> places) {
		next.located(places);
	}

	@Override
	public void device(final String name) {
		next.device(name);
	}

	@Override
	public void computing(final Stage stage) {
		next.computing(stage);
	}

	@Override
	public void begun(final Supplier<ColorImage> preview) {
		next.begun(preview);
	}

	@Override
	public boolean iteration(final int iteration, final int iterations,
		final Map<String, Double> losses, final Supplier<ColorImage> preview)
	{
		return next.iteration(iteration, iterations, losses, preview);
	}

	@Override
	public void followed(final int frame, final int frames) {
		next.followed(frame, frames);
	}

	@Override
	public void frame(final int finished, final int frames) {
		next.frame(finished, frames);
	}

	@Override
	public void arrived(final String file, final long bytes, final long total) {
		next.arrived(file, bytes, total);
	}

	@Override
	public boolean cancelled() {
		return next.cancelled();
	}

	@Override
	public void cancel() {
		next.cancel();
	}
}
