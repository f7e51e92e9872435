package org.soulstyler.fiji;

import org.scijava.app.StatusService;
import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.task.TaskService;
import org.scijava.ui.UIService;
import org.soulstyler.failure.SoulstylerException;

/**
 * A command that runs as a task. It ends in one of two ways: it did its job,
 * or it is cancelled with a sentence that says why not, which its {@link
 * Caller} gets and which is always in the log.
 */
public abstract class TaskCommand extends ContextCommand {

	@Parameter
	private LogService log;

	@Parameter
	private TaskService tasks;

	@Parameter(required = false)
	private StatusService status;

	@Parameter(required = false)
	private UIService ui;

	private Caller caller = Caller.PROGRAM;

	@Override
	public final void run() {
		try (TaskProgress progress = new TaskProgress(tasks.createTask(
			"Soulstyler: " + subject()), status, log))
		{
			work(progress);
		}
		catch (final SoulstylerException exc) {
			fail(exc.getMessage(), exc);
		}
		catch (final OutOfMemoryError exc) {
			fail("There is not enough memory for this. " +
				"Try a smaller image, or give Fiji more memory.", exc);
		}
		catch (final RuntimeException | LinkageError exc) {
			log.error(exc);
			fail("Soulstyler failed because of a fault in the program: " + exc, exc);
		}
	}

	/** What it works on, for Fiji's list of tasks. */
	abstract String subject();

	/** Does the job. */
	abstract void work(TaskProgress progress) throws SoulstylerException;

	/** @param who runs this command, where it is not a program */
	final void calledBy(final Caller who) {
		caller = who;
	}

	final Caller caller() {
		return caller;
	}

	/**
	 * Fiji's console comes up for what is logged as an error, so that only a fault
	 * in the program is one: everything else is a notice.
	 */
	private void fail(final String message, final Throwable cause) {
		log.info(message);
		log.debug(cause);
		cancel(caller.tell(message, ui != null && !ui.isHeadless() && ui
			.isVisible()));
	}
}
