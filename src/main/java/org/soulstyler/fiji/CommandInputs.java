package org.soulstyler.fiji;

import ij.ImagePlus;

import java.util.ArrayList;
import java.util.List;

import org.scijava.Context;
import org.scijava.ItemVisibility;
import org.scijava.module.ModuleInfo;
import org.scijava.module.ModuleItem;
import org.scijava.service.Service;

/** Which of a command's inputs are asked for, recorded and remembered. */
public final class CommandInputs {

	private CommandInputs() {
		// prevent instantiation of utility class
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
}
