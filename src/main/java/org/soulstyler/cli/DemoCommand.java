package org.soulstyler.cli;

import ij.ImagePlus;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.imagej.ImageFiles;
import org.soulstyler.result.ResultFiles;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The whole job on a picture of our own. */
@Command(name = "demo", mixinStandardHelpOptions = true, description = {
	"Draws a scene and restyles the object in it: writes scene.png, restyled.png, " +
		"restyled-mask.png and restyled.json into a folder." })
final class DemoCommand implements Callable<Integer> {

	@Spec
	private CommandSpec command;

	@Option(names = "--kind", defaultValue = "apple",
		description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
	private ExampleScene kind;

	@Option(names = { "-o", "--output" }, defaultValue = "demo",
		paramLabel = "FOLDER", description = "Default: ${DEFAULT-VALUE}.")
	private Path folder;

	@Parameters(arity = "0..*", paramLabel = "OPTION",
		description = "After --, options of the command stylize.")
	private List<String> options = new ArrayList<>();

	@Override
	public Integer call() throws SoulstylerException {
		try {
			Files.createDirectories(folder);
		}
		catch (final IOException exc) {
			throw new SoulstylerException(Failure.OUTPUT, "The folder " + folder +
				" cannot be made" + (Files.exists(folder)
					? ": there is a file of that name." : "."), exc);
		}
		final Path scene = folder.resolve("scene.png");
		final ResultFiles results = ResultFiles.of(folder.resolve("restyled.png"));
		results.requireWritable(scene);
		ResultFiles.requireOurs(results.picture(), Files.exists(results.report()));
		return restyle(scene, results);
	}

	private int restyle(final Path scene, final ResultFiles results) {
		final List<String> arguments = new ArrayList<>(List.of(scene.toString(),
			kind.instruction(), "-o", results.picture().toString()));
		arguments.addAll(options);
		final CommandLine stylize = command.parent().subcommands().get("stylize");
		stylize.<StylizeCommand> getCommand().draw(() -> draw(scene));
		return stylize.execute(arguments.toArray(new String[0]));
	}

	private void draw(final Path scene) throws SoulstylerException {
		final BufferedImage drawn = kind.render();
		ResultFiles.requireOurs(scene, isScene(scene, drawn));
		ImageFiles.write(new ImagePlus(kind.name(), drawn), scene);
		command.commandLine().getErr().println("Drew " + scene + "; now: " + kind
			.instruction());
	}

	/** Whether one of the scenes that we draw is there, likely the one just drawn. */
	private static boolean isScene(final Path file, final BufferedImage drawn) {
		if (!Files.exists(file)) return false;
		try {
			final int[] there = pixels(ImageFiles.read(file).getBufferedImage());
			return Arrays.equals(there, pixels(drawn)) || Arrays.stream(ExampleScene
				.values()).anyMatch(scene -> Arrays.equals(there, pixels(scene
					.render())));
		}
		catch (final SoulstylerException exc) {
			return false;
		}
	}

	private static int[] pixels(final BufferedImage image) {
		return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0,
			image.getWidth());
	}
}
