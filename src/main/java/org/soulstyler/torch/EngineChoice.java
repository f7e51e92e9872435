package org.soulstyler.torch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.soulstyler.failure.Failure;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.folders.AppFolders;
import org.soulstyler.folders.PrivateFolder;
import org.soulstyler.folders.Renaming;

/**
 * Which PyTorch the user has chosen, the bundled one or a folder's, kept in
 * the user's settings. A choice takes effect in programs that start
 * afterwards: a process has one engine.
 */
public final class EngineChoice {

	private static final String FILE = "pytorch-folder";

	private EngineChoice() {}

	/**
	 * The folder that was chosen; empty for the bundled PyTorch.
	 *
	 * @throws SoulstylerException ({@link Failure#ENVIRONMENT}) if others could have
	 *           chosen it
	 */
	public static Optional<Path> folder() throws SoulstylerException {
		final Path settings = AppFolders.userSettings();
		final Path file = settings.resolve(FILE);
		if (!Files.isRegularFile(file)) return Optional.empty();
		PrivateFolder.open(settings);
		try {
			return Optional.ofNullable(AppFolders.absolute(Files.readString(file)
				.strip()));
		}
		catch (final IOException exc) {
			throw PrivateFolder.unusable(settings, PrivateFolder.cause(exc, file),
				exc);
		}
	}

	/** Chooses a folder's PyTorch. */
	public static void use(final PyTorchFolder chosen)
		throws SoulstylerException
	{
		final Path folder = PrivateFolder.open(AppFolders.userSettings());
		try {
			final Path next = Files.writeString(folder.resolve(FILE + ".new"), chosen
				.folder() + "\n");
			Renaming.move(next, folder.resolve(FILE));
		}
		catch (final IOException exc) {
			throw PrivateFolder.unusable(folder, PrivateFolder.cause(exc, folder),
				exc);
		}
	}

	/** Chooses the bundled PyTorch. */
	public static void off() throws SoulstylerException {
		final Path settings = AppFolders.userSettings();
		final Path file = settings.resolve(FILE);
		try {
			Files.deleteIfExists(file);
		}
		catch (final IOException exc) {
			throw PrivateFolder.unusable(settings, PrivateFolder.cause(exc, file),
				exc);
		}
	}
}
