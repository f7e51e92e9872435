package org.soulstyler.cli;

import ij.ImagePlus;
import ij.process.ColorProcessor;

import java.awt.image.BufferedImage;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.soulstyler.Soulstyler;
import org.soulstyler.batch.BatchItem;
import org.soulstyler.batch.BatchReport;
import org.soulstyler.batch.BatchRun;
import org.soulstyler.batch.BatchSettings;
import org.soulstyler.batch.Manifest;
import org.soulstyler.batch.PictureWork;
import org.soulstyler.batch.Shard;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.imagej.ImageFiles;
import org.soulstyler.output.InputFiles;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Many pictures, by one process or by many on one folder. */
@Command(name = "batch", mixinStandardHelpOptions = true, description = {
	"Restyles many pictures. For each it writes NAME.png, NAME-mask.png, " +
		"NAME.json (what was done) and NAME.record.json (of what it was made) " +
		"into DIR, and for all of them batch.tsv and batch.json.",
	"What is there already, made of the same picture, instruction, settings, " +
		"models and version, is kept, so a batch that was ended is started again " +
		"by the same line. Any number of processes, on one machine or on many, may " +
		"share the work by running the same line on the same folders.",
	"INPUT is a folder of pictures, one picture, or a table (.tsv) whose first " +
		"line names its columns: image, and as you need them instruction, mask, " +
		"seed, settings, name." })
final class BatchCommand implements Callable<Integer> {

	@Spec
	private CommandSpec command;

	@Parameters(index = "0", paramLabel = "INPUT",
		description = "A folder, a picture, or a table (.tsv).")
	private Path input;

	@Option(names = { "-o", "--out" }, required = true, paramLabel = "DIR",
		description = "Where the results go; is made when it is not there.")
	private Path out;

	@Mixin
	private BatchWishes wishes;

	@Option(names = "--task", paramLabel = "I",
		description = "Of the tasks 1 to N of an array, this one: every N-th " +
			"picture. Inside a SLURM or LSF array it is known without.")
	private Integer task;

	@Option(names = "--of", paramLabel = "N", description = "How many tasks.")
	private Integer tasks;

	@Option(names = "--processes", paramLabel = "N|auto", defaultValue = "1",
		description = "How many processes of this machine share the work; auto: " +
			"one a core, as far as the memory goes (default: ${DEFAULT-VALUE}).")
	private String processes;

	@Option(names = "--at-once", paramLabel = "N|auto", defaultValue = "1",
		description = "How many pictures each process restyles at the same time, " +
			"with one set of models, as pays on a GPU; auto: one first, and twice as " +
			"many as long as they make a tenth more steps a second and memory has " +
			"room (default: ${DEFAULT-VALUE}).")
	private String atOnce;

	@Option(names = "--dry-run",
		description = "Say what would be done, and do nothing.")
	private boolean dryRun;

	@Option(names = "--retry-failed",
		description = "Try again what failed for good in an earlier run.")
	private boolean again;

	@Option(names = "--replace",
		description = "Replace files of the results' names that no batch made.")
	private boolean replace;

	@Option(names = "--no-wait",
		description = "End when all that is left is in the hands of other processes.")
	private boolean noWait;

	@Option(names = "--sheet", paramLabel = "FILE",
		description = "A labelled sheet of all results: .png, .tif or .jpg.")
	private Path sheet;

	@Mixin
	private EngineOptions engine;

	@Mixin
	private SettingsOptions settings;

	@Override
	public Integer call() throws SoulstylerException {
		final PrintWriter err = command.commandLine().getErr();
		Manifest.requireOtherFolder(input, out);
		final List<BatchItem> items = wishes.items(source());
		final String format = wishes.format();
		final BatchReport report;
		try (Soulstyler soulstyler = engine.open()) {
			final PictureWork work = new PictureWork(soulstyler, settings.over(
				soulstyler.defaults()), format);
			requireOtherFiles(items, work);
			final int together = atOnce();
			soulstyler.restyleAtOnce(together == BatchSettings.MEASURED
				? BatchSettings.MOST_AT_ONCE : together);
			if (dryRun) return dryRun(BatchRun.look(shard().of(items), out, work));
			final boolean member = BatchCrew.isMember();
			final Set<String> crew = member ? Set.of() : crew(shard().of(items)
				.size());
			final BatchPrinter printer = new BatchPrinter(err, member || !crew
				.isEmpty());
			report = BatchRun.run(items, out, work, new BatchSettings(shard(),
				BatchSettings.DEFAULTS.patience(), BatchSettings.DEFAULTS.retries(),
				again && crew.isEmpty(), replace, !noWait && !member, crew, together),
				printer);
			printer.ended();
			if (member) return ExitStatus.of(report);
		}
		err.println(report.summary());
		if (sheet != null) writeSheet(report);
		command.commandLine().getOut().println(out.resolve("batch" + shard()
			.suffix() + ".tsv"));
		return ExitStatus.of(report);
	}

	// -- Helper methods --

	private BatchWishes.Source source() {
		return new BatchWishes.Source() {

			@Override
			public boolean isTable() {
				return Manifest.isTable(input);
			}

			@Override
			public List<BatchItem> table(final String instruction)
				throws SoulstylerException
			{
				return Manifest.read(input, instruction);
			}

			@Override
			public List<String> pictures() throws SoulstylerException {
				if (!Files.exists(input)) throw usage("There is no " + input + ".");
				return Manifest.pictures(input);
			}
		};
	}

	/** Not even --replace replaces what the results are made from. */
	private void requireOtherFiles(final List<BatchItem> items,
		final PictureWork work) throws SoulstylerException
	{
		final List<Path> all = new ArrayList<>(List.of(input));
		for (final BatchItem item : items)
			Stream.of(item.image(), item.mask()).filter(Objects::nonNull).map(
				Path::of).forEach(all::add);
		final InputFiles inputs = new InputFiles(all);
		if (sheet != null) {
			ImageFiles.requireWritable(sheet);
			inputs.requireOther(sheet);
		}
		for (final BatchItem item : items)
			for (final String name : work.files(item))
				inputs.requireOther(out.resolve(name));
	}

	/** Lets further processes do the work; none: this one does it. */
	private Set<String> crew(final int items) throws SoulstylerException {
		if (!processes.matches("auto|[1-9]\\d{0,3}")) throw usage(
			"--processes is \"" + processes + "\"; it can be a number or auto.");
		final int size = BatchCrew.size(processes, items, engine.device(), engine
			.bundle());
		if (size == 1) return Set.of();
		CommandLine line = command.commandLine();
		while (line.getParent() != null)
			line = line.getParent();
		return BatchCrew.run(line.getCommandSpec().userObject().getClass(), size,
			line.getParseResult().originalArgs());
	}

	private int atOnce() {
		if (atOnce.equals("auto")) return BatchSettings.MEASURED;
		if (!atOnce.matches("[1-9]\\d?")) throw usage("--at-once is \"" + atOnce +
			"\"; it can be a number from 1 to 99, or auto.");
		return Integer.parseInt(atOnce);
	}

	private Shard shard() {
		try {
			if (task == null && tasks == null) return Shard.fromEnvironment(System
				.getenv());
			if (task == null || tasks == null) throw new IllegalArgumentException(
				"--task and --of go together.");
			return Shard.of(task, tasks);
		}
		catch (final IllegalArgumentException exc) {
			throw usage(exc.getMessage());
		}
	}

	private int dryRun(final BatchReport report) {
		final PrintWriter results = command.commandLine().getOut();
		results.print(report.toTsv());
		results.flush();
		command.commandLine().getErr().println(report.summary());
		return 0;
	}

	private void writeSheet(final BatchReport report) throws SoulstylerException {
		final BufferedImage drawn = new BatchSheet(out, wishes.format()).draw(
			report);
		ImageFiles.write(new ImagePlus("sheet", new ColorProcessor(drawn)), sheet);
	}

	private ParameterException usage(final String sentence) {
		return new ParameterException(command.commandLine(), sentence);
	}
}
