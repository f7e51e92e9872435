package org.soulstyler.server;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import javax.imageio.ImageIO;

import org.soulstyler.image.ColorImage;
import org.soulstyler.image.imagej.ImageConversion;
import org.soulstyler.instruction.StyleInstruction;
import org.soulstyler.progress.Place;
import org.soulstyler.progress.Progress;

/**
 * Reports a run's progress as a job's events; ends it when the job is stopped.
 */
final class JobProgress implements Progress {

	/** Longest side of a preview. */
	private static final int PREVIEW = 512;

	private static final long PREVIEW_NANOS = 700_000_000L;
	private static final long ITERATION_NANOS = 100_000_000L;

	private final Job job;
	private final long end;
	private long nextPreview;
	private long nextIteration;
	private boolean late;

	JobProgress(final Job job, final Limits limits) {
		this.job = job;
		end = System.nanoTime() + limits.jobTime().toNanos();
	}

	/** Whether the time was over before the iterations were. */
	boolean isLate() {
		return late;
	}

	@Override
	public void stage(final String message) {
		job.events().replace("stage", Json.object("message", message));
	}

	@Override
	public void notice(final String message) {
		job.events().add("notice", Json.object("message", message));
	}

	@Override
	public void split(final StyleInstruction instruction) {
		job.events().add("split", Understood.json(instruction));
	}

	@Override
	public void located(final List<Place> places) {
		job.events().add("located", Json.object("targets", places.stream().map(
			place -> Json.object("objects", place.target().objects(), "content", place
				.target().style(), "coverage", place.mask().coverage())).toList()));
	}

	@Override
	public void begun(final Supplier<ColorImage> preview) {
		preview(0, preview);
	}

	@Override
	public boolean iteration(final int iteration, final int iterations,
		final Map<String, Double> losses, final Supplier<ColorImage> preview)
	{
		final long now = System.nanoTime();
		late = now > end;
		if (late || job.isStopped()) return false;
		if (now >= nextIteration || iteration == iterations) {
			nextIteration = now + ITERATION_NANOS;
			final Double total = losses.get("total");
			job.events().replace("iteration", Json.object("iteration", iteration,
				"iterations", iterations, "loss", total != null && Double.isFinite(
					total) ? total : null));
		}
		if (now >= nextPreview) preview(iteration, preview);
		return true;
	}

	@Override
	public boolean cancelled() {
		return job.isStopped();
	}

	// -- Helper methods --

	private void preview(final int iteration,
		final Supplier<ColorImage> picture)
	{
		if (!job.isListenedTo()) return;
		job.events().replace("preview", Json.object("iteration", iteration,
			"picture", "data:image/jpeg;base64," + jpeg(picture.get())));
		nextPreview = System.nanoTime() + PREVIEW_NANOS;
	}

	private static String jpeg(final ColorImage picture) {
		final double scale = Math.min(1, (double) PREVIEW / Math.max(picture
			.width(), picture.height()));
		final BufferedImage small = new BufferedImage(Math.max(1, (int) Math.round(
			picture.width() * scale)), Math.max(1, (int) Math.round(picture.height() *
				scale)), BufferedImage.TYPE_INT_RGB);
		final Graphics2D graphics = small.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION,
			RenderingHints.VALUE_INTERPOLATION_BILINEAR);
		graphics.drawImage(ImageConversion.toColorProcessor(picture).createImage(),
			0, 0, small.getWidth(), small.getHeight(), null);
		graphics.dispose();
		final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			ImageIO.write(small, "jpg", bytes);
		}
		catch (final IOException exc) {
			throw new UncheckedIOException(exc); // there is no disk to fill
		}
		return Base64.getEncoder().encodeToString(bytes.toByteArray());
	}
}
