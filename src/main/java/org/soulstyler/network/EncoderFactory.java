package org.soulstyler.network;

import ai.djl.ndarray.NDManager;

import org.soulstyler.bundle.ModelBundle;
import org.soulstyler.extension.EngineFactory;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.torch.Precision;
import org.soulstyler.torch.TorchOps;

/** Opens image–text encoders of one type. */
public interface EncoderFactory extends EngineFactory {

	/**
	 * @param bundle whose section "clip" names this type, and what it needs
	 * @param precision of the products, where the encoder gains from it
	 * @param parent manager of the arrays, on the device to compute on
	 * @throws SoulstylerException when a file is missing, damaged or not what the
	 *           type wants
	 */
	ImageTextEncoder open(ModelBundle bundle, Precision precision, TorchOps ops,
		NDManager parent) throws SoulstylerException;
}
