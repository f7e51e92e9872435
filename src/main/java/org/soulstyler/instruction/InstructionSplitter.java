package org.soulstyler.instruction;

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

	@Override
	void close();
}
