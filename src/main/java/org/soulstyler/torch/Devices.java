package org.soulstyler.torch;

import ai.djl.Device;
import ai.djl.pytorch.jni.JniUtils;

import org.soulstyler.device.DeviceWish;
import org.soulstyler.device.DeviceWish.Kind;
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
	public record Choice(Device device, String reason) {
	}

	/**
	 * Starts the engine if it is not running yet and chooses a device.
	 *
	 * @param wish the device requested; a GPU must be one that PyTorch can use
	 * @throws SoulstylerException ({@link Failure#DEVICE}) if the device cannot
	 *          be used, or the engine does not start
	 */
	public static Choice choose(final DeviceWish wish)
		throws SoulstylerException
	{
		PyTorchEngine.get();
		if (wish.kind() == Kind.CPU) return new Choice(Device.cpu(),
			"Computing on the CPU, as asked.");
		final Gpus gpus = Gpus.find();
		if (wish.kind() == Kind.AUTO) {
			final String why = gpus.missing() != null ? gpus.missing() : gpus.fault(
				0);
			return why == null ? new Choice(Device.gpu(0), "Computing on " + gpus
				.name(0) + ", the fastest device here.") : new Choice(Device.cpu(),
					"Computing on the CPU: " + why + ".");
		}
		final int index = wish.index();
		if (gpus.missing() != null) throw new SoulstylerException(Failure.DEVICE,
			"No GPU can be used: " + gpus.missing() + ". Choose auto or cpu.");
		if (index >= gpus.count()) throw new SoulstylerException(Failure.DEVICE,
			"There is no GPU number " + index + "; there " + (gpus.count() == 1
				? "is only number 0." : "are 0 to " + (gpus.count() - 1) + "."));
		if (gpus.fault(index) != null) throw new SoulstylerException(Failure.DEVICE,
			gpus.name(index) + " cannot be used: " + gpus.fault(index) +
				". Choose auto or cpu.");
		return new Choice(Device.gpu(index), "Computing on " + gpus.name(index) +
			", as asked.");
	}

	/** For reports: "CPU", or "GPU 0 (NVIDIA H200, 150 GB)". */
	public static String name(final Device device) throws SoulstylerException {
		return device.isGpu() ? Gpus.find().name(device.getDeviceId()) : "CPU";
	}

	/** Frees what PyTorch's cache holds of a GPU's memory. */
	public static void releaseCache(final Device device) {
		if (device.isGpu()) JniUtils.emptyCudaCache();
	}
}
