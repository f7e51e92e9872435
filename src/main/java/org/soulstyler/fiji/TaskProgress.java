package org.soulstyler.fiji;

import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import org.scijava.app.StatusService;
import org.scijava.log.LogService;
import org.scijava.task.Task;
import org.soulstyler.Progress;
import org.soulstyler.image.ColorImage;
import org.soulstyler.instruction.StyleInstruction;
import org.soulstyler.model.InstallPlan;
import org.soulstyler.segmentation.Segmentation;

/**
 * Shows a run as a SciJava task, which can be cancelled, in the status bar, and
 * in the log. Opens no window.
 */
final class TaskProgress implements Progress, AutoCloseable {

	private static final long GLANCE_NANOS = 200_000_000;

	private final Task task;
	private final StatusService status;
	private final LogService log;
	private volatile boolean cancelled;
	private BiConsumer<String, Segmentation> outliner = (objects, mask) -> {};
	private String objects = "";
	private long firstIterationNanos;
	private long lastShownNanos;

	/** @param status null where there is none */
	TaskProgress(final Task task, final StatusService status,
		final LogService log)
	{
		this.task = task;
		this.status = status;
		this.log = log;
		task.setCancelCallBack(() -> cancelled = true);
		task.start();
	}

	/** @param show gets the object's name and where it is, once it is found */
	void whenFound(final BiConsumer<String, Segmentation> show) {
		outliner = show;
	}

	@Override
	public void stage(final String message) {
		say(message);
		log.info(message);
	}

	@Override
	public void notice(final String message) {
		log.info(message);
	}

	@Override
	public void split(final StyleInstruction instruction) {
		objects = instruction.objects();
		log.info("Object: " + objects);
		log.info("Style: " + instruction.content());
	}

	@Override
	public void segmented(final Segmentation segmentation) {
		outliner.accept(objects, segmentation);
	}

	@Override
	public boolean iteration(final int iteration, final int iterations,
		final Map<String, Double> losses, final Supplier<ColorImage> preview)
	{
		if (iteration == 1) firstIterationNanos = System.nanoTime();
		task.setProgressMaximum(iterations);
		task.setProgressValue(iteration);
		if (status != null) status.showProgress(iteration, iterations);
		say(String.format(Locale.ROOT, "Iteration %d of %d%s%s", iteration,
			iterations, losses.containsKey("total") ? String.format(Locale.ROOT,
				", loss %.4g", losses.get("total")) : "", timeLeft(iteration,
					iterations)));
		return !cancelled();
	}

	/**
	 * More of a file has arrived; called often.
	 *
	 * @param total how large it will be, in bytes, or -1 if unknown
	 */
	void arrived(final String file, final long bytes, final long total) {
		if (total <= 0) return;
		final long now = System.nanoTime();
		if (bytes < total && now - lastShownNanos < GLANCE_NANOS) return;
		lastShownNanos = now;
		task.setProgressMaximum(total);
		task.setProgressValue(bytes);
		final int percent = (int) (100 * bytes / total);
		if (status != null) status.showProgress(percent, 100);
		say(file + ": " + percent + " % of " + InstallPlan.megabytes(total));
	}

	@Override
	public boolean cancelled() {
		return cancelled || task.isCanceled();
	}

	@Override
	public void close() {
		if (!task.isDone()) task.finish();
		if (status != null) {
			status.showProgress(1, 1);
			status.clearStatus();
		}
	}

	// -- Helper methods --

	private String timeLeft(final int iteration, final int iterations) {
		if (iteration < 2) return "";
		final double each = (System.nanoTime() - firstIterationNanos) / 1e9 /
			(iteration - 1);
		return String.format(Locale.ROOT, ", %.0f s left", each * (iterations -
			iteration));
	}

	private void say(final String message) {
		task.setStatusMessage(message);
		if (status != null) status.showStatus(message);
	}
}
