package org.soulstyler.torch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.util.cuda.CudaUtils;


import org.soulstyler.device.DeviceWish.Kind;
import org.soulstyler.device.DeviceWish;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * Starts the PyTorch engine, offline, and chooses where it computes.
 */
public final class Devices {

	private Devices() {}

	/**
	 * A device, and why it was chosen.
	 *
	 * @param device where to create the manager
	 * @param reason one sentence for the user
	 */
	public record Choice(Device device, String reason) {}

	/**
	 * Starts the engine if it is not running yet and chooses a device.
	 *
	 * @param wish a GPU must be one that PyTorch can use
	 * @throws SoulstylerException if the wish can't be met, or the engine
	 *           does not start
	 */
	public static Choice choose(final DeviceWish wish)
		throws SoulstylerException
	{
		final Engine engine = PyTorchEngine.get();
		if (wish.kind() == Kind.CPU) return new Choice(Device.cpu(),
			"Computing on the CPU, as asked.");
		final int gpus = engine.getGpuCount();
		if (wish.kind() == Kind.AUTO) {
			return gpus > 0 ? new Choice(Device.gpu(0),
				"Computing on the first GPU, the fastest device here.") : new Choice(
					Device.cpu(), "Computing on the CPU: " + whyNoGpu() + ".");
		}
		final int index = wish.index();
		if (gpus == 0) {
			throw new SoulstylerException(Failure.DEVICE,
				"No GPU can be used: " + whyNoGpu() + ". Choose auto or cpu.");
		}
		if (index >= gpus) {
			throw new SoulstylerException(Failure.DEVICE, "There is no GPU number " +
				index + "; there " + (gpus == 1 ? "is only number 0." : "are 0 to " +
					(gpus - 1) + "."));
		}
		return new Choice(Device.gpu(index), "Computing on GPU " + index +
			", as asked.");
	}

	private static String whyNoGpu() {
		return CudaUtils.getGpuCount() > 0
			? "there is a GPU, but the PyTorch library here is the one without CUDA"
			: "no CUDA GPU was found";
	}
}
