package org.soulstyler.settings;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * All settings of a stylization, in groups. A new setting is a component of its
 * group's record; dialogs, {@code --help}, files and documents are made from
 * here.
 */
public final class SettingTable {

	/** The name of the {@link Preset} among the settings. */
	public static final String PRESET = "preset";

	private static final Map<String, SettingRow> ROWS = readRows();

	private SettingTable() {
		// prevent instantiation of utility class
	}

	/** All settings but the preset. */
	public static List<SettingRow> rows() {
		return List.copyOf(ROWS.values());
	}

	/** @throws IllegalArgumentException with a sentence if there is none */
	public static SettingRow row(final String name) {
		final SettingRow row = ROWS.get(name);
		if (row == null) throw new IllegalArgumentException(
			"There is no stylization setting \"" + name + "\".");
		return row;
	}

	/** A group with the values that its settings have. */
	static <G extends Record> G group(final Class<G> type,
		final Map<String, Object> values)
	{
		try {
			final RecordComponent[] components = type.getRecordComponents();
			final Constructor<G> constructor = type.getDeclaredConstructor(Stream.of(
				components).map(RecordComponent::getType).toArray(Class[]::new));
			return constructor.newInstance(Stream.of(components).map(c -> values.get(c
				.getName())).toArray());
		}
		catch (final ReflectiveOperationException exc) {
			if (exc.getCause() instanceof IllegalArgumentException)
				throw (IllegalArgumentException) exc.getCause();
			throw new IllegalStateException(exc);
		}
	}

	/** @throws IllegalArgumentException with a sentence unless the value fits */
	static void require(final boolean fits, final String name, final String rule,
		final Object value)
	{
		if (!fits) throw refused(name, rule, value);
	}

	/** The error for a value that does not fit. */
	static IllegalArgumentException refused(final String name, final String rule,
		final @Nullable Object value)
	{
		return new IllegalArgumentException("The stylization setting \"" + name +
			"\" must be " + rule + ", not " + value + ".");
	}

	private static Map<String, SettingRow> readRows() {
		final Map<String, SettingRow> rows = new LinkedHashMap<>();
		for (final RecordComponent group : StylizationSettings.class
			.getRecordComponents())
		{
			if (!group.getType().isRecord()) continue;
			for (final RecordComponent component : group.getType()
				.getRecordComponents())
			{
				rows.put(component.getName(), new SettingRow(group.getName(),
					component));
			}
		}
		return rows;
	}
}
