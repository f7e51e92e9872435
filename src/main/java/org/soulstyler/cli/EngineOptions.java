package org.soulstyler.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

import org.soulstyler.Soulstyler;
import org.soulstyler.bundle.ModelBundle;
import org.soulstyler.bundle.ModelStore;
import org.soulstyler.device.DeviceWish;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.instruction.InstructionSplitter;
import org.soulstyler.instruction.SplitterChoice;

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

	@Option(names = "--splitter", paramLabel = "URL|FILE", description = {
		"A chat model that splits the instruction instead of the bundle's: a GGUF " +
			"file, or the address of an OpenAI-compatible interface, e.g. " +
			"http://localhost:11434/v1 for Ollama. The sentence, and nothing of the " +
			"picture, is sent there. A key is read from SOULSTYLER_API_KEY in the " +
			"environment." })
	private String splitter;

	@Option(names = "--model", paramLabel = "NAME",
		description = "With a server: its name for the model.")
	private String model;

	/** Opens the pipeline; its engines start when they are needed. */
	Soulstyler open() throws SoulstylerException {
		return Soulstyler.open(bundle(), device(), chosen());
	}

	/** The models alone. */
	ModelBundle bundle() throws SoulstylerException {
		return ModelStore.standard().open(resolved());
	}

	/** The splitter: the one that was chosen, or the bundle's. */
	InstructionSplitter splitter() throws SoulstylerException {
		final SplitterChoice chosen = chosen();
		return chosen == null ? Soulstyler.splitter(bundle()) : chosen.open(
			bundle());
	}

	private SplitterChoice chosen() throws SoulstylerException {
		return splitter == null ? null : SplitterChoice.parse(splitter, model);
	}

	/** The device requested. */
	DeviceWish device() throws SoulstylerException {
		return DeviceWish.parse(device);
	}

	/** A path typed in a shell is relative to the working directory. */
	private String resolved() {
		if (models == null || models.isBlank()) return models;
		final boolean path = models.contains("/") || models.contains(
			File.separator) || Files.isDirectory(Path.of(models));
		return path ? Path.of(models).toAbsolutePath().toString() : models;
	}
}
