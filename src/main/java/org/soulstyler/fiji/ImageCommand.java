package org.soulstyler.fiji;

import ij.ImagePlus;
import ij.gui.Roi;

import java.util.List;

import org.scijava.ItemVisibility;
import org.scijava.app.StatusService;
import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.task.TaskService;
import org.soulstyler.Progress;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.Mask;
import org.soulstyler.image.MaskOverlay;

/**
 * A command on the active image. Ends in one of two ways: it did what it says,
 * or it is cancelled with a sentence that says why not, which SciJava shows
 * where there is a user and which the log has in any case.
 */
abstract class ImageCommand extends ContextCommand {

	@Parameter
	private LogService log;

	@Parameter
	private TaskService tasks;

	@Parameter(required = false)
	private StatusService status;

	@Parameter
	private SoulstylerService service;

	/** Invisible: not recorded, so that macros run on the active image. */
	@Parameter(label = "Image", persist = false,
		visibility = ItemVisibility.INVISIBLE)
	private ImagePlus image;

	@Override
	public final void run() {
		if (image == null) {
			fail("There is no image. Please open one first.", null);
			return;
		}
		try (TaskProgress progress = new TaskProgress(tasks.createTask(
			"Soulstyler: " + image.getTitle()), status, log))
		{
			work(progress);
		}
		catch (final SoulstylerException exc) {
			fail(exc.getMessage(), exc);
		}
		catch (final OutOfMemoryError exc) {
			fail("There is not enough memory for this image. " +
				"Try a smaller one, or give Fiji more memory.", exc);
		}
		catch (final RuntimeException | LinkageError exc) {
			fail("Soulstyler failed, which is a fault of the program: " + exc, exc);
		}
	}

	/** Does the job. */
	abstract void work(TaskProgress progress) throws SoulstylerException;

	ImagePlus image() {
		return image;
	}

	SoulstylerService service() {
		return service;
	}

	/**
	 * Shows where the object is, unless the image was closed meanwhile.
	 *
	 * @param index of the slice in the image's stack, from 1
	 */
	void showOutline(final int index, final String objects, final Mask mask) {
		if (image.getProcessor() == null || index > image.getStackSize()) return;
		MaskOverlay.show(image, index, mask, objects);
	}

	/** Shows where everything is that an instruction names, by name. */
	void showOutlines(final int index, final List<Progress.Place> places) {
		if (image.getProcessor() == null || index > image.getStackSize()) return;
		MaskOverlay.show(image, index, places.stream().map(
			place -> new MaskOverlay.Outline(place.mask(), place.target().name()))
			.toList());
	}

	/** What the user selected, with any of ImageJ's area tools. */
	Mask selection() throws SoulstylerException {
		final Roi roi = image.getRoi();
		if (roi == null || !roi.isArea()) {
			throw new SoulstylerException(Failure.OBJECT_NOT_FOUND,
				"There is no selected area in " + image.getTitle() +
					". Please draw one around what shall be restyled.");
		}
		final Mask mask = MaskOverlay.toMask(roi, image.getWidth(), image
			.getHeight());
		if (mask.coverage() > 0) return mask;
		throw new SoulstylerException(Failure.OBJECT_NOT_FOUND,
			"The selection lies outside the image.");
	}

	/** @param preview the parameter's value */
	static boolean wantsPreview(final String preview)
		throws SoulstylerException
	{
		return Choices.YES.equals(Choices.among("preview", preview, Choices.YES,
			Choices.NO));
	}

	private void fail(final String message, final Throwable cause) {
		log.error(message);
		if (cause != null) log.debug(cause);
		cancel(message);
	}
}
