package org.soulstyler.torch;

import ai.djl.Device;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.soulstyler.failure.SoulstylerException;

/** The GPUs that the engine of this process can use, and why it can't. */
public final class Gpus {

	private static final String NO_FAULT = "";

	/** By GPU, since each is checked once a process. */
	private static final Map<Integer, String> FAULTS = new ConcurrentHashMap<>();

	private final CudaDriver driver;
	private final @Nullable PyTorchLibraries libraries;

	private Gpus(final CudaDriver driver,
		final @Nullable PyTorchLibraries libraries)
	{
		this.driver = driver;
		this.libraries = libraries;
	}

	/** Starts the engine where it isn't running yet. */
	static Gpus find() throws SoulstylerException {
		PyTorchEngine.get();
		return new Gpus(driver(), PyTorchEngine.loaded());
	}

	/** Why none can be used, as the end of a sentence; null if one might be. */
	@Nullable
	String missing() {
		if (driver.missing() != null) return driver.missing();
		if (PyTorchEngine.cudaFault() != null) return PyTorchEngine.cudaFault();
		return libraries != null && libraries.cuda() ? null
			: "there is a GPU, but the PyTorch library here is the one without CUDA" +
				" (see \"soulstyler gpu\", or Use a GPU... in the menu)";
	}

	int count() {
		return driver.cards().size();
	}

	/** "GPU 0 (NVIDIA H200, 150 GB)". */
	String name(final int index) {
		final CudaDriver.Card card = driver.cards().get(index);
		return String.format(Locale.ROOT, "GPU %d (%s, %.0f GB)", index, card
			.name(), card.bytes() / 1e9);
	}

	/** Why one can't be used, as the end of a sentence; null if it computes well. */
	@Nullable
	String fault(final int index) {
		final String fault = FAULTS.computeIfAbsent(index, i -> Optional.ofNullable(
			KernelCheck.fault(Device.gpu(i))).orElse(NO_FAULT));
		return fault.equals(NO_FAULT) ? null : "of " + name(index) + ", " + fault;
	}

	/** How many GPUs the driver knows, whether or not they can be used. */
	public static int installed() throws SoulstylerException {
		return driver().cards().size();
	}

	static CudaDriver driver() throws SoulstylerException {
		try {
			return Natives.load(Map.of(), CudaDriver::ask);
		}
		catch (final IOException exc) {
			throw new IllegalStateException(exc); // asking reads no file
		}
	}
}
