package org.soulstyler.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import org.soulstyler.Result;
import org.soulstyler.Soulstyler;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;
import org.soulstyler.image.imagej.ClipFile;
import org.soulstyler.image.imagej.ImageConversion;
import org.soulstyler.image.imagej.ImageConversion.Rendering;
import org.soulstyler.image.imagej.ImageFiles;
import org.soulstyler.image.imagej.MaskRule;
import org.soulstyler.image.imagej.PictureFile;
import org.soulstyler.result.ResultFiles;
import org.soulstyler.settings.StylizationSettings;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Image and instruction to image, mask and report. */
@Command(name = "stylize", mixinStandardHelpOptions = true, description = {
	"Restyles the object that the instruction names. Writes OUT, OUT-mask.png " +
		"and OUT.json (what was done) and prints OUT's path." })
final class StylizeCommand implements Callable<Integer> {

	/** {@link MaskRule} for people. */
	static final String MASKS = "Of a transparent mask, what is opaque is the " +
		"object. Of labels (two values, or small numbers), all but 0. Of grey " +
		"levels, white, and the rest in proportion. Of colours, all but black (if there is " +
		"no black, all but the border's colour). An inverting lookup table changes " +
		"nothing.";

	@Spec
	private CommandSpec command;

	@Parameters(index = "0", paramLabel = "IMAGE",
		description = "PNG, JPEG, TIFF or another file that ImageJ reads. A " +
			"TIFF with time points, an AVI or a folder of frames is a clip: OUT " +
			"is then a folder for the frames, and an interrupted run continues.")
	private Path image;

	@Parameters(index = "1", paramLabel = "INSTRUCTION",
		description = "E.g. \"Turn the red apple into fire\".")
	private String instruction;

	@Option(names = { "-o", "--output" }, required = true, paramLabel = "OUT",
		description = "The new image: .png, .tif or .jpg. (PNG and TIFF keep every " +
			"pixel outside the object bit for bit.)")
	private Path output;

	@Option(names = "--mask", paramLabel = "FILE",
		description = "Your own mask, of the image's size; the segmenter is not " +
			"asked. " + MASKS)
	private Path mask;

	@Option(names = "--verbose", description = "Also show the terms of the " +
		"loss on a terminal. (OUT.json always has them.)")
	private boolean verbose;

	@Mixin
	private EngineOptions engine;

	@Mixin
	private SettingsOptions settings;

	private @Nullable Drawing drawing;

	@Override
	public Integer call() throws SoulstylerException {
		final PrintWriter err = command.commandLine().getErr();
		if (ClipFile.isClip(image)) return stylizeClip(err);
		final ResultFiles results = ResultFiles.of(output);
		results.requireWritable(image, mask);
		requireInstruction();
		return stylizePicture(err, results);
	}

	/** Has IMAGE drawn once the engines are opening, since that takes longer. */
	void draw(final Drawing image) {
		drawing = image;
	}

	/** Makes a picture's file. */
	@FunctionalInterface
	interface Drawing {

		void draw() throws SoulstylerException;
	}

	// -- Helper methods --

	private int stylizePicture(final PrintWriter err, final ResultFiles results)
		throws SoulstylerException
	{
		if (drawing == null) ImageFiles.requireReadable(image);
		final PictureFile source;
		final List<String> notices = new ArrayList<>();
		final Result result;
		try (ProgressPrinter progress = new ProgressPrinter(err, verbose)) {
			try (Soulstyler soulstyler = engine.open()) {
				final StylizationSettings used = settings.over(soulstyler.defaults());
				if (mask == null) soulstyler.prepare();
				if (drawing != null) drawing.draw();
				source = ImageFiles.open(image);
				final Rendering rendering = ImageConversion.render(source.image());
				notices.addAll(results.notices(source));
				notices.addAll(rendering.notices());
				notices.forEach(progress::notice);
				result = run(soulstyler, rendering.picture(), used, progress);
			}
			results.write(source, result, notices);
			summarize(result, progress);
		}
		command.commandLine().getOut().println(output);
		return 0;
	}

	private Result run(final Soulstyler soulstyler, final ColorImage picture,
		final StylizationSettings used, final ProgressPrinter progress)
		throws SoulstylerException
	{
		if (mask == null) return soulstyler.run(picture, instruction, used,
			progress);
		final Mask area = readMask(picture, progress);
		return soulstyler.stylize(picture, area, soulstyler.split(instruction,
			progress), used, progress);
	}

	private int stylizeClip(final PrintWriter err) throws SoulstylerException {
		requireInstruction();
		if (mask != null) throw new ParameterException(command.commandLine(),
			"--mask is for a picture; in a clip the object moves.");
		try (ProgressPrinter progress = new ProgressPrinter(err, verbose);
				Soulstyler soulstyler = engine.open())
		{
			new ClipRun(image, output, progress).run(soulstyler, instruction, settings
				.over(soulstyler.defaults()));
		}
		command.commandLine().getOut().println(output);
		return 0;
	}

	/** Known without any model, so said before one is opened. */
	private void requireInstruction() throws SoulstylerException {
		if (!instruction.isBlank()) return;
		throw new SoulstylerException(Failure.INSTRUCTION,
			"The instruction is empty. Say what to restyle and how, e.g. " +
				"\"Turn the red apple into fire\".");
	}

	private Mask readMask(final ColorImage picture,
		final ProgressPrinter progress) throws SoulstylerException
	{
		final MaskRule.Reading reading = MaskRule.read(ImageFiles.open(mask), mask
			.toString());
		MaskRule.requireSize(reading, picture, mask.toString());
		progress.notice(reading.sentence());
		return reading.mask();
	}

	private static void summarize(final Result result,
		final ProgressPrinter progress)
	{
		final List<Map<String, Double>> losses = result.parts().stream().flatMap(
			part -> part.stylization().losses().stream()).toList();
		if (progress.showsLosses() && !losses.isEmpty()) {
			progress.say("First losses: " + ProgressPrinter.format(losses.get(0)));
			progress.say("Last losses:  " + ProgressPrinter.format(losses.get(losses
				.size() - 1)));
		}
		progress.say(String.format(Locale.ROOT,
			"%d iteration%s in %.1f seconds on %s", result.iterations(), result
				.iterations() == 1 ? "" : "s", result.seconds(), result.stylization()
					.device()));
	}
}
