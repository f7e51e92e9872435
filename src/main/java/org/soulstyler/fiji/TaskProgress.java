package org.soulstyler.fiji;

import ij.IJ;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.scijava.app.StatusService;
import org.scijava.log.LogService;
import org.scijava.task.Task;
import org.soulstyler.image.ColorImage;
import org.soulstyler.install.InstallPlan;
import org.soulstyler.instruction.StyleInstruction;
import org.soulstyler.instruction.Target;
import org.soulstyler.progress.Place;
import org.soulstyler.progress.Progress;

/**
 * Shows a run as a SciJava task, which can be cancelled, in the status bar, in
 * the log, and in a preview window where there is one. Where there is nobody to
 * show a task's button, in plain ImageJ, the Escape key cancels.
 */
final class TaskProgress implements Progress, AutoCloseable {

	private static final long UPDATE_NANOS = 200_000_000;

	private final Task task;
	private final StatusService status;
	private final LogService log;
	private volatile boolean cancelled;
	private Consumer<List<Place>> outliner = places -> {};
	private PreviewWindow preview;
	private String device = "";
	private int part;
	private int parts = 1;
	private long firstIterationNanos;
	private long lastShownNanos;

	/** @param status null where there is none */
	TaskProgress(final Task task, final StatusService status,
		final LogService log)
	{
		this.task = task;
		this.status = status;
		this.log = log;
		task.setCancelCallBack(this::cancel);
		task.start();
		IJ.resetEscape();
	}

	/** Shows previews from now on, if windows may be opened. */
	void openPreview(final String title) {
		if (PreviewWindow.mayOpen()) preview = new PreviewWindow(title,
			this::cancel);
	}

	/**
	 * The run is of several pictures.
	 *
	 * @param number of the picture that comes now, from 1
	 */
	void picture(final int number, final int of) {
		part = number - 1;
		parts = of;
	}

	/** Sets how many steps are done. */
	void step(final int done, final int all, final String message) {
		task.setProgressMaximum(all);
		task.setProgressValue(done);
		showProgress(done, all);
		say(message);
	}

	/** Reports that the run ended early, with a result that does not show it. */
	void failure(final String message) {
		log.info(message);
		if (IJ.getInstance() != null) IJ.log("Soulstyler: " + message);
	}

	/** @param show gets what is restyled and where it is, once that is known */
	void whenFound(final Consumer<List<Place>> show) {
		outliner = show;
	}

	@Override
	public void stage(final String message) {
		say(slice() + message);
		log.info(slice() + message);
	}

	@Override
	public void notice(final String message) {
		log.info(message);
	}

	@Override
	public void split(final StyleInstruction instruction) {
		for (final Target target : instruction.targets()) {
			log.info("Object: " + target.name());
			log.info("Style: " + target.style());
		}
		final String understood = CommandForm.sentence(instruction);
		say(understood);
		if (preview != null) preview.note(understood);
	}

	@Override
	public void located(final List<Place> places) {
		outliner.accept(places);
	}

	@Override
	public void device(final String name) {
		device = " on the " + name;
	}

	@Override
	public void begun(final Supplier<ColorImage> picture) {
		if (preview != null) preview.show(picture, slice() + "The first picture");
	}

	@Override
	public boolean iteration(final int iteration, final int iterations,
		final Map<String, Double> losses, final Supplier<ColorImage> picture)
	{
		if (iteration == 1 && part == 0) firstIterationNanos = System.nanoTime();
		final int done = part * iterations + iteration;
		final int all = parts * iterations;
		final String message = String.format(Locale.ROOT,
			"%sIteration %d of %d%s%s%s", slice(), iteration, iterations, device,
			losses.containsKey("total") ? String.format(Locale.ROOT, ", loss %.4g",
				losses.get("total")) : "", timeLeft(done, all));
		step(done, all, message);
		if (preview != null) preview.show(picture, message);
		return !cancelled();
	}

	@Override
	public void followed(final int frame, final int frames) {
		step(frame, frames, "Following the object: frame " + frame + " of " +
			frames);
	}

	@Override
	public void frame(final int finished, final int frames) {
		step(finished, frames, "Frame " + finished + " of " + frames);
	}

	@Override
	public void arrived(final String file, final long bytes, final long total) {
		if (total <= 0) return;
		final long now = System.nanoTime();
		if (bytes < total && now - lastShownNanos < UPDATE_NANOS) return;
		lastShownNanos = now;
		task.setProgressMaximum(total);
		task.setProgressValue(bytes);
		final int percent = (int) (100 * bytes / total);
		showProgress(percent, 100);
		say(file + ": " + percent + " % of " + InstallPlan.megabytes(total));
	}

	@Override
	public boolean cancelled() {
		// Other commands forget the key: so it must be remembered here.
		if (!ImageJLegacy.isThere() && IJ.escapePressed()) cancelled = true;
		return cancelled || task.isCanceled();
	}

	@Override
	public void cancel() {
		cancelled = true;
	}

	@Override
	public void close() {
		if (preview != null) preview.close();
		if (!task.isDone()) task.finish();
		showProgress(1, 1);
		if (status != null) status.clearStatus();
		if (plain()) IJ.showStatus("");
	}

	// -- Helper methods --

	private String slice() {
		return parts == 1 ? "" : "Slice " + (part + 1) + " of " + parts + ": ";
	}

	private String timeLeft(final int done, final int all) {
		if (done < 2) return "";
		final double each = (System.nanoTime() - firstIterationNanos) / 1e9 /
			(done - 1);
		return String.format(Locale.ROOT, ", %.0f s left", each * (all - done));
	}

	private void say(final String message) {
		task.setStatusMessage(message);
		if (status != null) status.showStatus(message);
		if (plain()) IJ.showStatus(message);
	}

	private void showProgress(final int done, final int all) {
		if (status != null) status.showProgress(done, all);
		if (plain()) IJ.showProgress(done, all);
	}

	/** Fiji's status service has ImageJ's status bar, others have not. */
	private static boolean plain() {
		return IJ.getInstance() != null && !ImageJLegacy.isThere();
	}
}
