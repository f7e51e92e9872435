package org.soulstyler.torch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.soulstyler.device.DeviceWish;
import org.soulstyler.failure.SoulstylerException;

/**
 * What there is, for people: the driver, the cards, the engine, and what it
 * computes on and why.
 */
public final class GpuReport {

	private GpuReport() {
		// prevent instantiation of utility class
	}

	/** Starts the engine where it isn't running yet. */
	public static List<String> lines() throws SoulstylerException {
		final List<String> lines = new ArrayList<>();
		final CudaDriver driver = Gpus.driver();
		lines.add("Driver:  " + (driver.version() == null ? driver.missing()
			: "NVIDIA's, for CUDA up to " + driver.version()));
		for (int i = 0; i < driver.cards().size(); i++)
			lines.add("GPU " + i + ":   " + driver.cards().get(i));
		final Optional<Path> chosen = EngineChoice.folder();
		lines.add("Chosen:  " + (chosen.isPresent() ? "the PyTorch in " + chosen
			.get() : "the PyTorch that comes along"));
		try {
			final String device = Devices.choose(DeviceWish.AUTO).reason();
			final PyTorchLibraries libraries = PyTorchEngine.loaded();
			lines.add("Engine:  " + (libraries == null
				? "PyTorch, started by another plugin" : "PyTorch " + libraries
					.platform().getVersion() + (libraries.cuda() ? " for CUDA"
						: " for the CPU") + ", from " + libraries.folder()));
			lines.add("Result:  " + device);
		}
		catch (final SoulstylerException exc) {
			lines.add("Engine:  " + exc.getMessage());
		}
		return lines;
	}
}
