package org.soulstyler.batch;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.soulstyler.failure.SoulstylerException;

/**
 * What stands beside a result: of what it was made, and that it is whole. Also
 * what is kept of an item that cannot be made.
 *
 * @param item its name
 * @param image,instruction,seed,settings what was asked for, to be read by
 *          people
 * @param key {@link Fingerprint#key()}
 * @param hashes the fingerprint's parts
 * @param state {@link ItemState#DONE} or {@link ItemState#FAILED}
 * @param message why it failed, or empty
 * @param seconds it took
 * @param worker host and process that made it
 * @param outputs the result's files by name, with their SHA-256
 */
public record ItemRecord(String item, String image, String instruction,
	Long seed, String settings, String key, Map<String, String> hashes,
	ItemState state, String message, double seconds, String worker,
	Map<String, String> outputs)
{

	private static final Gson GSON = new GsonBuilder().setPrettyPrinting()
		.disableHtmlEscaping().create();

	/** The record in a file, if it is there and whole. */
	static Optional<ItemRecord> read(final Path file) {
		try {
			return Optional.ofNullable(GSON.fromJson(Files.readString(file),
				ItemRecord.class)).filter(r -> r.key != null && r.state != null);
		}
		catch (final IOException | JsonParseException exc) {
			return Optional.empty(); // then it is made anew
		}
	}

	String toJson() {
		return GSON.toJson(this) + "\n";
	}

	/** Whether it is of this fingerprint and all its files are there, unchanged. */
	boolean holds(final Fingerprint fingerprint, final Path folder) {
		if (state != ItemState.DONE || !key.equals(fingerprint.key()) ||
			outputs == null || outputs.isEmpty()) return false;
		try {
			for (final Map.Entry<String, String> output : outputs.entrySet()) {
				final Path file = folder.resolve(output.getKey());
				if (!Files.isRegularFile(file) || !Fingerprint.of(file).equals(output
					.getValue())) return false;
			}
			return true;
		}
		catch (final SoulstylerException exc) {
			return false;
		}
	}

	/** The names of the result's files. */
	List<String> files() {
		return outputs == null ? List.of() : List.copyOf(outputs.keySet());
	}
}
