package org.soulstyler.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.soulstyler.LibraryLoading;
import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/**
 * The command line. Results go to standard output and to the files that the
 * user names; what happens on the way goes to standard error. The exit status
 * is 0 when the result is there, 1 for a fault of ours, 2 for a command line
 * that is not understood, and otherwise that of {@link ExitStatus}.
 */
@Command(name = "soulstyler", mixinStandardHelpOptions = true,
	versionProvider = Version.class, description = {
		"Restyles one object of a picture, named in a sentence." },
	footerHeading = "%nExit status:%n", footer = { "  0  the result is there", //
		"  1  a fault of this program's", //
		"  2  the command line was not understood", //
		"  3  the instruction is empty, or names no object or no style", //
		"  4  the image cannot be read", //
		"  5  the object is not in the picture", //
		"  6  a model file is missing, truncated or altered", //
		"  7  the result cannot be written", //
		"  8  the device is not there or out of memory", //
		"  9  cancelled before there was anything to keep", //
		" 10  some pictures of a batch could not be made", //
		" 11  no picture of a batch could be made", //
		" 12  an engine's library, a folder that it needs, a key or a port cannot be used" })
public final class SoulstylerCli {

	static final int BUG = 1;

	/** In the order in which they are listed. */
	private static final List<Class<?>> COMMANDS = List.of(StylizeCommand.class,
		SplitCommand.class, SegmentCommand.class, SceneCommand.class,
		DemoCommand.class, BenchCommand.class, ModelsCommand.class,
		GpuCommand.class, EvaluateCommand.class, BatchCommand.class,
		ServeCommand.class);

	/** Commands that restyle a picture. */
	private static final Set<String> RESTYLING = Set.of("stylize", "demo");
	/** Options that only have something said. */
	private static final Set<String> TALK = Set.of("-h", "--help", "-V",
		"--version");

	@Option(names = "--debug", scope = ScopeType.INHERIT,
		description = "Show where a failure came from.")
	private boolean debug;

	/** Runs and ends the process. */
	public static void main(final String[] arguments) {
		final PrintStream results = utf8(System.out);
		System.setOut(System.err); // engines have things to say, too
		final int status;
		try (LibraryLoading loading = restyles(arguments) ? LibraryLoading.begin()
			: null)
		{
			status = run(results, utf8(System.err), arguments);
		}
		System.exit(status); // engines may have left threads behind
	}

	/**
	 * Whether a command line looks as if it needed the engines' libraries: they are
	 * loaded while it is read, which takes about as long.
	 */
	static boolean restyles(final String... arguments) {
		return arguments.length > 0 && RESTYLING.contains(arguments[0]) && Stream
			.of(arguments).noneMatch(TALK::contains);
	}

	/** Runs with the given output streams; returns the exit status. */
	static int run(final PrintStream out, final PrintStream err,
		final String... arguments)
	{
		final SoulstylerCli root = new SoulstylerCli();
		final CommandLine commandLine = new CommandLine(root);
		commands(arguments).forEach(commandLine::addSubcommand);
		SettingsOptions.addTo(commandLine);
		commandLine.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
		commandLine.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
		commandLine.setParameterExceptionHandler((exc, given) -> explain(exc));
		commandLine.setExecutionExceptionHandler(root::report);
		commandLine.setCaseInsensitiveEnumValuesAllowed(true);
		UsageSentence.sayNumbers(commandLine);
		if (arguments.length == 0) {
			commandLine.usage(commandLine.getErr());
			return CommandLine.ExitCode.USAGE;
		}
		try {
			final int status = commandLine.execute(arguments);
			if (!commandLine.getOut().checkError()) return status;
			err.println("soulstyler: The result cannot be written to standard " +
				"output: is the disk full, or the pipe closed?");
			return status == 0 ? ExitStatus.of(Failure.OUTPUT) : status;
		}
		catch (final OutOfMemoryError exc) {
			err.println("soulstyler: There is not enough memory for this image. " +
				"SOULSTYLER_JAVA_OPTIONS=-Xmx8g gives more, a smaller " +
				"--working-size needs less.");
			return ExitStatus.of(Failure.DEVICE);
		}
		catch (final LinkageError exc) {
			return root.reportBug(exc, commandLine);
		}
	}

	// -- Helper methods --

	/**
	 * The command that is named, and {@link StylizeCommand}, which another may call;
	 * all where none is named. To make all takes longer than some commands do.
	 */
	private static List<Class<?>> commands(final String... arguments) {
		final List<Class<?>> named = COMMANDS.stream().filter(
			type -> arguments.length > 0 && type.getAnnotation(Command.class).name()
				.equals(arguments[0])).toList();
		if (named.isEmpty()) return COMMANDS;
		return Stream.concat(Stream.of(StylizeCommand.class), named.stream())
			.distinct().toList();
	}

	/** One sentence rather than the whole usage, which scrolls it away. */
	private static int explain(final ParameterException exc) {
		final CommandLine command = exc.getCommandLine();
		command.getErr().println("soulstyler: " + UsageSentence.of(exc) + " (" +
			command.getCommandSpec().qualifiedName() + " --help says more.)");
		return CommandLine.ExitCode.USAGE;
	}

	private int report(final Exception exc, final CommandLine commandLine,
		final ParseResult parsed)
	{
		final PrintWriter err = commandLine.getErr();
		if (!(exc instanceof SoulstylerException)) {
			return reportBug(exc, commandLine);
		}
		if (debug) exc.printStackTrace(err);
		err.println("soulstyler: " + exc.getMessage());
		return ExitStatus.of((SoulstylerException) exc);
	}

	private int reportBug(final Throwable exc, final CommandLine commandLine) {
		final PrintWriter err = commandLine.getErr();
		if (debug) exc.printStackTrace(err);
		err.println("soulstyler: This is a fault of the program: " + exc + (debug
			? "" : " (--debug shows where)"));
		return BUG;
	}

	/** Pipes carry UTF-8, whatever the locale says. */
	private static PrintStream utf8(final PrintStream stream) {
		return new PrintStream(stream, true, StandardCharsets.UTF_8);
	}
}
