package org.soulstyler.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.instruction.InstructionSplitter;
import org.soulstyler.instruction.LlamaSplitter;
import org.soulstyler.instruction.SplitterChoice;
import org.soulstyler.instruction.SplitterEvaluation;
import org.soulstyler.instruction.SplitterEvaluation.Case;
import org.soulstyler.instruction.SplitterEvaluation.Outcome;
import org.soulstyler.instruction.SplitterModel;
import org.soulstyler.instruction.Target;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Scores models on examples. */
@Command(name = "evaluate", mixinStandardHelpOptions = true,
	description = "Scores models on examples.", subcommands = {
		EvaluateCommand.Splitter.class, EvaluateStylization.class })
final class EvaluateCommand implements Callable<Integer> {

	@Spec
	private CommandSpec command;

	@Override
	public Integer call() {
		throw new ParameterException(command.commandLine(),
			"Say what to evaluate: splitter or stylization.");
	}

	/** Any language model on any instructions. */
	@Command(name = "splitter", mixinStandardHelpOptions = true, description = {
		"Lets a language model split instructions and prints how many it " +
			"splits as the given answers do: in all and by shape of sentence, " +
			"with the seconds per sentence. Both parts of every target must be right; case, the articles in " +
			"front and final punctuation do not count." })
	static final class Splitter implements Callable<Integer> {

		@Spec
		private CommandSpec command;

		@Parameters(index = "0", paramLabel = "CASES.tsv", description = {
			"A line each: shape, instruction, objects, style, separated by tabs; " +
				"several targets joined with \" || \"." })
		private Path cases;

		@Option(names = "--gguf", paramLabel = "FILE", description = {
			"A language model instead of the bundle's, e.g. Llama-2-7B-chat." })
		private Path gguf;

		@Option(names = "--prompt", paramLabel = "TEXT", description = {
			"With --gguf: what the model is given, with {instruction} where the " +
				"instruction goes. Without it, its own chat template." })
		private String prompt;

		@Option(names = "--misses", description = "Print what was split wrongly.")
		private boolean misses;

		@Mixin
		private EngineOptions engine;

		@Override
		public Integer call() throws SoulstylerException {
			final List<Case> asked = SplitterEvaluation.read(cases);
			try (InstructionSplitter splitter = splitter()) {
				// The first answer also pays for reading the file.
				new SplitterEvaluation().ask(asked.subList(0, Math.min(1, asked
					.size())), splitter);
				final long begin = System.nanoTime();
				final SplitterEvaluation evaluation = new SplitterEvaluation().ask(
					asked, splitter);
				report(evaluation, (System.nanoTime() - begin) / 1e9);
			}
			return 0;
		}

		private InstructionSplitter splitter() throws SoulstylerException {
			if (gguf == null) return engine.splitter();
			return prompt == null ? SplitterChoice.ofFile(gguf).open(engine.bundle())
				: LlamaSplitter.open(new SplitterModel(gguf, prompt.replace("\\n",
					"\n")));
		}

		private void report(final SplitterEvaluation evaluation,
			final double seconds)
		{
			final PrintWriter out = command.commandLine().getOut();
			if (misses) {
				evaluation.outcomes().stream().filter(o -> !o.isRight()).forEach(
					o -> out.println(describe(o)));
			}
			evaluation.scoresByShape().forEach((shape, score) -> out.printf(
				Locale.ROOT, "%-16s %s%n", shape, score));
			out.printf(Locale.ROOT, "%-16s %s%n", "all", evaluation.score());
			out.printf(Locale.ROOT, "%.3f seconds a sentence%n", seconds / Math.max(1,
				evaluation.outcomes().size()));
			out.flush();
		}

		private static String describe(final Outcome outcome) {
			return outcome.asked().shape() + ": " + outcome.asked().instruction() +
				"\n    said   " + describe(outcome.answer()) + "\n    rather " +
				describe(outcome.asked().targets());
		}

		private static String describe(final List<Target> targets) {
			if (targets.isEmpty()) return "nothing";
			return String.join(", ", targets.stream().map(t -> "[" + t.objects() +
				"] [" + t.style() + "]").toList());
		}
	}
}
