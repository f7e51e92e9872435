package org.soulstyler.instruction;

import org.soulstyler.bundle.ModelBundle;
import org.soulstyler.extension.EngineFactory;
import org.soulstyler.failure.SoulstylerException;

/** Opens splitters of one type. */
public interface SplitterFactory extends EngineFactory {

	/**
	 * @param bundle whose section "splitter" names this type, and what it needs
	 * @throws SoulstylerException when a file is missing, damaged or not what the
	 *           type wants
	 */
	InstructionSplitter open(ModelBundle bundle) throws SoulstylerException;
}
