package org.soulstyler.folders;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Gives what is finished its name, all at once where the file system can. Windows
 * refuses it while anybody has the file, or one in the folder, open, as virus
 * scanners have new files for a moment: there it is tried again.
 */
public final class Renaming {

	private static final int ATTEMPTS = System.getProperty("os.name").startsWith(
		"Windows") ? 20 : 1;
	private static final long PAUSE_MILLIS = 100;

	private Renaming() {}

	/** Something that may be refused for a moment. */
	@FunctionalInterface
	interface Step {

		void take() throws IOException;
	}

	/** Moves a file, over another one if there is one, or a folder. */
	public static void move(final Path from, final Path to) throws IOException {
		patiently(ATTEMPTS, () -> {
			try {
				Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
			}
			catch (final AtomicMoveNotSupportedException exc) {
				Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
			}
		});
	}

	static void patiently(final int attempts, final Step step)
		throws IOException
	{
		for (int attempt = 1;; attempt++) {
			try {
				step.take();
				return;
			}
			catch (final AccessDeniedException exc) {
				if (attempt >= attempts) throw exc;
				pause(exc);
			}
		}
	}

	private static void pause(final IOException refused) throws IOException {
		try {
			Thread.sleep(PAUSE_MILLIS);
		}
		catch (final InterruptedException exc) {
			Thread.currentThread().interrupt();
			throw refused;
		}
	}
}
