package org.soulstyler.settings;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSyntaxException;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What kind of value a setting has, and its form as JSON and as a text. */
enum SettingType {

		WHOLE, LONG, NUMBER, FLAG, TEXT, WHOLES, TEXTS;

	static SettingType of(final RecordComponent component) {
		final Class<?> type = component.getType();
		if (type == int.class) return WHOLE;
		if (type == long.class) return LONG;
		if (type == double.class) return NUMBER;
		if (type == boolean.class) return FLAG;
		if (type == String.class) return TEXT;
		final Object item = ((ParameterizedType) component.getGenericType())
			.getActualTypeArguments()[0];
		return item == Integer.class ? WHOLES : TEXTS;
	}

	/**
	 * The value.
	 *
	 * @throws RuntimeException if the JSON is of another type
	 */
	Object read(final JsonElement json) {
		return switch (this) {
			case WHOLE -> whole(json);
			case LONG -> json.getAsBigDecimal().longValueExact();
			case NUMBER -> json.getAsDouble();
			case FLAG -> flag(json);
			case TEXT -> json.getAsJsonPrimitive().getAsString();
			case WHOLES -> list(json, SettingType::whole);
			case TEXTS -> list(json, item -> item.getAsJsonPrimitive().getAsString());
		};
	}

	/** What a person wrote, as JSON has it. */
	JsonElement parse(final String written) {
		if (this == TEXT) return new JsonPrimitive(SettingsText.unquote(written));
		if (this != WHOLES && this != TEXTS) return json(written);
		if (written.startsWith("[")) return json(written);
		final JsonArray list = new JsonArray();
		for (final String item : SettingsText.split(written, this == WHOLES ? "; "
			: ";"))
		{
			final String text = SettingsText.unquote(item);
			if (text.isEmpty()) continue; // "" is how a list without items is written
			list.add(this == WHOLES ? json(text) : new JsonPrimitive(text));
		}
		return list;
	}

	/** The text that is read as this value. */
	String format(final Object value) {
		if (this == TEXT) return SettingsText.quote(value.toString());
		if (!(value instanceof List)) return value.toString();
		if (((List<?>) value).isEmpty()) return "\"\"";
		return ((List<?>) value).stream().map(item -> SettingsText.quote(item
			.toString())).collect(Collectors.joining(this == WHOLES ? " " : "; "));
	}

	private static int whole(final JsonElement json) {
		return json.getAsBigDecimal().intValueExact();
	}

	/** Gson would take any other text for false. */
	private static boolean flag(final JsonElement json) {
		if (json.getAsJsonPrimitive().isBoolean()) return json.getAsBoolean();
		throw new IllegalArgumentException(json.toString());
	}

	/** Null items stay null: the setting's row refuses them. */
	private static <T> List<T> list(final JsonElement json,
		final Function<JsonElement, T> item)
	{
		final List<T> list = new ArrayList<>();
		json.getAsJsonArray().forEach(i -> list.add(i.isJsonNull() ? null : item
			.apply(i)));
		return list;
	}

	/** Anything that is not JSON is a text, which the reader will refuse. */
	private static JsonElement json(final String written) {
		try {
			return JsonParser.parseString(written);
		}
		catch (final JsonSyntaxException exc) {
			return new JsonPrimitive(written);
		}
	}
}
