package org.soulstyler.instruction;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import de.kherud.llama.LlamaModel;
import de.kherud.llama.ModelParameters;
import de.kherud.llama.args.LogFormat;

/**
 * Loads llama.cpp without its side effects. Left alone, the binding deletes
 * every file in the temporary folder whose name begins with "llama", unpacks
 * its library there under a name that all processes share, and says so on
 * standard output, where a script may be reading our answers. (What goes wrong it
 * says on standard error, which is left alone.)
 * <p>
 * Its {@code close()} stops a model's thread but frees nothing, so opening a
 * file twice would hold its memory twice, for good. Therefore a model that was
 * loaded stays, and whoever opens the same file again gets it.
 */
final class LlamaNatives {

	private static final String TEMPORARY_FOLDER = "de.kherud.llama.tmpdir";

	/** One file as it was when it was loaded. */
	private record Version(Path file, long bytes, FileTime modified) {
	}

	private static final Map<Version, LlamaModel> LOADED = new HashMap<>();

	static {
		final PrintStream out = System.out;
		try {
			if (System.getProperty(TEMPORARY_FOLDER) == null) {
				final Path folder = Files.createTempDirectory("soulstyler-llama");
				System.setProperty(TEMPORARY_FOLDER, folder.toString());
				Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
			}
			System.setOut(without(Thread.currentThread(), out));
			// llama.cpp tells all about every tensor.
			LlamaModel.setLogger(LogFormat.TEXT, (level, message) -> {});
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
		finally {
			System.setOut(out);
		}
	}

	private LlamaNatives() {}

	/** The stream, deaf to the lines of one thread; what others say passes. */
	private static PrintStream without(final Thread thread,
		final PrintStream stream)
	{
		return new PrintStream(stream, true) {

			@Override
			public void println(final String line) {
				if (Thread.currentThread() != thread) super.println(line);
			}
		};
	}

	/**
	 * A model from a file: new, or the one that was made of this file before.
	 *
	 * @throws IOException if the file cannot be looked at
	 * @throws RuntimeException if llama.cpp cannot read it
	 * @throws LinkageError if llama.cpp is not to be had for this computer
	 */
	static synchronized LlamaModel model(final Path file,
		final ModelParameters parameters) throws IOException
	{
		final Version version = new Version(file.toRealPath(), Files.size(file),
			Files.getLastModifiedTime(file));
		LlamaModel model = LOADED.get(version);
		if (model == null) {
			model = new LlamaModel(parameters);
			LOADED.put(version, model);
		}
		return model;
	}

	private static void delete(final Path folder) {
		try (Stream<Path> files = Files.list(folder)) {
			files.forEach(file -> file.toFile().delete());
		}
		catch (final IOException e) {
			// The system empties its temporary folder some day.
		}
		folder.toFile().delete();
	}
}
