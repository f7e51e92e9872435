package org.soulstyler.cli;

import java.awt.image.BufferedImage;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

import org.soulstyler.Soulstyler;
import org.soulstyler.bundle.ModelBundle;
import org.soulstyler.bundle.ModelStore;
import org.soulstyler.device.DeviceWish;
import org.soulstyler.evaluation.BlindComparison;
import org.soulstyler.evaluation.ClipJudge;
import org.soulstyler.evaluation.EvaluationFolder;
import org.soulstyler.evaluation.EvaluationReport;
import org.soulstyler.evaluation.EvaluationSet;
import org.soulstyler.evaluation.Loss;
import org.soulstyler.evaluation.Method;
import org.soulstyler.evaluation.OnnxJudge;
import org.soulstyler.evaluation.OwnRuns;
import org.soulstyler.evaluation.PairedComparison;
import org.soulstyler.evaluation.Score;
import org.soulstyler.evaluation.StyleJudge;
import org.soulstyler.evaluation.StylizationEvaluation;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.image.imagej.ImageFiles;
import org.soulstyler.output.OutputSet;
import org.soulstyler.segmentation.OnnxSegmenter;
import org.soulstyler.settings.StylizationSettings;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Restyles a set, and scores what we and others made of it. */
@Command(name = "stylization", mixinStandardHelpOptions = true, description = {
	"Restyles the pictures of a set and measures how well: what happens outside " +
		"a mask that a person drew, how like its words the object is, and what it " +
		"took. A run that was ended goes on. Other programs' pictures count, too, if " +
		"they lie in FOLDER/runs/NAME. Writes report.md, report.json and sheet.png." })
final class EvaluateStylization implements Callable<Integer> {

	@Spec
	private CommandSpec command;

	@Parameters(index = "0", paramLabel = "SET",
		description = "A folder with pictures, masks and set.tsv: a line of the " +
			"heads picture, expression, mask and style, then one a case, " +
			"separated by tabs.")
	private Path set;

	@Option(names = { "-o", "--output" }, required = true, paramLabel = "FOLDER",
		description = "For the pictures and reports.")
	private Path output;

	@Option(names = "--method", paramLabel = "NAME", split = ",",
		description = "own (the models' settings), fast or paper; several with " +
			"commas, or none to score only what is there (default: own).")
	private List<String> names = List.of("own");

	@Option(names = "--variant", paramLabel = "NAME=SETTINGS",
		description = "One more method: the models' settings with others in their " +
			"place, in one line as for Fiji, e.g. t5=preset paper, threshold 0.5. " +
			"May be given several times.")
	private Map<String, String> variants = Map.of();

	@Option(names = "--seeds", paramLabel = "N", defaultValue = "1",
		description = "Runs of each case, with the seeds 0, 1 … " +
			"(default: ${DEFAULT-VALUE}).")
	private int seeds;

	@Option(names = "--judge", paramLabel = "FILE|MODELS",
		description = "What says how like its words an object is: a graph, or " +
			"installed models with the published CLIP (default: judge.onnx in SET, " +
			"if it is there). Nothing may be optimised against it.")
	private String judge;

	@Option(names = "--loss", paramLabel = "N", defaultValue = "0",
		description = "Also measure the paper's loss of each picture, in the " +
			"models' own networks: the mean over N draws of crops, the same for all " +
			"methods (default: ${DEFAULT-VALUE}, not measured).")
	private int lossDraws;

	@Option(names = "--beside", paramLabel = "NAME",
		description = "A method to compare the others with run by run: in how many " +
			"they are as good or better, and in what part of its time.")
	private String beside;

	@Option(names = "--blind", paramLabel = "NAME,NAME", split = ",",
		description = "Two methods for people to choose between: writes blind.png, " +
			"and who is who to blind-key.tsv.")
	private List<String> blind = List.of();

	@Option(names = "--blind-seed", paramLabel = "SEED", defaultValue = "1",
		description = "Of the order (default: ${DEFAULT-VALUE}).")
	private long blindSeed;

	@Option(names = "--answers", paramLabel = "FILE",
		description = "Count somebody's answers to that sheet: lines of a row's " +
			"number and A, B or =.")
	private Path answers;

	@Mixin
	private EngineOptions engine;

	@Override
	public Integer call() throws SoulstylerException {
		final PrintWriter out = command.commandLine().getOut();
		if (answers != null) {
			BlindComparison.count(output.resolve("blind-key.tsv"), answers).forEach((
				name, count) -> out.println(count + "\t" + name));
			return 0;
		}
		if (lossDraws < 0) throw refused("--loss is " + lossDraws + "; 0 or more.");
		if (seeds < 1) throw refused("--seeds is " + seeds + "; at least 1.");
		if (!blind.isEmpty() && blind.size() != 2) throw refused(
			"--blind takes two methods, like own,paper.");
		final EvaluationSet cases = EvaluationSet.read(set);
		final EvaluationFolder folder = new EvaluationFolder(output);
		final Consumer<String> log = command.commandLine().getErr()::println;
		make(cases, folder, log);
		if (folder.methods().isEmpty()) throw refused("--method is none, and in " +
			output + " no method has made a picture yet.");
		if (beside != null && !folder.methods().contains(beside)) throw refused(
			"--beside is " + beside + "; there is " + String.join(", ", folder
				.methods()) + ".");
		final List<Score> scores;
		final String judgedBy;
		try (StyleJudge judging = judge();
				OnnxSegmenter classifier = classifier();
				Soulstyler judges = lossDraws > 0 ? engine.open() : null)
		{
			judgedBy = judging == null ? null : judging.description();
			scores = new StylizationEvaluation(cases, folder, judging, classifier,
				judges == null ? null : loss(judges), log).score(seeds);
		}
		final EvaluationReport report = new EvaluationReport(judgedBy, scores);
		final String text = report.toMarkdown() + besides(report);
		write(cases, folder, report, text);
		out.print(text);
		out.flush();
		return 0;
	}

	// -- Helper methods --

	private void make(final EvaluationSet cases, final EvaluationFolder folder,
		final Consumer<String> log) throws SoulstylerException
	{
		final List<String> wanted = names.stream().filter(n -> !n.equals("none"))
			.toList();
		if (wanted.isEmpty() && variants.isEmpty()) return;
		try (Soulstyler soulstyler = engine.open()) {
			final List<Method> methods = new ArrayList<>(Method.all(soulstyler
				.defaults()).stream().filter(m -> wanted.contains(m.name())).toList());
			if (methods.size() != wanted.size()) throw refused("--method is " + String
				.join(",", names) + "; it should be of own, fast and paper, or none.");
			variants.forEach((name, settings) -> methods.add(variant(name, soulstyler
				.defaults(), settings)));
			new OwnRuns(soulstyler, folder, log).make(cases, methods, seeds);
		}
	}

	private Method variant(final String name, final StylizationSettings defaults,
		final String settings)
	{
		try {
			return Method.variant(name, defaults, settings);
		}
		catch (final IllegalArgumentException e) {
			throw refused("--variant " + name + ": " + e.getMessage());
		}
	}

	private Loss loss(final Soulstyler judges) {
		final String precision = judges.defaults().optimiser().precision();
		return (before, used, style, after) -> judges.judge(before, used, style,
			after, precision, lossDraws).get("total");
	}

	private StyleJudge judge() throws SoulstylerException {
		final Path own = set.resolve("judge.onnx");
		if (judge == null) return Files.exists(own) ? OnnxJudge.open(own) : null;
		if (judge.endsWith(".onnx")) return OnnxJudge.open(Path.of(judge));
		return ClipJudge.open(ModelStore.standard().open(judge));
	}

	/** The segmenter's trunk, if it is one that tells kinds of things apart. */
	private OnnxSegmenter classifier() throws SoulstylerException {
		final ModelBundle bundle = engine.bundle();
		return bundle.segmenter().nouns() == null ? null : OnnxSegmenter.open(
			bundle, DeviceWish.CPU);
	}

	private String besides(final EvaluationReport report) {
		return beside == null ? "" : "\n" + new PairedComparison(beside, report
			.scores()).toMarkdown(report.methods());
	}

	private void write(final EvaluationSet cases, final EvaluationFolder folder,
		final EvaluationReport report, final String text) throws SoulstylerException
	{
		final EvaluationSheets sheets = new EvaluationSheets(folder);
		final OutputSet files = new OutputSet().add(output.resolve("report.md"),
			file -> Files.writeString(file, text)).add(output.resolve("report.json"),
				file -> Files.writeString(file, report.toJson()));
		add(files, "sheet.png", sheets.all(cases, report.methods()));
		if (!blind.isEmpty()) {
			final BlindComparison comparison = BlindComparison.of(cases, folder, blind
				.get(0), blind.get(1), 0, blindSeed);
			if (comparison.rows().isEmpty()) throw refused("--blind is " + String
				.join(",", blind) + "; there is no case of which both made a picture.");
			add(files, "blind.png", sheets.blind(comparison));
			files.add(output.resolve("blind-key.tsv"), file -> Files.writeString(file,
				comparison.key()));
		}
		files.write();
	}

	private void add(final OutputSet files, final String name,
		final BufferedImage sheet)
	{
		final Path file = output.resolve(name);
		files.add(file, ImageFiles.encoder(sheet, file));
	}

	private ParameterException refused(final String why) {
		return new ParameterException(command.commandLine(), why);
	}
}
