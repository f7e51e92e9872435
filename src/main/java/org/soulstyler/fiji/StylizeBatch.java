package org.soulstyler.fiji;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.soulstyler.batch.BatchItem;
import org.soulstyler.batch.BatchReport;
import org.soulstyler.batch.BatchReport.Line;
import org.soulstyler.batch.BatchRun;
import org.soulstyler.batch.BatchSettings;
import org.soulstyler.batch.Grid;
import org.soulstyler.batch.ItemState;
import org.soulstyler.batch.Manifest;
import org.soulstyler.batch.PictureWork;
import org.soulstyler.device.DeviceWish;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.imagej.ImageFiles;

/**
 * Restyles many pictures from files into files. What is there already, made of
 * the same, is kept, so that a batch that was ended goes on when it is run again.
 */
@Plugin(type = Command.class, headless = true, label = "Stylize Batch...",
	menu = { @Menu(label = "Plugins"), @Menu(label = "Soulstyler"), @Menu(
		label = "Stylize Batch...", weight = 2.5) })
public class StylizeBatch extends SettingsCommand {

	/** Failures that are told one by one. */
	private static final int TOLD = 3;

	@Parameter(label = "What should be restyled, and how?", persist = false,
		required = false, description = "Such as: Turn the red apple into fire",
		attrs = @Attr(name = CommandForm.SENTENCE, value = CommandForm.INSTRUCTION))
	private String instruction = "";

	@Parameter(label = "Folder of pictures, or a table (.tsv)", persist = false,
		description = "A table's first line names its columns: image, and as you " +
			"need them instruction, mask, seed, settings, name", style = "both")
	private File input;

	@Parameter(label = "Folder for the results", persist = false,
		style = "directory")
	private File output;

	@Parameter(label = "Or: these objects (with commas)", persist = false,
		required = false, description = "With styles: every object in every " +
			"style, on every picture", attrs = @Attr(name = CommandForm.MORE))
	private String objects = "";

	@Parameter(label = "in these styles", persist = false, required = false,
		description = "Such as: fire, blue waves, gold", attrs = @Attr(
			name = CommandForm.MORE))
	private String styles = "";

	@Parameter(label = "Type of the files", persist = false, required = false,
		choices = { "png", "tif", "jpg" }, attrs = @Attr(name = CommandForm.MORE))
	private String format = "png";

	@Parameter(type = ItemIO.OUTPUT)
	private String summary;

	/** How many pictures could not be made. */
	@Parameter(type = ItemIO.OUTPUT)
	private int failures;

	@Override
	String subject() {
		return "pictures in " + input;
	}

	@Override
	void work(final TaskProgress progress) throws SoulstylerException {
		final Wishes wishes = wishes();
		requireUsable(wishes);
		final String extension = Choices.among("format", format, ImageFiles.TYPES);
		final Path results = output.toPath().toAbsolutePath();
		Manifest.requireOtherFolder(input.toPath(), results);
		final List<BatchItem> items = items();
		final BatchReport report = service().run(wishes.bundle(), DeviceWish.parse(
			wishes.device()), progress, soulstyler -> BatchRun.run(items, results,
				new PictureWork(soulstyler, wishes.over(soulstyler.defaults()),
					extension), BatchSettings.DEFAULTS, new BatchProgress(progress)));
		tell(report, results, progress);
	}

	// -- Helper methods --

	private void requireUsable(final Wishes wishes) throws SoulstylerException {
		Recordable.require("instruction", instruction);
		requireFile("input", input);
		requireFile("output", output);
		Recordable.require("objects", objects);
		Recordable.require("styles", styles);
		wishes.requireUsable();
	}

	private static void requireFile(final String name, final File file)
		throws SoulstylerException
	{
		if (file == null || file.getPath().isBlank()) throw new SoulstylerException(
			Failure.INSTRUCTION, "The " + name + " is missing.");
		Recordable.require(name, file.getPath());
	}

	private List<BatchItem> items() throws SoulstylerException {
		final Path pictures = input.toPath().toAbsolutePath();
		final boolean table = Manifest.isTable(pictures);
		final String said = instruction == null || instruction.isBlank() ? null
			: instruction.strip();
		final List<String> things = list(objects);
		final List<String> looks = list(styles);
		if (things.isEmpty() != looks.isEmpty()) throw unclear(
			"Objects and styles go together.");
		if (!things.isEmpty()) {
			if (table || said != null) throw unclear("Objects and styles go with a " +
				"folder, and make the instructions themselves: leave the instruction " +
				"empty.");
			return new Grid(things, looks, List.of(), "").items(pictures);
		}
		if (table) return Manifest.read(pictures, said);
		if (said == null) throw unclear("Say what to restyle, and how.");
		return Manifest.folder(pictures, said);
	}

	private static List<String> list(final String text) {
		return text == null ? List.of() : Arrays.stream(text.split(",")).map(
			String::strip).filter(part -> !part.isEmpty()).toList();
	}

	private void tell(final BatchReport report, final Path results,
		final TaskProgress progress) throws SoulstylerException
	{
		final List<Line> failed = report.lines().stream().filter(line -> line
			.state() == ItemState.FAILED || line.state() == ItemState.POSTPONED)
			.toList();
		failures = failed.size();
		final StringBuilder said = new StringBuilder(report.summary() + ". See " +
			results.resolve("batch.tsv") + ".");
		for (final Line line : failed.subList(0, Math.min(TOLD, failures)))
			said.append("\n").append(line.item().name()).append(": ").append(line
				.message());
		if (progress.cancelled()) said.append("\nStopped: run it again to go on.");
		if (report.isEmpty()) throw new SoulstylerException(progress.cancelled()
			? Failure.CANCELLED : Failure.IMAGE, said.toString());
		summary = said.toString();
		if (failures > 0) progress.failure(summary);
	}

	private static SoulstylerException unclear(final String sentence) {
		return new SoulstylerException(Failure.INSTRUCTION, sentence);
	}
}
