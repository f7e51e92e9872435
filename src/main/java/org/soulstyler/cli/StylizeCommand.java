package org.soulstyler.cli;

import ij.ImagePlus;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import org.soulstyler.Provenance;
import org.soulstyler.Result;
import org.soulstyler.Soulstyler;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.Mask;
import org.soulstyler.image.imagej.ImageConversion.Rendering;
import org.soulstyler.image.imagej.ImageConversion;
import org.soulstyler.image.imagej.ImageFiles;
import org.soulstyler.image.imagej.MaskOverlay;
import org.soulstyler.instruction.StyleInstruction;
import org.soulstyler.settings.StylizationSettings;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Image and instruction to image, mask and report. */
@Command(name = "stylize", mixinStandardHelpOptions = true, description = {
	"Restyles the object that the instruction names. Writes OUT, OUT-mask.png " +
		"and OUT.json (what was done) and prints OUT's path." })
final class StylizeCommand implements Callable<Integer> {

	@Spec
	private CommandSpec command;

	@Parameters(index = "0", paramLabel = "IMAGE",
		description = "PNG, JPEG, TIFF or another file that ImageJ reads.")
	private Path image;

	@Parameters(index = "1", paramLabel = "INSTRUCTION",
		description = "E.g. \"Turn the red apple into fire\".")
	private String instruction;

	@Option(names = { "-o", "--output" }, required = true, paramLabel = "OUT",
		description = "The new image: .png, .tif or .jpg. (PNG and TIFF keep every " +
			"pixel outside the object bit for bit.)")
	private Path output;

	@Option(names = "--mask", paramLabel = "FILE",
		description = "Your own mask, of the image's size: white is the object. " +
			"The segmenter is not asked.")
	private Path mask;

	@Mixin
	private EngineOptions engine;

	@Mixin
	private SettingsOptions settings;

	@Override
	public Integer call() throws SoulstylerException {
		final PrintWriter err = command.commandLine().getErr();
		final Outputs outputs = new Outputs(output);
		outputs.requireWritable(image, mask);
		requireInstruction();
		final ImagePlus source = ImageFiles.read(image);
		final Rendering rendering = ImageConversion.render(source);
		final List<String> notices = new ArrayList<>(rendering.notices());
		final ProgressPrinter progress = new ProgressPrinter(err);
		notices.forEach(progress::notice);

		final Result result;
		try (Soulstyler soulstyler = engine.open()) {
			final StylizationSettings used = settings.over(soulstyler.defaults());
			result = mask == null ? soulstyler.run(rendering.picture(), instruction,
				used, progress) : stylizeWithin(readMask(source), rendering, soulstyler,
					used, progress);
		}

		outputs.write(source, result, notices);
		summarize(result, err);
		command.commandLine().getOut().println(output);
		return 0;
	}

	// -- Helper methods --

	/** Known without any model, so said before one is opened. */
	private void requireInstruction() throws SoulstylerException {
		if (!instruction.isBlank()) return;
		throw new SoulstylerException(Failure.INSTRUCTION,
			"The instruction is empty. Say what to restyle and how, e.g. " +
				"\"Turn the red apple into fire\".");
	}

	private Result stylizeWithin(final Mask area, final Rendering rendering,
		final Soulstyler soulstyler, final StylizationSettings used,
		final ProgressPrinter progress) throws SoulstylerException
	{
		final StyleInstruction understood = soulstyler.split(instruction);
		progress.split(understood);
		return soulstyler.stylize(rendering.picture(), area, understood, used,
			progress);
	}

	private Mask readMask(final ImagePlus source) throws SoulstylerException {
		final ImagePlus file = ImageFiles.read(mask);
		if (file.getWidth() != source.getWidth() || file.getHeight() != source
			.getHeight())
		{
			throw new SoulstylerException(Failure.IMAGE, "The mask " + mask + " has " +
				file.getWidth() + "×" + file.getHeight() + " pixels, but the image " +
				image + " has " + source.getWidth() + "×" + source.getHeight() + ".");
		}
		final Mask area = MaskOverlay.fromImagePlus(file);
		if (area.coverage() > 0) return area;
		throw new SoulstylerException(Failure.OBJECT_NOT_FOUND, "The mask " + mask +
			" is black: there is nothing to restyle. White is the object.");
	}

	private static void summarize(final Result result, final PrintWriter err) {
		final List<Map<String, Double>> losses = result.parts().stream().flatMap(
			part -> part.stylization().losses().stream()).toList();
		if (!losses.isEmpty()) {
			err.println("First losses: " + ProgressPrinter.format(losses.get(0)));
			err.println("Last losses:  " + ProgressPrinter.format(losses.get(losses
				.size() - 1)));
		}
		err.println(String.format(Locale.ROOT, "%d iteration%s in %.1f seconds on %s",
			result.iterations(), result.iterations() == 1 ? "" : "s", result
				.seconds(), result.stylization().device()));
	}

	/** The picture, its mask and its report: three files of one name. */
	private record Outputs(Path picture) {

		Path beside(final String suffix) {
			final String name = picture.getFileName().toString();
			final int dot = name.lastIndexOf('.');
			return picture.resolveSibling((dot > 0 ? name.substring(0, dot) : name) +
				suffix);
		}

		void requireWritable(final Path... inputs) throws SoulstylerException {
			ImageFiles.requireWritableImage(picture);
			ImageFiles.requireWritable(beside("-mask.png"));
			ImageFiles.requireWritable(beside(".json"));
			for (final Path input : inputs) {
				if (input == null) continue;
				for (final Path out : List.of(picture, beside("-mask.png"))) {
					if (!isSame(input, out)) continue;
					throw new SoulstylerException(Failure.OUTPUT, out +
						" would replace what it is made from. Choose another name.");
				}
			}
		}

		void write(final ImagePlus source, final Result result,
			final List<String> notices) throws SoulstylerException
		{
			final Provenance provenance = Provenance.of(result, source.getTitle(),
				notices);
			final ImagePlus image = ImageConversion.toImagePlus(result.stylization()
				.picture(), source, picture.getFileName().toString());
			provenance.writeTo(image);
			ImageFiles.write(MaskOverlay.toImagePlus(result.mask(), "mask"), beside(
				"-mask.png"));
			ImageFiles.write(provenance.toJson(), beside(".json"));
			ImageFiles.write(image, picture); // last: it says that all is there
		}

		private static boolean isSame(final Path a, final Path b) {
			try {
				return Files.exists(a) && Files.exists(b) && Files.isSameFile(a, b);
			}
			catch (final IOException exc) {
				return false; // unreadable: reading or writing will say so
			}
		}
	}
}
