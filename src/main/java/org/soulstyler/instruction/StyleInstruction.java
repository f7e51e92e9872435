package org.soulstyler.instruction;

import java.util.Collection;
import java.util.List;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * A stylized instruction, split (Soulstyler, section 3.1).
 *
 * @param text what the user wrote
 * @param targets what it asks for, in the order in which it is done; never
 *          empty, mostly one
 * @param notices how it was read, where that is not plain: what was left out, a
 *          sentence each
 */
public record StyleInstruction(String text, List<Target> targets,
		List<String> notices) {

	/** @throws IllegalArgumentException if there is no target */
	public StyleInstruction {
		notices = List.copyOf(notices);
		targets = List.copyOf(targets);
		if (targets.isEmpty()) {
			throw new IllegalArgumentException("An instruction has a target.");
		}
	}

	/** An instruction that is plain. */
	public StyleInstruction(final String text, final List<Target> targets) {
		this(text, targets, List.of());
	}

	/** An instruction with one target. */
	public StyleInstruction(final String text, final String objects,
		final String style)
	{
		this(text, List.of(new Target(objects, style)));
	}

	/** The first target's referring expression; empty for the whole picture. */
	public String objects() {
		return targets.get(0).objects();
	}

	/** The first target's style. */
	public String style() {
		return targets.get(0).style();
	}

	/**
	 * Checks that there is a target for each mask.
	 *
	 * @param indices of the masks' targets
	 * @throws SoulstylerException if one is of no target
	 */
	public void requireTargets(final Collection<Integer> indices)
		throws SoulstylerException
	{
		for (final int index : indices)
			if (index < 0 || index >= targets.size()) throw new SoulstylerException(
				Failure.INSTRUCTION, "There is a mask for object " + (index + 1) +
					", but the instruction names " + targets.size() +
					". Give no more masks than that, in the order of the objects.");
	}

	/**
	 * The style when the place is given otherwise, by a mask or a selection.
	 *
	 * @throws SoulstylerException if there are several
	 */
	public String onlyStyle() throws SoulstylerException {
		if (targets.size() == 1) return style();
		throw new SoulstylerException(Failure.INSTRUCTION,
			"One area gets one style, but the instruction names " + targets.size() +
				". Name one, or leave the mask out.");
	}
}
