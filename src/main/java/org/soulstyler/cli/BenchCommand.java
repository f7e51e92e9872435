package org.soulstyler.cli;

import ij.ImagePlus;
import ij.process.ColorProcessor;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;

import org.soulstyler.Soulstyler;
import org.soulstyler.bench.Benchmark;
import org.soulstyler.bench.BenchmarkHistory;
import org.soulstyler.bench.BenchmarkPicture;
import org.soulstyler.bench.BenchmarkReport;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.ColorImage;
import org.soulstyler.image.Mask;
import org.soulstyler.image.imagej.ImageConversion;
import org.soulstyler.image.imagej.ImageFiles;
import org.soulstyler.image.imagej.MaskRule;
import org.soulstyler.output.InputFiles;
import org.soulstyler.settings.StylizationSettings;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How fast it is here, and where the time goes. */
@Command(name = "bench", mixinStandardHelpOptions = true, description = {
	"Measures a stylization on this machine: time by stage, memory, operations. " +
		"Works on a generated picture unless given one; segmenter and splitter " +
		"are not measured." })
final class BenchCommand implements Callable<Integer> {

	@Spec
	private CommandSpec command;

	@Option(names = "--size", defaultValue = "512", paramLabel = "PX",
		description = "Side of the picture (default: ${DEFAULT-VALUE}).")
	private int size;

	@Option(names = "--image", paramLabel = "FILE",
		description = "Measure on this picture, inside --mask.")
	private Path image;

	@Option(names = "--mask", paramLabel = "FILE", description = "Its mask. " +
		StylizeCommand.MASKS)
	private Path mask;

	@Option(names = "--content", defaultValue = "fire", paramLabel = "TEXT",
		description = "The style (default: ${DEFAULT-VALUE}).")
	private String style;

	@Option(names = "--until", paramLabel = "LOSS",
		description = "End when the mean total loss of five iterations has " +
			"fallen to this, and report when.")
	private Double until;

	@Option(names = "--judge", paramLabel = "N",
		description = "Report the paper's loss of the finished picture, the mean of N draws of " +
			"64 crops of the object, which are the same for every run. Compare " +
			"with --contrast 1, since contrast comes after the loop.")
	private int judgements;

	@Option(names = "--threads", paramLabel = "N",
		description = "Processor threads (default: all).")
	private Integer threads;

	@Option(names = "--save", paramLabel = "FILE",
		description = "Write the resulting picture.")
	private Path output;

	@Option(names = "--history", paramLabel = "FILE",
		description = "Add a line with the date, the version, this machine and the " +
			"figures to a table, which is made if it is not there.")
	private Path history;

	@Option(names = "--json", description = "Print JSON.")
	private boolean json;

	@Mixin
	private EngineOptions engine;

	@Mixin
	private SettingsOptions settings;

	@Override
	public Integer call() throws SoulstylerException {
		if ((image == null) != (mask == null)) throw wrong(
			"--image and --mask belong together.");
		if (size < 16) throw wrong("--size is less than 16 pixels.");
		if (threads != null && threads < 1) throw wrong(
			"--threads is less than 1.");
		if (judgements < 0) throw wrong("--judge is less than 0.");
		if (output != null) {
			ImageFiles.requireWritable(output);
			new InputFiles(Arrays.asList(image, mask)).requireOther(output);
		}
		// Counts only before the engine starts.
		if (threads != null) System.setProperty("ai.djl.pytorch.num_threads", String
			.valueOf(threads));
		final BenchmarkPicture drawn = image == null ? BenchmarkPicture.of(size)
			: read();
		final PrintWriter err = command.commandLine().getErr();
		final BenchmarkReport report;
		try (Soulstyler soulstyler = engine.open()) {
			final StylizationSettings used = settings.over(soulstyler.defaults());
			report = new Benchmark(drawn.image(), drawn.mask(), style, used,
				until == null ? OptionalDouble.empty() : OptionalDouble.of(until),
				judgements).run(soulstyler, engine.device(), (iteration,
					iterations) -> err.println("Iteration " + iteration + " of " +
						iterations));
		}
		if (output != null) ImageFiles.write(ImageConversion.toImagePlus(report
			.result().picture(), new ImagePlus("", new ColorProcessor(drawn.image()
				.width(), drawn.image().height())), output.getFileName().toString()),
			output);
		if (history != null) new BenchmarkHistory(history).add(report);
		final PrintWriter out = command.commandLine().getOut();
		if (json) out.println(report.toJson());
		else report.lines().forEach(out::println);
		return 0;
	}

	// -- Helper methods --

	private BenchmarkPicture read() throws SoulstylerException {
		final ColorImage picture = ImageConversion.render(ImageFiles.read(image))
			.picture();
		final MaskRule.Reading reading = MaskRule.read(ImageFiles.open(mask), mask
			.toString());
		final Mask area = reading.mask();
		MaskRule.requireSize(reading, picture, mask.toString());
		command.commandLine().getErr().println("Note: " + reading.sentence());
		return new BenchmarkPicture(picture, area);
	}

	private ParameterException wrong(final String why) {
		return new ParameterException(command.commandLine(), why);
	}
}
