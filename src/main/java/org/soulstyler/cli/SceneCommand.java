package org.soulstyler.cli;

import ij.ImagePlus;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.imagej.ImageFiles;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Draws a picture to try things on. */
@Command(name = "scene", mixinStandardHelpOptions = true, description = {
	"Draws a picture to try the other commands on, and prints its path." })
final class SceneCommand implements Callable<Integer> {

	@Spec
	private CommandSpec command;

	@Option(names = "--kind", defaultValue = "apple",
		description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
	private ExampleScene kind;

	@Option(names = { "-o", "--output" }, required = true, paramLabel = "FILE",
		description = "The picture's file: .png, .tif or .jpg.")
	private Path output;

	@Override
	public Integer call() throws SoulstylerException {
		ImageFiles.write(new ImagePlus(kind.name(), kind.render()), output);
		command.commandLine().getOut().println(output);
		return 0;
	}
}
