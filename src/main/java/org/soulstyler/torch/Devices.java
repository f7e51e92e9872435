package org.soulstyler.torch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.util.cuda.CudaUtils;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

/**
 * Starts the PyTorch engine, offline, and chooses where it computes.
 */
public final class Devices {

	/** What the user gets when nothing is asked for. */
	public static final String AUTO = "auto";

	private static final Pattern WISH = Pattern.compile(
		"(auto|cpu)|(?:gpu|cuda)(?::?(\\d{1,4}))?");

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
	 * @param wish "auto" (or empty): a GPU where PyTorch can use one; "cpu";
	 *          "gpu" or "cuda": the first GPU; "cuda:N": that one
	 * @throws SoulstylerException if the wish can't be read or met, or the engine
	 *           does not start
	 */
	public static Choice choose(final String wish) throws SoulstylerException {
		final String asked = wish == null || wish.isBlank() ? AUTO : wish.strip()
			.toLowerCase(Locale.ROOT);
		final Matcher matcher = WISH.matcher(asked);
		if (!matcher.matches()) {
			throw new SoulstylerException(Failure.DEVICE, "There is no device \"" +
				wish.strip() + "\"; choose auto, cpu, gpu or cuda:N.");
		}
		final Engine engine = PyTorchEngine.get();
		if (asked.equals("cpu")) {
			return new Choice(Device.cpu(), "Computing on the CPU, as asked.");
		}
		final int gpus = engine.getGpuCount();
		if (asked.equals(AUTO)) {
			return gpus > 0 ? new Choice(Device.gpu(0),
				"Computing on the first GPU, the fastest device here.") : new Choice(
					Device.cpu(), "Computing on the CPU: " + whyNoGpu() + ".");
		}
		final int index = matcher.group(2) == null ? 0 : Integer.parseInt(matcher
			.group(2));
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
