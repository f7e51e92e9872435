package org.soulstyler.fiji;

import ij.ImagePlus;

import java.util.ArrayList;
import java.util.List;

import org.scijava.Context;
import org.scijava.ItemVisibility;
import org.scijava.app.StatusService;
import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;
import org.scijava.plugin.Parameter;
import org.scijava.service.Service;
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

	/**
	 * The inputs that a user sets, in a dialog, a macro or a script; the image is
	 * the active one.
	 */
	public static List<ModuleItem<?>> fields(final ModuleInfo command) {
		final List<ModuleItem<?>> fields = new ArrayList<>();
		for (final ModuleItem<?> input : OwnInputsFirst.sorted(command.inputs())) {
			if (input.getVisibility() == ItemVisibility.NORMAL && //
				input.getType() != ImagePlus.class && //
				!Service.class.isAssignableFrom(input.getType()) && //
				input.getType() != Context.class)
			{
				fields.add(input);
			}
		}
		return fields;
	}

	/** The inputs, with those that a dialog asks for and no macro records. */
	static List<ModuleItem<?>> asked(final ModuleInfo command) {
		final List<ModuleItem<?>> asked = fields(command);
		for (final ModuleItem<?> input : OwnInputsFirst.sorted(command.inputs()))
			if (isSecret(input)) asked.add(input);
		return asked;
	}

	/** Whether an input is neither recorded nor remembered. */
	static boolean isSecret(final ModuleItem<?> input) {
		return input.getVisibility() == ItemVisibility.INVISIBLE && input
			.getLabel() != null && !input.getLabel().isEmpty();
	}

	/** Inputs that are only texts for a dialog. */
	static List<ModuleItem<?>> messages(final ModuleInfo command) {
		final List<ModuleItem<?>> messages = new ArrayList<>();
		for (final ModuleItem<?> input : command.inputs())
			if (input.getVisibility() == ItemVisibility.MESSAGE) messages.add(input);
		return messages;
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
