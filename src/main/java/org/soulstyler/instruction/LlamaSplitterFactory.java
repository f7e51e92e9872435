package org.soulstyler.instruction;

import java.util.Optional;

import org.soulstyler.bundle.ModelBundle;
import org.soulstyler.failure.SoulstylerException;

/** Opens language models of llama.cpp's kind. */
public final class LlamaSplitterFactory implements SplitterFactory {

	private static final String TYPE = "llama";

	@Override
	public String type() {
		return TYPE;
	}

	@Override
	public InstructionSplitter open(final ModelBundle bundle)
		throws SoulstylerException
	{
		return LlamaSplitter.open(model(bundle));
	}

	/** A bundle's splitter, if it is a model that was trained to be one. */
	static Optional<SplitterModel> trained(final ModelBundle bundle)
		throws SoulstylerException
	{
		return bundle.type("splitter", TYPE).equals(TYPE) && bundle.splitter()
			.prompt() != null ? Optional.of(model(bundle)) : Optional.empty();
	}

	private static SplitterModel model(final ModelBundle bundle)
		throws SoulstylerException
	{
		return new SplitterModel(bundle.file(bundle.splitter().model()), bundle
			.splitter().prompt());
	}
}
