package org.soulstyler.fiji;

import org.scijava.app.StatusService;
import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.task.TaskService;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * A command that takes its time. Ends in one of two ways: it did what it says, or
 * it is cancelled with a sentence that says why not, which SciJava shows where
 * there is a user and which the log has in any case.
 */
abstract class TaskCommand extends ContextCommand {

	@Parameter
	private LogService log;

	@Parameter
	private TaskService tasks;

	@Parameter(required = false)
	private StatusService status;

	@Override
	public final void run() {
		try (TaskProgress progress = new TaskProgress(tasks.createTask(
			"Soulstyler: " + subject()), status, log))
		{
			work(progress);
		}
		catch (final SoulstylerException exc) {
			fail(exc.failure() == Failure.CANCELLED, exc.getMessage(), exc);
		}
		catch (final OutOfMemoryError exc) {
			fail(false, "There is not enough memory for this. " +
				"Try a smaller image, or give Fiji more memory.", exc);
		}
		catch (final RuntimeException | LinkageError exc) {
			fail(false, "Soulstyler failed, which is a fault of the program: " + exc,
				exc);
		}
	}

	/** What it works on, for Fiji's list of tasks. */
	abstract String subject();

	/** Does the job. */
	abstract void work(TaskProgress progress) throws SoulstylerException;

	private void fail(final boolean wished, final String message,
		final Throwable cause)
	{
		if (wished) log.info(message);
		else log.error(message);
		log.debug(cause);
		cancel(message);
	}
}
