package org.soulstyler.network;

import ai.djl.ndarray.NDManager;

import org.soulstyler.bundle.ModelBundle;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.torch.Precision;
import org.soulstyler.torch.TorchOps;

/** Opens {@link Clip}s. */
public final class ClipFactory implements EncoderFactory {

	@Override
	public String type() {
		return "clip";
	}

	@Override
	public ImageTextEncoder open(final ModelBundle bundle,
		final Precision precision, final TorchOps ops, final NDManager parent)
		throws SoulstylerException
	{
		return Clip.open(bundle.file(bundle.clip().weights()), bundle.file(bundle
			.clip().tokenizer()), precision, ops, parent);
	}
}
