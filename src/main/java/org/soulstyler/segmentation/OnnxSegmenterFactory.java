package org.soulstyler.segmentation;

import org.soulstyler.bundle.ModelBundle;
import org.soulstyler.device.DeviceWish;
import org.soulstyler.failure.SoulstylerException;

/** Opens {@link OnnxSegmenter}s. */
public final class OnnxSegmenterFactory implements SegmenterFactory {

	@Override
	public String type() {
		return "onnx";
	}

	@Override
	public ReferringSegmenter open(final ModelBundle bundle,
		final DeviceWish device) throws SoulstylerException
	{
		return OnnxSegmenter.open(bundle, device);
	}
}
