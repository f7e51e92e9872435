package org.soulstyler.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

import org.soulstyler.Soulstyler;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.instruction.StyleInstruction;
import org.soulstyler.progress.Progress;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Instruction to its two parts, as JSON. */
@Command(name = "split", mixinStandardHelpOptions = true, description = {
	"Prints how an instruction is understood: a JSON object with " +
		"\"objects\" (empty for the whole picture) and \"content\", and, if there " +
		"are several, \"targets\", a list of them; where a part was left out " +
		"or reworded, \"notices\", sentences that say so. With - for the instruction, one for each line " +
		"of standard input; a line that cannot be split gives an object with " +
		"\"error\", and the exit status is then 3, or 6 if the model failed on one." })
final class SplitCommand implements Callable<Integer> {

	@Spec
	private CommandSpec command;

	@Parameters(index = "0", paramLabel = "INSTRUCTION|-",
		description = "The instruction, or - for standard input.")
	private String instruction;

	@Mixin
	private EngineOptions engine;

	private final Gson gson = new GsonBuilder().disableHtmlEscaping().create();

	@Override
	public Integer call() throws SoulstylerException {
		final PrintWriter out = command.commandLine().getOut();
		try (Soulstyler soulstyler = engine.open()) {
			soulstyler.disclosure().ifPresent(command.commandLine()
				.getErr()::println);
			if (instruction.equals("-")) return splitLines(soulstyler, out);
			out.println(toJson(soulstyler.split(instruction, Progress.NONE)));
			return 0;
		}
	}

	// -- Helper methods --

	private int splitLines(final Soulstyler soulstyler, final PrintWriter out)
		throws SoulstylerException
	{
		int status = 0;
		try {
			final BufferedReader lines = StandardInput.open(StandardCharsets.UTF_8);
			for (String line = lines.readLine(); line != null; line = lines
				.readLine())
			{
				try {
					out.println(toJson(soulstyler.split(line, Progress.NONE)));
				}
				catch (final SoulstylerException exc) {
					// A model may fail on one sentence and answer the next.
					if (exc.failure() != Failure.INSTRUCTION && exc
						.failure() != Failure.MODEL) throw exc;
					status = Math.max(status, ExitStatus.of(exc));
					out.println(gson.toJson(Map.of("error", exc.getMessage())));
				}
				out.flush();
			}
		}
		catch (final IOException exc) {
			throw new SoulstylerException(Failure.INSTRUCTION,
				"The instructions cannot be read: " + exc.getMessage(), exc);
		}
		return status;
	}

	private String toJson(final StyleInstruction understood) {
		final Map<String, Object> parts = new LinkedHashMap<>();
		parts.put("objects", understood.objects());
		parts.put("content", understood.style());
		if (understood.targets().size() > 1) parts.put("targets", understood
			.targets());
		if (!understood.notices().isEmpty()) parts.put("notices", understood
			.notices());
		return gson.toJson(parts);
	}
}
