package org.soulstyler.fiji;

import com.google.gson.JsonObject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

import org.soulstyler.bundle.JsonFile;
import org.soulstyler.chat.ChatServer;
import org.soulstyler.failure.SoulstylerException;
import org.soulstyler.folders.AppFolders;
import org.soulstyler.folders.PrivateFolder;
import org.soulstyler.instruction.SplitterChoice;

/**
 * Which language model the user has chosen, kept in a file of ours in the user's
 * settings. Of a key it says where it is, never what it is.
 */
final class LanguageModelChoice {

	private static final String FILE = "language-model.json";

	private LanguageModelChoice() {
		// prevent instantiation of utility class
	}

	/**
	 * @return empty for the models' own
	 * @throws SoulstylerException if others could have chosen it, or it is broken
	 */
	static Optional<SplitterChoice> get() throws SoulstylerException {
		final Path file = AppFolders.userSettings().resolve(FILE);
		if (!Files.isRegularFile(file)) return Optional.empty();
		PrivateFolder.open(file.getParent());
		final Kept kept = JsonFile.read(file, Kept.class);
		if (kept.file != null) return Optional.of(SplitterChoice.ofFile(Path.of(
			kept.file)));
		return Optional.of(new SplitterChoice(null, ChatServer.of(String.valueOf(
			kept.server), kept.model), kept.key));
	}

	/** Where the key is; null where that is not said. */
	static String key() {
		try {
			return get().map(SplitterChoice::key).orElse(null);
		}
		catch (final SoulstylerException exc) {
			return null; // told when it is used
		}
	}

	/** @param choice null for the models' own */
	static void set(final SplitterChoice choice) throws SoulstylerException {
		final Path folder = PrivateFolder.open(AppFolders.userSettings());
		final Path file = folder.resolve(FILE);
		try {
			if (choice == null) {
				Files.deleteIfExists(file);
				return;
			}
			final JsonObject json = new JsonObject();
			if (choice.file() != null) json.addProperty("file", choice.file()
				.toString());
			else {
				json.addProperty("server", choice.server().base().toString());
				json.addProperty("model", choice.server().model());
				if (choice.key() != null) json.addProperty("key", choice.key());
			}
			final Path next = Files.writeString(folder.resolve(FILE + ".new"), json +
				"\n");
			Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (final IOException exc) {
			throw PrivateFolder.unusable(folder, PrivateFolder.cause(exc, folder),
				exc);
		}
	}

	/** What the file says. */
	private record Kept(String file, String server, String model, String key) {
	}
}
