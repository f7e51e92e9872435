package org.soulstyler.instruction;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import de.kherud.llama.LlamaModel;
import de.kherud.llama.args.LogFormat;

/**
 * Loads llama.cpp without its side effects. Left alone, the binding deletes
 * every file in the temporary folder whose name begins with "llama", unpacks
 * its library there under a name that all processes share, and says so on
 * standard output, where a script may be reading our answers.
 */
final class LlamaNatives {

	private static final String TEMPORARY_FOLDER = "de.kherud.llama.tmpdir";

	static {
		final PrintStream out = System.out;
		try {
			if (System.getProperty(TEMPORARY_FOLDER) == null) {
				final Path folder = Files.createTempDirectory("soulstyler-llama");
				System.setProperty(TEMPORARY_FOLDER, folder.toString());
				Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
			}
			System.setOut(System.err);
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

	/**
	 * Does nothing the second time.
	 *
	 * @throws LinkageError if the library is not to be had for this computer
	 */
	static void load() {
		// the static initialiser has done it
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
