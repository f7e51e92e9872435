package org.soulstyler.instruction;

import org.soulstyler.bundle.ModelBundle;
import org.soulstyler.failure.SoulstylerException;

/** Opens language models of llama.cpp's kind. */
public final class LlamaSplitterFactory implements SplitterFactory {

	@Override
	public String type() {
		return "llama";
	}

	@Override
	public InstructionSplitter open(final ModelBundle bundle)
		throws SoulstylerException
	{
		return LlamaSplitter.open(new SplitterModel(bundle.file(bundle.splitter()
			.model()), bundle.splitter().prompt()));
	}
}
