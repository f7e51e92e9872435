package org.soulstyler.batch;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

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
		@Nullable Long seed, String settings, String key,
		Map<String, String> hashes, ItemState state, String message, double seconds,
		String worker, Map<String, String> outputs) {

	private static final Gson GSON = new GsonBuilder().setPrettyPrinting()
		.disableHtmlEscaping().create();

	static ItemRecord of(final BatchItem item, final Fingerprint fingerprint,
		final ItemState state, final String message, final double seconds,
		final String worker, final Map<String, String> outputs)
	{
		return new ItemRecord(item.name(), item.image(), item.instruction(), item
			.seed(), item.settings(), fingerprint.key(), fingerprint.parts(), state,
			message, Math.round(seconds * 10) / 10.0, worker, outputs);
	}

	/** The record in a text, if it is whole. */
	static Optional<ItemRecord> parse(final String text) {
		try {
			return Optional.ofNullable(GSON.fromJson(text, ItemRecord.class)).filter(
				r -> r.key != null && r.state != null);
		}
		catch (final JsonParseException exc) {
			return Optional.empty(); // then it is made anew
		}
	}

	String toJson() {
		return GSON.toJson(this) + "\n";
	}

	/** Whether it is of this fingerprint and all its files are there, unchanged. */
	boolean holds(final Fingerprint fingerprint, final ResultStore store)
		throws IOException
	{
		if (state != ItemState.DONE || !key.equals(fingerprint.key()) ||
			outputs == null || outputs.isEmpty()) return false;
		for (final Map.Entry<String, String> output : outputs.entrySet())
			if (!store.hash(output.getKey()).filter(output.getValue()::equals)
				.isPresent()) return false;
		return true;
	}

	/** The names of the result's files. */
	List<String> files() {
		return outputs == null ? List.of() : List.copyOf(outputs.keySet());
	}
}
