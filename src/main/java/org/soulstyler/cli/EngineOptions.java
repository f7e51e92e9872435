package org.soulstyler.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

import org.soulstyler.Soulstyler;
import org.soulstyler.bundle.ModelBundle;
import org.soulstyler.bundle.ModelStore;
import org.soulstyler.device.DeviceWish;
import org.soulstyler.failure.SoulstylerException;

import picocli.CommandLine.Option;

/** Which models, and where they compute. */
final class EngineOptions {

	@Option(names = "--models", paramLabel = "NAME|FOLDER",
		description = "Models to use: a bundle's name or its folder " +
			"(default: starter).")
	private String models;

	@Option(names = "--device", paramLabel = "DEVICE", defaultValue = "auto",
		description = "auto, cpu, gpu or cuda:N (default: ${DEFAULT-VALUE}).")
	private String device;

	/** Opens the pipeline; its engines start when they are needed. */
	Soulstyler open() throws SoulstylerException {
		return Soulstyler.open(bundle(), device());
	}

	/** The models alone. */
	ModelBundle bundle() throws SoulstylerException {
		return ModelStore.standard().open(resolved());
	}

	/** The device wished for. */
	DeviceWish device() throws SoulstylerException {
		return DeviceWish.parse(device);
	}

	/** What is typed in a shell is relative to where the user stands. */
	private String resolved() {
		if (models == null || models.isBlank()) return models;
		final boolean path = models.contains("/") || models.contains(
			File.separator) || Files.isDirectory(Path.of(models));
		return path ? Path.of(models).toAbsolutePath().toString() : models;
	}
}
