package org.soulstyler.segmentation;

import org.soulstyler.bundle.ModelBundle;
import org.soulstyler.device.DeviceWish;
import org.soulstyler.extension.EngineFactory;
import org.soulstyler.failure.SoulstylerException;

/** Opens segmenters of one type. */
public interface SegmenterFactory extends EngineFactory {

	/**
	 * @param bundle whose section "segmenter" names this type, and what it needs
	 * @throws SoulstylerException when a file is missing, damaged or not what the
	 *           type wants
	 */
	ReferringSegmenter open(ModelBundle bundle, DeviceWish device)
		throws SoulstylerException;
}
