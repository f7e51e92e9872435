package org.soulstyler.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import org.soulstyler.Soulstyler;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.Mask;
import org.soulstyler.image.imagej.ImageConversion;
import org.soulstyler.image.imagej.ImageConversion.Rendering;
import org.soulstyler.image.imagej.ImageFiles;
import org.soulstyler.image.imagej.MaskFile;
import org.soulstyler.image.imagej.MaskOverlay;
import org.soulstyler.image.imagej.PictureFile;
import org.soulstyler.output.InputFiles;
import org.soulstyler.output.OutputSet;
import org.soulstyler.segmentation.Segmentation;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Image and expression to mask. */
@Command(name = "segment", mixinStandardHelpOptions = true, description = {
	"Writes a mask of the object that an expression names: white is the " +
		"object. Prints the mask's path." })
final class SegmentCommand implements Callable<Integer> {

	@Spec
	private CommandSpec command;

	@Parameters(index = "0", paramLabel = "IMAGE",
		description = "PNG, JPEG, TIFF or another file that ImageJ reads.")
	private Path image;

	@Parameters(index = "1", paramLabel = "OBJECTS",
		description = "E.g. \"the red apple\".")
	private String objects;

	@Option(names = { "-o", "--output" }, required = true, paramLabel = "MASK",
		description = "The mask's file: .png or .tif.")
	private Path output;

	@Option(names = "--probability",
		description = "Write the probabilities (0 to 255) instead of the mask.")
	private boolean probability;

	@Mixin
	private EngineOptions engine;

	@Override
	public Integer call() throws SoulstylerException {
		try (ProgressPrinter progress = new ProgressPrinter(command.commandLine()
			.getErr(), false))
		{
			return segment(progress);
		}
	}

	// -- Helper methods --

	private int segment(final ProgressPrinter progress)
		throws SoulstylerException
	{
		ImageFiles.requireWritable(output);
		new InputFiles(List.of(image)).requireOther(output);
		if (objects.isBlank()) {
			throw new SoulstylerException(Failure.INSTRUCTION,
				"The expression is empty. Name an object, e.g. \"the red apple\".");
		}
		final PictureFile source = ImageFiles.open(image);
		source.notices().forEach(progress::notice);
		final Rendering rendering = ImageConversion.render(source.image());
		rendering.notices().forEach(progress::notice);
		final Segmentation segmentation;
		try (Soulstyler soulstyler = engine.open()) {
			segmentation = soulstyler.segment(rendering.picture(), objects);
		}
		segmentation.notices().forEach(progress::notice);
		if (!segmentation.found()) {
			throw new SoulstylerException(Failure.OBJECT_NOT_FOUND, segmentation
				.notFound() + ". No mask was written. Name the object in other words.");
		}
		progress.segmented(segmentation);
		final Mask mask = probability ? segmentation.probability() : segmentation
			.mask();
		new OutputSet().add(output, output.toString().toLowerCase(Locale.ROOT)
			.endsWith(".png") ? MaskFile.encoder(mask) : ImageFiles.encoder(
				MaskOverlay.toImagePlus(mask, "mask"), output)).write();
		command.commandLine().getOut().println(output);
		return 0;
	}
}
