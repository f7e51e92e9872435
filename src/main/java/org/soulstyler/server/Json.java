package org.soulstyler.server;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/** JSON of requests and answers. */
final class Json {

	private static final Gson GSON = new GsonBuilder().disableHtmlEscaping()
		.create();

	private Json() {
		// prevent instantiation of utility class
	}

	/** On one line. */
	static String text(final JsonElement json) {
		return GSON.toJson(json);
	}

	static JsonElement of(final Object value) {
		return GSON.toJsonTree(value);
	}

	/**
	 * @param namesAndValues texts, numbers, booleans, lists or JSON; a null is left
	 *          out
	 */
	static JsonObject object(final Object... namesAndValues) {
		final JsonObject json = new JsonObject();
		for (int i = 0; i < namesAndValues.length; i += 2)
			if (namesAndValues[i + 1] != null) json.add((String) namesAndValues[i],
				of(namesAndValues[i + 1]));
		return json;
	}

	/** @param what it is, for the sentence */
	static JsonObject parse(final String text, final String what) throws Problem {
		try {
			return JsonParser.parseString(text).getAsJsonObject();
		}
		catch (final JsonParseException | IllegalStateException exc) {
			throw new Problem(400, what + " must be a JSON object.");
		}
	}

	/** A text that must be there. */
	static String string(final JsonObject json, final String name)
		throws Problem
	{
		final JsonElement value = json.get(name);
		if (value != null && value.isJsonPrimitive() && value.getAsJsonPrimitive()
			.isString()) return value.getAsString();
		throw new Problem(400, "The text \u201c" + name + "\u201d is missing.");
	}
}
