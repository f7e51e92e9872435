package org.soulstyler.fiji;

import ij.ImagePlus;

import org.scijava.app.StatusService;
import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.task.TaskService;
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

	@Parameter(label = "Image", persist = false)
	private ImagePlus image;

	@Override
	public final void run() {
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

	/** Shows where the object is, unless the image was closed meanwhile. */
	void showOutline(final String objects, final Mask mask) {
		if (image.getProcessor() != null) MaskOverlay.show(image, mask, objects);
	}

	private void fail(final String message, final Throwable cause) {
		log.error(message);
		log.debug(cause);
		cancel(message);
	}
}
