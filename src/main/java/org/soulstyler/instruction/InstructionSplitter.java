package org.soulstyler.instruction;

import java.util.List;
import java.util.Optional;

import org.soulstyler.failure.SoulstylerException;

/** Splits an instruction into the object to restyle and the style it gets. */
public interface InstructionSplitter extends AutoCloseable {

	/**
	 * @param instruction e.g. "Turn the white sailboat to the art on fire"
	 * @return one target or more; no style is empty, and no objects are, unless
	 *         the whole picture is meant
	 * @throws SoulstylerException when the instruction is empty, or names no
	 *           object or no style
	 */
	StyleInstruction split(String instruction) throws SoulstylerException;

	/**
	 * What the model makes of an instruction, whether it can be followed or not.
	 *
	 * @return one target or more; parts may be empty
	 * @throws SoulstylerException when the model fails
	 */
	List<Target> targets(String instruction) throws SoulstylerException;

	/** What leaves this computer, and where to: a sentence; empty if nothing does. */
	default Optional<String> disclosure() {
		return Optional.empty();
	}

	@Override
	void close();
}
