package org.soulstyler.fiji;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.scijava.command.Command;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModuleItem;
import org.scijava.module.ModuleItem;
import org.scijava.plugin.PluginInfo;

/**
 * A command whose own inputs come before those that it inherits: in dialogs, what
 * is asked first is what the command is about, and a recorded macro starts with
 * it. SciJava itself lists inherited inputs first.
 */
final class OwnInputsFirst extends CommandInfo {

	OwnInputsFirst(final PluginInfo<Command> info) {
		super(info);
	}

	@Override
	public Iterable<ModuleItem<?>> inputs() {
		return sorted(super.inputs());
	}

	/** Keeps the order of those of one class. */
	static List<ModuleItem<?>> sorted(final Iterable<ModuleItem<?>> inputs) {
		final List<ModuleItem<?>> sorted = new ArrayList<>();
		inputs.forEach(sorted::add);
		sorted.sort(Comparator.comparingInt(input -> -depth(input)));
		return sorted;
	}

	/** How many classes the input's class is derived from. */
	private static int depth(final ModuleItem<?> input) {
		if (!(input instanceof CommandModuleItem)) return 0;
		int depth = 0;
		for (Class<?> c = ((CommandModuleItem<?>) input).getField()
			.getDeclaringClass(); c != null; c = c.getSuperclass())
			depth++;
		return depth;
	}
}
