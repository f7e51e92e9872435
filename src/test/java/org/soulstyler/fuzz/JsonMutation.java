package org.soulstyler.fuzz;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What happens to JSON: values of other kinds, and the bytes' own faults. */
final class JsonMutation {

	private static final List<String> VALUES = List.of("null", "0", "-1", "1e308",
		"-1e-308", "9223372036854775807", "-9223372036854775808", "1.5", "true",
		"[]", "{}", "[null]", "[[[[]]]]", "{\"\": null}", "\"\"", "\"x\"", "\"..\"",
		"\"../../../../etc/passwd\"", "\"/etc/passwd\"", "\"BUNDLE.JSON\"",
		"\"a\\\\b\"", "\"\\ud800\"", "\"\\u0000\"",
		"\"https://me:secret@host.example/f\"", "\"file:///etc/passwd\"", "\"(\"",
		"\"(a+)+b\"", "\"%s%n{}\"", "\"" + "long".repeat(2000) + "\"", "[".repeat(
			90) + "]".repeat(90));

	private JsonMutation() {
		// prevent instantiation of utility class
	}

	/** A copy with one to three faults. */
	static byte[] of(final String json, final Random random) {
		final JsonElement root = JsonParser.parseString(json);
		for (int i = 1 + random.nextInt(3); i > 0; i--) {
			final List<Runnable> faults = new ArrayList<>();
			collect(root, random, faults);
			faults.get(random.nextInt(faults.size())).run();
		}
		final byte[] bytes = root.toString().getBytes(StandardCharsets.UTF_8);
		return random.nextInt(8) == 0 ? Mutation.of(bytes, random) : bytes;
	}

	/** One fault for each place that there is. */
	private static void collect(final JsonElement at, final Random random,
		final List<Runnable> faults)
	{
		if (at.isJsonObject()) {
			final JsonObject object = at.getAsJsonObject();
			for (final String key : List.copyOf(object.keySet())) {
				faults.add(() -> {
					if (random.nextInt(5) == 0) object.remove(key);
					else object.add(key, value(random));
				});
				collect(object.get(key), random, faults);
			}
		}
		else if (at.isJsonArray()) {
			final JsonArray array = at.getAsJsonArray();
			for (int i = 0; i < array.size(); i++) {
				final int index = i;
				faults.add(() -> {
					if (index < array.size()) array.set(index, value(random));
				});
				collect(array.get(i), random, faults);
			}
		}
	}

	private static JsonElement value(final Random random) {
		return JsonParser.parseString(VALUES.get(random.nextInt(VALUES.size())));
	}
}
